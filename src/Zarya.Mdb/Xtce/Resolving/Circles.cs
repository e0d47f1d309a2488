using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Resolving;

/// <summary>A link from an item to another one it builds on.</summary>
/// <param name="Target">The other one.</param>
/// <param name="Cut">Takes the link away.</param>
/// <param name="Where">Where the link was written.</param>
/// <param name="Code">The code of the error when it closes a circle.</param>
internal readonly record struct Link<T>(T Target, Action Cut, SourceLine Where, string Code);

/// <summary>
/// Finds items that build on themselves, through bases, members, elements or included containers, and chains longer than the limit. The link that closes a circle
/// loses its target, so that nobody who follows links runs forever.
/// </summary>
internal static class Circles
{
    internal static void Cut(XtceDraft draft)
    {
        List<SpaceSystem> systems = [.. draft.Roots.SelectMany(r => r.SelfAndDescendants())];
        List<DataType> types = [.. systems.SelectMany(s => s.ParameterTypes.Concat(s.ArgumentTypes))];
        Cut(types, t => TypeLinks(t), draft);
        Cut(systems.SelectMany(s => s.MetaCommands), c => Base(c.BaseCommand), draft);
        Cut(systems.SelectMany(s => s.Containers.Concat(s.MetaCommands.Select(c => c.Container).OfType<SequenceContainer>())), ContainerLinks, draft);
    }

    private static IEnumerable<Link<DataType>> TypeLinks(DataType type)
    {
        foreach (Link<DataType> link in Base(type.BaseType)) yield return link;
        if (type is ArrayDataType array)
            foreach (Link<DataType> link in To(array.ElementType, "circular-type")) yield return link;
        if (type is not AggregateDataType aggregate) yield break;
        foreach (Member member in aggregate.Members)
            foreach (Link<DataType> link in To(member.Type, "circular-type")) yield return link;
    }

    private static IEnumerable<Link<SequenceContainer>> ContainerLinks(SequenceContainer container)
    {
        foreach (Link<SequenceContainer> link in Base(container.BaseContainer)) yield return link;
        foreach (ContainerEntry entry in container.Entries)
        {
            if (entry is not ContainerRefEntry included) continue;
            foreach (Link<SequenceContainer> link in To(included.Container, "circular-inclusion")) yield return link;
        }
    }

    private static IEnumerable<Link<T>> Base<T>(Reference<T>? reference) where T : NamedItem => reference is null ? [] : To(reference, "circular-inheritance");

    private static IEnumerable<Link<T>> To<T>(Reference<T> reference, string code) where T : NamedItem
    {
        if (reference.Target is { } target) yield return new Link<T>(target, () => reference.Target = null, reference.Where, code);
    }

    /// <summary>Depth first with an own stack; an item's height is the length of the longest chain below it.</summary>
    private static void Cut<T>(IEnumerable<T> items, Func<T, IEnumerable<Link<T>>> links, XtceDraft draft) where T : NamedItem
    {
        const int Open = -1;
        var heights = new Dictionary<T, int>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<(T Item, IEnumerator<Link<T>> Links, int Height, Link<T>? Current)>();
        foreach (T start in items)
        {
            if (!heights.TryAdd(start, Open)) continue;
            stack.Push((start, links(start).GetEnumerator(), 0, null));
            while (stack.TryPop(out (T Item, IEnumerator<Link<T>> Links, int Height, Link<T>? Current) top))
            {
                if (top.Current is { } done)
                {
                    int height = heights[done.Target] + 1;
                    if (height >= draft.Limits.MaxDepth) Report(draft, top.Item, done, "too-deep", $"the chain from {done.Target.QualifiedName} on is longer than {draft.Limits.MaxDepth}; shorten it");
                    else top.Height = Math.Max(top.Height, height);
                    top.Current = null;
                }
                if (!top.Links.MoveNext())
                {
                    heights[top.Item] = top.Height;
                    continue;
                }
                Link<T> link = top.Links.Current;
                if (!heights.TryGetValue(link.Target, out int known))
                {
                    heights.Add(link.Target, Open);
                    stack.Push(top with { Current = link });
                    stack.Push((link.Target, links(link.Target).GetEnumerator(), 0, null));
                }
                else if (known == Open)
                {
                    Report(draft, top.Item, link, link.Code, $"{top.Item.QualifiedName} builds on {link.Target.QualifiedName}, which builds on it; take one of the links away");
                    stack.Push(top);
                }
                else stack.Push(top with { Current = link });
            }
        }
    }

    private static void Report<T>(XtceDraft draft, T item, Link<T> link, string code, string message) where T : NamedItem
    {
        link.Cut();
        draft.Add(DiagnosticSeverity.Error, code, message, link.Where, item.QualifiedName);
    }
}
