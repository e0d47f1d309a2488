using Zarya.Mdb.Model;

namespace Zarya.Descriptions.Layouts;

/// <summary>A first bit: so many bits behind an anchor. Anchor 0 is the start of the packet; the others stand behind something whose size or presence depends on the packet.</summary>
/// <param name="Anchor">Index into <see cref="ContainerLayout.Anchors"/>.</param>
/// <param name="Bit">Bits behind it; may be negative.</param>
internal readonly record struct Place(int Anchor, long Bit)
{
    public static Place operator +(Place place, long bits) => place with { Bit = place.Bit + bits };
}

/// <summary>One line of a layout.</summary>
/// <param name="Name">The name inside its parent.</param>
/// <param name="Start">Its first bit.</param>
/// <param name="SizeInBits">Its size; <see langword="null"/> if that depends on the packet.</param>
/// <param name="Depth">How many containers, aggregates and the like it stands in.</param>
/// <param name="Remark">What else must be known, or empty.</param>
internal sealed record LayoutField(string Name, Place Start, long? SizeInBits, int Depth, string Remark)
{
    /// <summary>The type, if it has one.</summary>
    public DataType? Type { get; init; }

    /// <summary>The parameter or argument, if it is one.</summary>
    public NamedItem? Item { get; init; }

    /// <summary>The container whose entry it is.</summary>
    public SequenceContainer? Owner { get; init; }

    /// <summary>Whether it may be absent.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether its bits are those of the fields below it, so that it is not drawn.</summary>
    public bool IsGroup { get; init; }
}
