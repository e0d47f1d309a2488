using Zarya.Time;

namespace Zarya.Links.Splitting;

/// <summary>
/// One stream on its way from octets to packets: gives the room to receive into, and the packets out of it in place. Memory is bounded by the splitter's longest window, whatever comes.
/// Not for use by several threads.
/// </summary>
/// <param name="splitter">One of its own.</param>
internal sealed class PacketStream(IPacketSplitter splitter)
{
    private const int Beginning = 256 * 1024;
    private const int LeastRoom = 64 * 1024;

    private readonly ReceptionMarks _marks = new();
    private byte[] _octets = GC.AllocateUninitializedArray<byte>(Beginning);
    private long _streamOffset;
    private int _start;
    private int _end;
    private int _enough;
    private bool _isFinal;

    /// <summary>Octets that were no packets, since the beginning.</summary>
    public long SkippedOctets { get; private set; }

    /// <summary>Why the last octets that were no packets were none.</summary>
    public SplitRejection LastRejection { get; private set; }

    /// <summary>Octets of memory it holds.</summary>
    internal int Capacity => _octets.Length;

    /// <summary>Where to receive into, at least 64 KiB. Ask once all packets were taken; stays until <see cref="Received"/>.</summary>
    public Memory<byte> Room()
    {
        int waiting = _end - _start;
        bool isFull = _octets.Length - _end < LeastRoom;
        if (_start > 0 && (isFull || waiting < 4096))
        {
            _octets.AsSpan(_start, waiting).CopyTo(_octets);
            _streamOffset += _start;
            (_start, _end) = (0, waiting);
        }
        if (_octets.Length - _end < LeastRoom) Array.Resize(ref _octets, _octets.Length * 2);
        return _octets.AsMemory(_end);
    }

    /// <summary>So many octets came into the room at this time.</summary>
    public void Received(int octets, Instant reception)
    {
        _end += octets;
        _marks.Add(_streamOffset + _end, reception);
    }

    /// <summary>Nothing comes any more: what waits is judged as it is.</summary>
    public void Finish() => _isFinal = true;

    /// <summary>Another stream begins; what waits is forgotten.</summary>
    public void Restart()
    {
        _streamOffset += _end;
        (_start, _end, _enough, _isFinal) = (0, 0, 0, false);
        splitter.Restart();
    }

    /// <summary>The next packet, in place, and when its last octet came; <see langword="false"/> when more must come first.</summary>
    public bool TryNext(out ReadOnlySpan<byte> packet, out Instant reception)
    {
        while (_start < _end && (_isFinal || _end - _start >= _enough))
        {
            ReadOnlySpan<byte> octets = _octets.AsSpan(_start, _end - _start);
            SplitStep step = splitter.Next(octets, _isFinal);
            if (step.Kind == SplitStepKind.NeedMore && octets.Length >= splitter.LongestWindow) step = splitter.Next(octets, isFinal: true);
            if (step.Kind == SplitStepKind.NeedMore)
            {
                _enough = octets.Length + step.Used;
                break;
            }
            _start += step.Used;
            _enough = 0;
            if (step.Kind == SplitStepKind.Rejected) Skip(step);
            if (step.Length == 0) continue;
            packet = octets.Slice(step.Offset, step.Length);
            reception = _marks.Of(_streamOffset + _start - step.Used + step.Offset + step.Length);
            return true;
        }
        packet = default;
        reception = default;
        return false;
    }

    private void Skip(in SplitStep step)
    {
        SkippedOctets += step.Used;
        LastRejection = step.Rejection;
    }
}
