using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>Another container in this place: its bases, then itself; if it is abstract, the inheritor whose criteria hold (rules 3, 4 and 12).</summary>
internal sealed class ContainerStep(PlanNode[] chain, string entry) : Step
{
    /// <summary>The container's outermost base first, itself last.</summary>
    public PlanNode[] Chain => chain;

    public override bool Run(ref DecodeState state)
    {
        if (!state.CountStep(entry)) return false;
        (int start, int furthest) = (state.ContainerStart, state.Furthest);
        state.ContainerStart = state.Furthest = state.Cursor;
        if (!RunInside(ref state)) return false;
        // Also where all that is inside is placed elsewhere, or nothing is, the container must begin in the packet (rule 30).
        if (state.ContainerStart > state.BitLength)
        {
            state.Cursor = state.ContainerStart;
            return state.Fail(DecodeErrorKind.TooShort, entry);
        }
        int insideEnd = state.Furthest;
        (state.ContainerStart, state.Furthest, state.Cursor) = (start, furthest, insideEnd);
        state.Advance(0);
        return true;
    }

    private bool RunInside(ref DecodeState state)
    {
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
