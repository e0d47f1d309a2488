namespace Zarya.Links.Splitting;

/// <summary>Packets that say their length in a field at a fixed place: octets of the packet = field + <see cref="Adjustment"/>.</summary>
public sealed class LengthFieldSplitterOptions : SplitterOptions
{
    /// <summary>The range of <see cref="Offset"/>.</summary>
    public static readonly SettingRange OffsetRange = new(0, 1024, "octets");

    /// <summary>The range of <see cref="Adjustment"/>.</summary>
    public static readonly SettingRange AdjustmentRange = new(-65536, 65536, "octets");

    /// <summary>The range of <see cref="MaxOctets"/>.</summary>
    public static readonly SettingRange LengthRange = new(1, 16 << 20, "octets");

    /// <summary>Octets in front of the field. Default 0.</summary>
    public int Offset { get; init => field = OffsetRange.Check(value, nameof(Offset)); }

    /// <summary>Octets of the field: 1, 2 or 4. Default 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another width.</exception>
    public int Width
    {
        get;
        init => field = value is 1 or 2 or 4 ? value : throw new ArgumentOutOfRangeException(nameof(Width), value, "must be 1, 2 or 4 octets");
    } = 2;

    /// <summary>Whether the least significant octet of the field comes first. Default: the most significant one does.</summary>
    public bool IsLittleEndian { get; init; }

    /// <summary>What is added to the field to get the octets of the whole packet, everything in front of and behind the field included. Default 0. For CCSDS packets it would be 7.</summary>
    public int Adjustment { get; init => field = AdjustmentRange.Check(value, nameof(Adjustment)); }

    /// <summary>Octets of the longest packet to believe. Default 65536.</summary>
    public int MaxOctets { get; init => field = LengthRange.Check(value, nameof(MaxOctets)); } = 65536;

    /// <summary>Octets every packet begins with, 1 to 16, or empty for none: then after a length that cannot be, the next octet is tried, and false packets may come.</summary>
    public ReadOnlyMemory<byte> Sync { get; init => field = SyncMarker.Checked(value.Span, nameof(Sync)); }

    /// <inheritdoc/>
    public override string Kind => "length-field";

    /// <inheritdoc/>
    public override string Words => $"packets with a length field of {Width} octets at octet {Offset}";

    /// <inheritdoc/>
    public override IPacketSplitter MakeSplitter() => new LengthFieldSplitter(this);
}
