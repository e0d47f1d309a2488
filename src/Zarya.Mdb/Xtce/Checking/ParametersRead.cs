using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Checking;

/// <summary>Which parameters a container reads, with its bases and what they include.</summary>
internal sealed class ParametersRead
{
    /// <summary>Containers that may be looked into in all; a document of reasonable make needs a small part of it. Beyond it everything counts as read.</summary>
    private int _budget = 20_000_000;

    private readonly Dictionary<SequenceContainer, HashSet<Parameter>> _own = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a container, its bases or what they include reads the parameter.</summary>
    internal bool In(SequenceContainer start, Parameter parameter)
    {
        var seen = new HashSet<SequenceContainer>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<SequenceContainer>();
        pending.Push(start);
        while (pending.TryPop(out SequenceContainer? container))
        {
            if (!seen.Add(container)) continue;
            if (--_budget < 0 || OwnOf(container).Contains(parameter)) return true;
            foreach (ContainerEntry entry in container.Entries)
            {
                if (entry is IndirectParameterEntry) return true;
                if (entry is ContainerRefEntry { Container.Target: { } included }) pending.Push(included);
            }
            if (container.BaseContainer?.Target is { } @base) pending.Push(@base);
        }
        return false;
    }

    private HashSet<Parameter> OwnOf(SequenceContainer container)
    {
        if (_own.TryGetValue(container, out HashSet<Parameter>? own)) return own;
        own = new HashSet<Parameter>(ReferenceEqualityComparer.Instance);
        foreach (ContainerEntry entry in container.Entries)
        {
            if (entry is ParameterEntry { Parameter.Target: { } whole }) own.Add(whole);
            else if (entry is ParameterSegmentEntry { Parameter.Target: { } segmented }) own.Add(segmented);
        }
        _own.Add(container, own);
        return own;
    }
}
