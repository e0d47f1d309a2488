using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;
using Zarya.Mdb.Xtce.Resolving;

namespace Zarya.Mdb.Xtce.Checking;

/// <summary>Inheritance of containers: children can be told apart, and by values that are known by then.</summary>
internal static class ContainerChecks
{
    internal static void Run(XtceDraft draft, List<SequenceContainer> containers, ParametersRead read)
    {
        CheckSiblings(draft, containers);
        foreach (SequenceContainer container in containers)
        {
            if (container.BaseContainer?.Target is { } @base && container.RestrictionCriteria is { } criteria) CheckRestriction(draft, container, @base, criteria, read);
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

    private static void CheckRestriction(XtceDraft draft, SequenceContainer container, SequenceContainer @base, MatchCriteria criteria, ParametersRead read)
    {
        foreach (Comparison comparison in References.Comparisons(criteria))
        {
            foreach (InstanceRef? side in (ReadOnlySpan<InstanceRef?>)[comparison.Left, comparison.Right])
            {
                if (side?.Parameter?.Target is not { } parameter || read.In(@base, parameter)) continue;
                draft.Warn("restriction-parameter", $"{parameter.QualifiedName} is not read in {@base.QualifiedName} or before; the restriction then sees an old value or none", comparison.Where, container.QualifiedName);
            }
        }
    }
}
