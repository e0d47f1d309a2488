namespace Zarya.Links.Splitting;

/// <summary>All there is, is one packet.</summary>
internal sealed class WholeSplitter(int maxOctets) : IPacketSplitter
{
    private bool _isTooLong;

    public int LongestWindow => maxOctets + 1;

    public SplitStep Next(ReadOnlySpan<byte> octets, bool isFinal)
    {
        _isTooLong |= octets.Length > maxOctets;
        if (_isTooLong) return SplitStep.Rejected(SplitRejection.TooLong, octets.Length);
        return isFinal ? SplitStep.Packet(0, octets.Length, octets.Length) : SplitStep.NeedMore(maxOctets + 1 - octets.Length);
    }

    public void Restart() => _isTooLong = false;
}
