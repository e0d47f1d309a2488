namespace Zarya.Links.Splitting;

/// <summary>A datagram, or a file, is one packet.</summary>
public sealed class WholeSplitterOptions : SplitterOptions
{
    /// <summary>The range of <see cref="MaxOctets"/>.</summary>
    public static readonly SettingRange LengthRange = new(1, 16 << 20, "octets");

    /// <summary>Octets of the longest packet. Default 65536.</summary>
    public int MaxOctets { get; init => field = LengthRange.Check(value, nameof(MaxOctets)); } = 65536;

    /// <inheritdoc/>
    public override string Kind => "whole";

    /// <inheritdoc/>
    public override string Words => "each datagram or file is one packet";

    /// <inheritdoc/>
    public override bool NeedsBoundaries => true;

    /// <inheritdoc/>
    public override IPacketSplitter MakeSplitter() => new WholeSplitter(MaxOctets);
}
