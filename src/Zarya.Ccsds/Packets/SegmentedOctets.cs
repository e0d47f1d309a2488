using System.Buffers;

namespace Zarya.Ccsds.Packets;

/// <summary>
/// A <see cref="ReadOnlySequence{T}"/> as the splitter's input. Two places are remembered so that a look costs the segments in between, not all of
/// them from the start: the anchor, which only moves forward with the packets, and the segment looked at last.
/// </summary>
internal ref struct SegmentedOctets : IOctetWindow
{
    private SequencePosition _anchor;
    private long _anchorStart;
    private SequencePosition _afterCurrent;
    private SequencePosition _current;

    internal SegmentedOctets(in ReadOnlySequence<byte> octets)
    {
        Sequence = octets;
        Length = octets.Length;
        _anchor = octets.Start;
        Restart();
    }

    /// <summary>The whole input.</summary>
    internal ReadOnlySequence<byte> Sequence { get; }

    /// <inheritdoc/>
    public long Length { get; }

    /// <summary>The segment looked at last.</summary>
    internal ReadOnlySpan<byte> Segment { get; private set; }

    /// <summary>Where in the input <see cref="Segment"/> begins.</summary>
    internal long SegmentStart { get; private set; }

    /// <summary>A slice of the input that does not begin before the anchor.</summary>
    internal readonly ReadOnlySequence<byte> Slice(long offset, long length) =>
        offset >= _anchorStart ? Sequence.Slice(_anchor).Slice(offset - _anchorStart, length) : Sequence.Slice(offset, length);

    /// <summary>Says that nothing before <paramref name="offset"/> will be looked at any more.</summary>
    internal void MoveAnchor(long offset)
    {
        if (!Seek(offset)) return;
        _anchor = _current;
        _anchorStart = SegmentStart;
    }

    /// <inheritdoc/>
    public Beginning Peek(long offset)
    {
        if (!Seek(offset)) return default;
        Beginning beginning = Beginning.Of(Segment[(int)(offset - SegmentStart)..]);
        while (beginning.Count < 8 && Seek(offset + beginning.Count))
            beginning = beginning.Append(Segment[(int)(offset + beginning.Count - SegmentStart)]);
        return beginning;
    }

    private bool Seek(long offset)
    {
        if (offset >= Length) return false;
        if (offset < SegmentStart) Restart();
        while (offset - SegmentStart >= Segment.Length)
        {
            long start = SegmentStart + Segment.Length;
            SequencePosition position = _afterCurrent;
            if (!Sequence.TryGet(ref _afterCurrent, out ReadOnlyMemory<byte> memory)) return false;
            _current = position;
            Segment = memory.Span;
            SegmentStart = start;
        }
        return true;
    }

    private void Restart()
    {
        _afterCurrent = _current = _anchor;
        SegmentStart = _anchorStart;
        Segment = Sequence.TryGet(ref _afterCurrent, out ReadOnlyMemory<byte> memory) ? memory.Span : default;
    }
}
