using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>Another container in this place: its bases, then itself; if it is abstract, the inheritor whose criteria hold (rules 3, 4 and 12). It takes at least the size that it states.</summary>
internal sealed class ContainerStep(PlanNode[] chain, string entry) : Step
{
    /// <summary>The container's outermost base first, itself last.</summary>
    public PlanNode[] Chain => chain;

    public override bool Run(ref DecodeState state)
    {
        if (!state.CountStep(entry)) return false;
        (int start, int furthest) = (state.ContainerStart, state.Furthest);
        state.ContainerStart = state.Furthest = state.Cursor;
        bool ok = RunInside(ref state, out PlanNode deepest) && RunSizes(ref state, deepest);
        int insideEnd = state.Furthest;
        state.Furthest = Math.Max(furthest, insideEnd);
        if (ok) (state.ContainerStart, state.Cursor) = (start, insideEnd);
        return ok;
    }

    /// <summary>The largest stated size must fit. Also where all that is inside is placed elsewhere, or nothing is, the container must begin in the packet (rules 4 and 30).</summary>
    private bool RunSizes(ref DecodeState state, PlanNode deepest)
    {
        long size = 0;
        foreach (PlanNode node in chain)
            if (!node.RaiseToSize(ref state, entry, ref size)) return false;
        if (deepest != chain[^1] && !RaiseToSizes(ref state, deepest, ref size)) return false;
        if (size > state.BitLength - state.ContainerStart)
        {
            state.Cursor = state.ContainerStart;
            return state.Fail(DecodeErrorKind.TooShort, entry, size);
        }
        state.Furthest = Math.Max(state.Furthest, state.ContainerStart + (int)size);
        return true;
    }

    /// <summary>Outermost first: of several that cannot be told, the first is the error.</summary>
    private bool RaiseToSizes(ref DecodeState state, PlanNode node, ref long size) =>
        (node.Parent == chain[^1] || RaiseToSizes(ref state, node.Parent!, ref size)) && node.RaiseToSize(ref state, entry, ref size);

    private bool RunInside(ref DecodeState state, out PlanNode last)
    {
        last = chain[^1];
        foreach (PlanNode node in chain)
            if (!RunAll(node.Steps, ref state)) return false;
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
