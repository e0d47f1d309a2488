namespace Zarya.Links.Splitting;

/// <summary>Packets that end with octets which never stand inside one: lines, for example. The delimiter is not handed on; where nothing stands between two, there is no packet.</summary>
public sealed class DelimiterSplitterOptions : SplitterOptions
{
    /// <summary>The range of the length of <see cref="Delimiter"/>.</summary>
    public static readonly SettingRange DelimiterRange = new(1, 16, "octets");

    /// <summary>The range of <see cref="MaxOctets"/>.</summary>
    public static readonly SettingRange LengthRange = new(1, 16 << 20, "octets");

    /// <summary>The octets that end a packet, 1 to 16.</summary>
    public required ReadOnlyMemory<byte> Delimiter
    {
        get;
        init
        {
            _ = DelimiterRange.Check(value.Length, nameof(Delimiter));
            field = value.ToArray();
        }
    }

    /// <summary>Octets of the longest packet, delimiter not counted. Default 65536.</summary>
    public int MaxOctets { get; init => field = LengthRange.Check(value, nameof(MaxOctets)); } = 65536;

    /// <summary>Whether the end of a connection, datagram or file ends a packet too. Default no: what stands behind the last delimiter is no packet.</summary>
    public bool EndOfInputEnds { get; init; }

    /// <inheritdoc/>
    public override string Kind => "delimiter";

    /// <inheritdoc/>
    public override string Words => $"packets that end with {Convert.ToHexString(Delimiter.Span)}";

    /// <inheritdoc/>
    public override IPacketSplitter MakeSplitter() => new DelimiterSplitter(this);
}
