namespace Zarya.Ccsds.Packets;

/// <summary>
/// How packets lie in a stream, and what is done about damage. A stream is a row of records: prefix, packet, suffix. Cannot be changed after it
/// is made; safe to share between threads.
/// </summary>
public sealed class PacketStreamOptions
{
    /// <summary>Bare space packets of version 0, resynchronising.</summary>
    public static readonly PacketStreamOptions Default = new();

    private PacketRules? _rules;

    /// <summary>Octets in front of every packet which belong to whoever stored it, 0 to 65535. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int PrefixLength { get; init => field = InRange(value, 0, 65535, nameof(PrefixLength)); }

    /// <summary>Octets behind every packet which belong to whoever stored it, 0 to 65535. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int SuffixLength { get; init => field = InRange(value, 0, 65535, nameof(SuffixLength)); }

    /// <summary>
    /// Whether to look for the next packets after damage. When off, lengths are believed without looking at what follows, and the first header that is
    /// not plausible ends the input. Default on.
    /// </summary>
    public bool Resynchronise { get; init; } = true;

    /// <summary>How many plausible headers in a row end a search, 2 to 8; fewer are enough when they end exactly with the final input. Default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int ConfirmingHeaders { get; init => field = InRange(value, 2, 8, nameof(ConfirmingHeaders)); } = 3;

    /// <summary>
    /// Whether a packet that is followed by damage, and not overlapped by the packets found behind the damage, is given (marked with
    /// <see cref="PacketRejection.EndNotOnHeader"/>) rather than rejected. It is either whole or has a length field that is too small. Default off.
    /// </summary>
    public bool KeepUnconfirmedPackets { get; init; }

    /// <summary>The packet version number of space packets, 0 to 6. CCSDS 133.0-B-2, 4.1.3.2 knows only 0, the default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int Version { get; init => field = InRange(value, 0, 6, nameof(Version)); }

    /// <summary>
    /// Whether encapsulation packets (version 7, CCSDS 133.1-B-3) may stand between space packets. They are told apart by their first three bits.
    /// Default off.
    /// </summary>
    public bool AllowEncapsulation { get; init; }

    /// <summary>The only APIDs that may occur (the idle APID too must be named), or <see langword="null"/> for any. The best guard against false headers.</summary>
    public IReadOnlyCollection<Apid>? ExpectedApids { get; init; }

    /// <summary>Octets of the longest packet accepted, header included: 7 to 2^30. Default 65542, the longest space packet there can be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaxPacketLength { get; init => field = InRange(value, SpacePacketHeader.ShortestPacket, 1 << 30, nameof(MaxPacketLength)); } = SpacePacketHeader.LongestPacket;

    /// <summary>The rules in the form the splitter wants them; made once.</summary>
    internal PacketRules Rules => _rules ??= new PacketRules(this);

    private static int InRange(int value, int lowest, int highest, string name) =>
        value >= lowest && value <= highest ? value : throw new ArgumentOutOfRangeException(name, value, $"must be {lowest} to {highest}");
}
