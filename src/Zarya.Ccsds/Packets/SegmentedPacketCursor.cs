using System.Buffers;

namespace Zarya.Ccsds.Packets;

/// <summary>
/// Walks the packets of segmented memory; gives the very steps <see cref="PacketCursor"/> gives over the same octets in one piece. A packet that
/// crosses segments is a sequence slice. Copies nothing and allocates nothing.
/// </summary>
/// <remarks>Not for use by several threads.</remarks>
public ref struct SegmentedPacketCursor
{
    private readonly PacketRules _rules;
    private readonly long _streamOffset;
    private readonly bool _isFinal;
    private SegmentedOctets _octets;
    private PacketRejection _trouble;

    /// <summary>Begins at the start of <paramref name="octets"/>; see <see cref="PacketCursor(ReadOnlySpan{byte}, PacketStreamOptions, PacketStreamState, bool)"/>.</summary>
    /// <param name="octets">The input; what an earlier cursor left over, then what came since.</param>
    /// <param name="options">How the stream is laid out.</param>
    /// <param name="state">The state the earlier cursor ended in, or <see langword="default"/>.</param>
    /// <param name="isFinal">Whether the stream ends with this input.</param>
    public SegmentedPacketCursor(in ReadOnlySequence<byte> octets, PacketStreamOptions options, PacketStreamState state = default, bool isFinal = true)
    {
        ArgumentNullException.ThrowIfNull(options);
        _octets = new SegmentedOctets(octets);
        _rules = options.Rules;
        _streamOffset = state.Offset;
        _isFinal = isFinal;
        _trouble = state.Trouble;
    }

    /// <summary>Octets of this input used up so far.</summary>
    public long Position { get; private set; }

    /// <summary>What the next cursor of this stream must know.</summary>
    public readonly PacketStreamState State => new(_streamOffset + Position, _trouble);

    /// <summary>Headers judged in searches so far.</summary>
    public long SearchProbes { get; private set; }

    /// <summary>The next packet, the next skipped range, or why there is neither.</summary>
    public PacketStep Next()
    {
        long header = Position + _rules.Prefix - _octets.SegmentStart;
        ReadOnlySpan<byte> segment = _octets.Segment;
        if (_trouble == PacketRejection.None && header >= 0 && header < segment.Length)
        {
            int length = _rules.PlainLength(segment, (int)header, segment.Length - SpacePacketHeader.Octets);
            if (length != 0)
            {
                PacketStep step = PacketStep.Packet(Position + _rules.Prefix, length);
                Position += length + _rules.Around;
                return step;
            }
        }
        return NextUnusual();
    }

    /// <summary>The octets a step of this cursor speaks of: the packet, or what was skipped.</summary>
    public readonly ReadOnlySequence<byte> Octets(in PacketStep step) => _octets.Slice(step.Offset, step.Length);

    private PacketStep NextUnusual()
    {
        _octets.MoveAnchor(Position);
        var splitter = new PacketSplitter<SegmentedOctets>(_octets, _rules, _isFinal, Position, _trouble);
        PacketStep step = splitter.Step();
        _octets = splitter.Octets;
        Position = splitter.Position;
        _trouble = splitter.Trouble;
        SearchProbes += splitter.Probes;
        return step;
    }
}
