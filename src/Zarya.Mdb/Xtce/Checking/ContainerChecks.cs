using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Checking;

/// <summary>Inheritance of containers: children can be told apart, and by values that are known by then.</summary>
internal sealed class ContainerChecks
{
    /// <summary>Containers that may be looked into in all; a document of reasonable make needs a small part of it.</summary>
    private int _budget = 20_000_000;

    private readonly Dictionary<SequenceContainer, HashSet<Parameter>> _own = new(ReferenceEqualityComparer.Instance);

    internal static void Run(XtceDraft draft, List<SequenceContainer> containers)
    {
        CheckSiblings(draft, containers);
        var checks = new ContainerChecks();
        foreach (SequenceContainer container in containers)
        {
            if (container.BaseContainer?.Target is { } @base && container.RestrictionCriteria is { } criteria) checks.CheckRestriction(draft, container, @base, criteria);
        }
    }

    private static void CheckSiblings(XtceDraft draft, List<SequenceContainer> containers)
    {
        foreach (IGrouping<SequenceContainer, SequenceContainer> children in containers.Where(c => !c.IsCommandContainer && c.BaseContainer?.Target is not null).GroupBy(c => c.BaseContainer!.Target!))
        {
            if (children.Count() < 2) continue;
            foreach (SequenceContainer child in children.Where(c => c.RestrictionCriteria is null))
                draft.Warn("unrestricted-child", $"{children.Key.QualifiedName} has other children, and nothing tells this one apart; add RestrictionCriteria", child.BaseContainer!.Where, child.QualifiedName);
        }
    }

    private void CheckRestriction(XtceDraft draft, SequenceContainer container, SequenceContainer @base, MatchCriteria criteria)
    {
        foreach (Comparison comparison in Comparisons(criteria))
        {
            foreach (InstanceRef? side in (ReadOnlySpan<InstanceRef?>)[comparison.Left, comparison.Right])
            {
                if (side?.Parameter?.Target is not { } parameter || Holds(@base, parameter, new HashSet<SequenceContainer>(ReferenceEqualityComparer.Instance))) continue;
                draft.Warn("restriction-parameter", $"{parameter.QualifiedName} is not read in {@base.QualifiedName} or before; the restriction then sees an old value or none", comparison.Where, container.QualifiedName);
            }
        }
    }

    internal static IEnumerable<Comparison> Comparisons(MatchCriteria criteria) => criteria switch
    {
        Comparison comparison => [comparison],
        AndedConditions and => and.Terms.SelectMany(Comparisons),
        OredConditions or => or.Terms.SelectMany(Comparisons),
        _ => [],
    };

    /// <summary>Whether a container, its bases or what they include reads the parameter.</summary>
    private bool Holds(SequenceContainer start, Parameter parameter, HashSet<SequenceContainer> seen)
    {
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
