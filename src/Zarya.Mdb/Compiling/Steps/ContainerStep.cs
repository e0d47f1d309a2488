namespace Zarya.Mdb.Compiling.Steps;

/// <summary>Another container in this place: its bases, then itself; if it is abstract, the inheritor whose criteria hold (rules 3, 4 and 12).</summary>
internal sealed class ContainerStep(PlanNode[] chain, string entry) : Step
{
    /// <summary>The container's outermost base first, itself last.</summary>
    public PlanNode[] Chain => chain;

    public override IEnumerable<Step> Inside
    {
        get
        {
            var pending = new Stack<PlanNode>(chain);
            while (pending.TryPop(out PlanNode? node))
            {
                foreach (Step step in node.Steps) yield return step;
                foreach ((_, PlanNode child) in node.Children) pending.Push(child);
            }
        }
    }

    public override bool Run(ref DecodeState state)
    {
        if (!state.CountStep(entry)) return false;
        (int start, int furthest) = (state.ContainerStart, state.Furthest);
        state.ContainerStart = state.Furthest = state.Cursor;
        if (!RunInside(ref state, out PlanNode deepest) || !TakeStatedSize(ref state, deepest)) return false;
        int insideEnd = state.Furthest;
        (state.ContainerStart, state.Furthest, state.Cursor) = (start, furthest, insideEnd);
        state.Advance(0);
        return true;
    }

    private bool RunInside(ref DecodeState state, out PlanNode deepest)
    {
        deepest = chain[^1];
        foreach (PlanNode node in chain)
            if (!RunAll(node.Steps, ref state)) return false;
        // None matches: as it is. Real definitions include abstract containers that nothing extends (JPSS' secondary header).
        while (deepest.Children.Length > 0 && deepest.SelectChild(ref state) is { } child)
        {
            deepest = child;
            if (!state.CountStep(entry) || !RunAll(child.Steps, ref state)) return false;
        }
        return true;
    }

    /// <summary>The largest size that the container, one of its bases or the child that matched states must fit, and is taken (rule 4); without one the place must be in the packet all the same (rule 30).</summary>
    private bool TakeStatedSize(ref DecodeState state, PlanNode deepest)
    {
        long largest = 0;
        foreach (PlanNode node in chain)
            if (!TryEnlarge(ref state, node, ref largest)) return false;
        for (PlanNode? node = deepest; node?.Parent is not null; node = node.Parent)
            if (!TryEnlarge(ref state, node, ref largest)) return false;
        state.Cursor = state.ContainerStart;
        if (!state.Has(largest, entry)) return false;
        state.Furthest = Math.Max(state.Furthest, state.Cursor + (int)largest);
        return true;
    }

    private bool TryEnlarge(ref DecodeState state, PlanNode node, ref long largest)
    {
        if (node.Size is null) return true;
        if (!node.Size.TryGet(ref state, entry, out long bits)) return false;
        largest = Math.Max(largest, bits);
        return true;
    }
}
