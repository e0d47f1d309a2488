namespace Zarya.Links.Splitting;

/// <summary>Packets of one length.</summary>
internal sealed class FixedLengthSplitter : IPacketSplitter
{
    private readonly int _octets;
    private readonly byte[] _sync;

    public FixedLengthSplitter(FixedLengthSplitterOptions options)
    {
        _octets = options.Octets;
        _sync = options.Sync.ToArray();
        if (_sync.Length > _octets) throw new ArgumentException($"a sync marker of {_sync.Length} octets does not fit into packets of {_octets}");
    }

    public int LongestWindow => _octets;

    public SplitStep Next(ReadOnlySpan<byte> octets, bool isFinal)
    {
        if (!SyncMarker.MayStandAt(octets, _sync)) return SplitStep.Rejected(SplitRejection.NoSync, SyncMarker.Next(octets, _sync));
        if (octets.Length >= _octets) return SplitStep.Packet(0, _octets, _octets);
        return isFinal ? SplitStep.Rejected(SplitRejection.Truncated, octets.Length) : SplitStep.NeedMore(_octets - octets.Length);
    }

    public void Restart()
    {
    }
}
