using Zarya.Archive.Log;
using Zarya.Inputs;

namespace Zarya.Records;

/// <summary>Gathers entries of a record into the blocks that decoding works on.</summary>
/// <param name="entries">The entries.</param>
/// <param name="through">The last entry number that is wanted.</param>
internal sealed class EntryBlocks(IEntrySource entries, long through = long.MaxValue)
{
    private const int BlockOctets = PacketBlocks.DefaultBlockSize;

    private bool _isHeld;

    /// <summary>Packets so far.</summary>
    public long Packets { get; private set; }

    /// <summary>Octets so far.</summary>
    public long Octets { get; private set; }

    /// <summary>The next block, or <see langword="null"/> at the end.</summary>
    public PacketBlock? Next()
    {
        if (!_isHeld && !Read()) return null;
        var block = new PacketBlock(Math.Max(BlockOctets, entries.Octets.Length), 0) { Tags = [] };
        int filled = 0;
        do
        {
            ReadOnlySpan<byte> octets = entries.Octets;
            _isHeld = filled + octets.Length > block.Octets.Length;
            if (_isHeld) break;
            octets.CopyTo(block.Octets[filled..]);
            block.Add(filled, octets.Length);
            block.Tags.Add(new EntryTag(entries.Number, entries.Generation, entries.Reception));
            filled += octets.Length;
        }
        while (Read());
        Packets += block.Count;
        Octets += filled;
        return block;
    }

    private bool Read()
    {
        while (entries.Read())
            if (entries.Number <= through) return true;
        return false;
    }
}
