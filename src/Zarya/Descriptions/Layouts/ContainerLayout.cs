using Zarya.Mdb.Model;

namespace Zarya.Descriptions.Layouts;

/// <summary>The bits of a container and all it extends, as far as the definition fixes them; <c>docs/design/decoding.md</c>, rules 1 to 8.</summary>
internal sealed class ContainerLayout
{
    private ContainerLayout(IReadOnlyList<LayoutField> fields, IReadOnlyList<string> anchors) => (Fields, Anchors) = (fields, anchors);

    /// <summary>The entries in order, groups before what they hold.</summary>
    public IReadOnlyList<LayoutField> Fields { get; }

    /// <summary>What the places of fields count from: for each anchor, what it stands behind. The first is the start of the packet.</summary>
    public IReadOnlyList<string> Anchors { get; }

    /// <summary>Bits from the start to the end of the last field, if nothing in it depends on the packet.</summary>
    public long? FixedSizeInBits => Anchors.Count > 1 || Fields.Any(f => f.SizeInBits is null) ? null : Fields.Select(f => f.Start.Bit + f.SizeInBits!.Value).DefaultIfEmpty().Max();

    /// <summary>Lays out a container.</summary>
    /// <param name="container">The container.</param>
    /// <param name="hasInheritors">Whether an abstract container can be specialised in place.</param>
    public static ContainerLayout Of(SequenceContainer container, Predicate<SequenceContainer> hasInheritors)
    {
        var walk = new LayoutWalk(hasInheritors);
        walk.Place(container);
        return new ContainerLayout(walk.Fields, walk.Anchors);
    }

    /// <summary>A container and what it extends, outermost base first; a circle is cut where it closes.</summary>
    public static IReadOnlyList<SequenceContainer> BaseChain(SequenceContainer container)
    {
        var chain = new List<SequenceContainer>();
        for (SequenceContainer? c = container; c is not null && !chain.Contains(c); c = c.BaseContainer?.Target) chain.Add(c);
        chain.Reverse();
        return chain;
    }
}
