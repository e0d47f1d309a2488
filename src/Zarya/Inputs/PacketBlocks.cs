using Zarya.Ccsds.Packets;
using Zarya.Census;

namespace Zarya.Inputs;

/// <summary>Cuts a stream into blocks of packets: each octet is read once and copied only where a packet crosses the end of a block. Memory is that of the blocks in use.</summary>
internal sealed class PacketBlocks(Stream stream, PacketStreamOptions options, int blockSize = PacketBlocks.DefaultBlockSize)
{
    /// <summary>Large enough that a block costs more to decode than to hand over, small enough that its output stays in the cache of a core.</summary>
    public const int DefaultBlockSize = 256 * 1024;

    private PacketStreamState _state;
    private byte[] _carry = [];
    private int _carried;
    private long _index;
    private bool _isAtEnd;
    private int _wanted;

    /// <summary>Octets read so far.</summary>
    public long OctetsRead { get; private set; }

    /// <summary>Packets found so far.</summary>
    public long PacketsFound => _index;

    /// <summary>Why the stream could not be read to its end; <see langword="null"/> if it could. What stood before is given.</summary>
    public string? Damage { get; private set; }

    /// <summary>The next block, or <see langword="null"/> at the end. A block may hold no packet and only skipped ranges.</summary>
    public PacketBlock? Next()
    {
        while (!_isAtEnd)
        {
            int size = Math.Max(blockSize, _carried + Math.Max(_wanted, 4096));
            var block = new PacketBlock(size, _index);
            _carry.AsSpan(0, _carried).CopyTo(block.Octets);
            int filled = Fill(block.Octets[..size], _carried);
            Split(block, filled);
            if (block.Count > 0 || block.Skipped.Count > 0) return block;
            block.Dispose();
        }
        return null;
    }

    private int Fill(Span<byte> octets, int filled)
    {
        while (filled < octets.Length)
        {
            int read = Read(octets[filled..]);
            if (read == 0)
            {
                _isAtEnd = true;
                break;
            }
            filled += read;
            OctetsRead += read;
        }
        return filled;
    }

    private int Read(Span<byte> octets)
    {
        try
        {
            return stream.Read(octets);
        }
        catch (DamagedFileException e) when (OctetsRead > 0)
        {
            Damage = e.Message;
            return 0;
        }
    }

    private void Split(PacketBlock block, int filled)
    {
        long start = _state.Offset;
        var cursor = new PacketCursor(block.Octets[..filled], options, _state, _isAtEnd);
        _wanted = 0;
        while (true)
        {
            PacketStep step = cursor.Next();
            if (step.Kind == PacketStepKind.Packet)
            {
                block.Add(in step);
                _index++;
                if (step.Rejection != PacketRejection.None) block.Unconfirmed++;
            }
            else if (step.Kind == PacketStepKind.Rejected) block.Skipped.Add(new SkippedRange(start + step.Offset, step.Length, step.Rejection, step.Needed));
            else
            {
                _wanted = step.Needed;
                break;
            }
        }
        _state = cursor.State;
        ReadOnlySpan<byte> rest = block.Octets[cursor.Position..filled];
        if (_carry.Length < rest.Length) _carry = new byte[rest.Length];
        rest.CopyTo(_carry);
        _carried = rest.Length;
    }
}
