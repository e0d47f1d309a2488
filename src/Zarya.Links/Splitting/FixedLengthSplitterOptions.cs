namespace Zarya.Links.Splitting;

/// <summary>Packets that are all of one length.</summary>
public sealed class FixedLengthSplitterOptions : SplitterOptions
{
    /// <summary>The range of <see cref="Octets"/>.</summary>
    public static readonly SettingRange OctetsRange = new(1, 16 << 20, "octets");

    /// <summary>Octets of every packet, sync marker included.</summary>
    public required int Octets { get; init => field = OctetsRange.Check(value, nameof(Octets)); }

    /// <summary>Octets every packet begins with, 1 to 16, or empty for none: then the place of a packet is only known from the start of the stream.</summary>
    public ReadOnlyMemory<byte> Sync { get; init => field = SyncMarker.Checked(value.Span, nameof(Sync)); }

    /// <inheritdoc/>
    public override string Kind => "fixed";

    /// <inheritdoc/>
    public override string Words => $"packets of {Octets} octets";

    /// <inheritdoc/>
    public override IPacketSplitter MakeSplitter() => new FixedLengthSplitter(this);
}
