namespace Zarya.Links.Splitting;

/// <summary>Packets that end with a delimiter.</summary>
internal sealed class DelimiterSplitter(DelimiterSplitterOptions options) : IPacketSplitter
{
    private readonly byte[] _delimiter = options.Delimiter.ToArray();

    // Octets at the start in which no delimiter begins, so that a packet in many pieces is looked through once.
    private int _searched;
    private bool _isTooLong;

    public int LongestWindow => options.MaxOctets + _delimiter.Length;

    public SplitStep Next(ReadOnlySpan<byte> octets, bool isFinal)
    {
        int from = Math.Min(_searched, octets.Length);
        int found = octets[from..].IndexOf(_delimiter);
        _searched = 0;
        if (found >= 0) return Ended(from + found);
        if (isFinal) return Last(octets.Length);
        // The delimiter may have begun in the last octets.
        int free = octets.Length - _delimiter.Length + 1;
        if (free > options.MaxOctets || (_isTooLong && free > 0))
        {
            _isTooLong = true;
            return SplitStep.Rejected(SplitRejection.TooLong, free);
        }
        _searched = Math.Max(0, free);
        return SplitStep.NeedMore(1);
    }

    public void Restart() => (_searched, _isTooLong) = (0, false);

    private SplitStep Ended(int length)
    {
        int used = length + _delimiter.Length;
        bool isPacket = length <= options.MaxOctets && !_isTooLong;
        _isTooLong = false;
        return isPacket ? SplitStep.Packet(0, length, used) : SplitStep.Rejected(SplitRejection.TooLong, used);
    }

    private SplitStep Last(int length)
    {
        if (_isTooLong || length > options.MaxOctets)
        {
            _isTooLong = true;
            return SplitStep.Rejected(SplitRejection.TooLong, length);
        }
        return options.EndOfInputEnds ? SplitStep.Packet(0, length, length) : SplitStep.Rejected(SplitRejection.Truncated, length);
    }
}
