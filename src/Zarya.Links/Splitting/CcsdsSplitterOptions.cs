using Zarya.Ccsds.Packets;

namespace Zarya.Links.Splitting;

/// <summary>CCSDS space packets (133.0-B-2), with whatever stands in front of and behind each. Damage costs the packets it lies in: the next ones are searched for.</summary>
public sealed class CcsdsSplitterOptions : SplitterOptions
{
    /// <summary>The range of <see cref="PrefixOctets"/> and <see cref="SuffixOctets"/>.</summary>
    public static readonly SettingRange AroundRange = new(0, 65535, "octets");

    /// <summary>The range of <see cref="MaxOctets"/>: from the shortest to the longest space packet there can be.</summary>
    public static readonly SettingRange LengthRange = new(SpacePacketHeader.ShortestPacket, SpacePacketHeader.LongestPacket, "octets");

    /// <summary>The range of an APID.</summary>
    public static readonly SettingRange ApidRange = new(0, Apid.Count - 1, "");

    /// <summary>Octets in front of every packet that are not its own and are not handed on. Default 0.</summary>
    public int PrefixOctets { get; init => field = AroundRange.Check(value, nameof(PrefixOctets)); }

    /// <summary>Octets behind every packet that are not its own and are not handed on. Default 0.</summary>
    public int SuffixOctets { get; init => field = AroundRange.Check(value, nameof(SuffixOctets)); }

    /// <summary>The longest packet to believe, header included. Default 65542. The smaller, the sooner damage in a length field is seen.</summary>
    public int MaxOctets { get; init => field = LengthRange.Check(value, nameof(MaxOctets)); } = SpacePacketHeader.LongestPacket;

    /// <summary>The only APIDs that may come, or empty for any. The best guard against false headers.</summary>
    public IReadOnlyList<int> Apids { get; init => field = [.. value.Select(a => ApidRange.Check(a, nameof(Apids)))]; } = [];

    /// <inheritdoc/>
    public override string Kind => "ccsds";

    /// <inheritdoc/>
    public override string Words => PrefixOctets + SuffixOctets == 0 ? "CCSDS packets" : $"CCSDS packets with {PrefixOctets} octets before and {SuffixOctets} behind";

    /// <inheritdoc/>
    public override bool HasSequenceCounts => true;

    /// <inheritdoc/>
    public override IPacketSplitter MakeSplitter() => new CcsdsSplitter(this);
}
