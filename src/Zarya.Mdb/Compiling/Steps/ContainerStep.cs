using Zarya.Mdb.Compiling.Criteria;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>Another container in this place: its bases, then itself; if it is abstract, the inheritor whose criteria hold (rules 3, 4 and 12).</summary>
internal sealed class ContainerStep(PlanNode[] chain, IntegerSource? size, string entry) : Step
{
    /// <summary>The container's outermost base first, itself last.</summary>
    public PlanNode[] Chain => chain;

    public bool HasOwnSize => size is not null;

    public override bool Run(ref DecodeState state)
    {
        if (!state.CountStep(entry)) return false;
        (int start, int end, int furthest) = (state.ContainerStart, state.ContainerEnd, state.Furthest);
        state.ContainerStart = state.Furthest = state.Cursor;
        state.ContainerEnd = state.BitLength;
        if (!RunInside(ref state)) return false;
        int insideEnd = state.Furthest;
        (state.ContainerStart, state.ContainerEnd, state.Furthest, state.Cursor) = (start, end, furthest, insideEnd);
        state.Advance(0);
        return true;
    }

    private bool RunInside(ref DecodeState state)
    {
        if (size is not null)
        {
            if (!size.TryGet(ref state, entry, out long bits)) return false;
            state.ContainerEnd = (int)Math.Clamp(state.ContainerStart + bits, 0, state.BitLength);
        }
        foreach (PlanNode node in chain)
            if (!RunAll(node.Steps, ref state)) return false;
        PlanNode last = chain[^1];
        while (last.Container.IsAbstract)
        {
            // None: as it is. Real definitions include abstract containers that nothing extends (JPSS' secondary header).
            if (last.SelectChild(ref state) is not { } child) break;
            if (!state.CountStep(entry) || !RunAll(child.Steps, ref state)) return false;
            last = child;
        }
        return true;
    }
}
