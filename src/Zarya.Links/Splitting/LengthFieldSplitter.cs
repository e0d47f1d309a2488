using System.Buffers.Binary;

namespace Zarya.Links.Splitting;

/// <summary>Packets with a length field.</summary>
internal sealed class LengthFieldSplitter : IPacketSplitter
{
    private readonly LengthFieldSplitterOptions _options;
    private readonly byte[] _sync;
    private readonly int _header;

    public LengthFieldSplitter(LengthFieldSplitterOptions options)
    {
        _options = options;
        _sync = options.Sync.ToArray();
        _header = Math.Max(options.Offset + options.Width, _sync.Length);
        if (_header > options.MaxOctets) throw new ArgumentException($"the length field ends at octet {_header}, behind the longest packet of {options.MaxOctets}");
    }

    public int LongestWindow => _options.MaxOctets;

    public SplitStep Next(ReadOnlySpan<byte> octets, bool isFinal)
    {
        if (!SyncMarker.MayStandAt(octets, _sync)) return Reject(SplitRejection.NoSync, octets);
        if (octets.Length < _header) return isFinal ? Reject(SplitRejection.Truncated, octets) : SplitStep.NeedMore(_header - octets.Length);
        long length = Field(octets[_options.Offset..]) + _options.Adjustment;
        if (length < _header) return Reject(SplitRejection.TooShort, octets);
        if (length > _options.MaxOctets) return Reject(SplitRejection.TooLong, octets);
        if (length <= octets.Length) return SplitStep.Packet(0, (int)length, (int)length);
        return isFinal ? Reject(SplitRejection.Truncated, octets) : SplitStep.NeedMore((int)length - octets.Length);
    }

    public void Restart()
    {
    }

    private SplitStep Reject(SplitRejection reason, ReadOnlySpan<byte> octets)
    {
        if (_sync.Length > 0) return SplitStep.Rejected(reason, SyncMarker.Next(octets, _sync));
        return SplitStep.Rejected(reason, reason == SplitRejection.Truncated ? octets.Length : 1);
    }

    private long Field(ReadOnlySpan<byte> at) => (_options.Width, _options.IsLittleEndian) switch
    {
        (1, _) => at[0],
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(at),
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(at),
        (_, false) => BinaryPrimitives.ReadUInt32BigEndian(at),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(at),
    };
}
