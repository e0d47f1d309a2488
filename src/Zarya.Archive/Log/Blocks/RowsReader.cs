using System.Text;

namespace Zarya.Archive.Log.Blocks;

/// <summary>Reads what <see cref="RowsBody"/> wrote.</summary>
internal sealed class RowsReader
{
    private readonly Dictionary<StreamKey, StreamKey> _known = [];

    public bool TryRead(ReadOnlySpan<byte> body, in BlockHeader header, EntryBlock block)
    {
        int at = 0;
        if (!TryReadStreams(body, ref at, block)) return false;
        (long number, long reception, int end) = (header.FirstEntry, 0L, 0);
        for (int i = 0; i < header.Count; i++)
        {
            if (!Varint.TryRead(body, ref at, out ulong stream) || stream >= (ulong)block.Streams.Count) return false;
            if (!Varint.TryRead(body, ref at, out ulong step) || !Varint.TryRead(body, ref at, out ulong later)) return false;
            if (!Varint.TryRead(body, ref at, out ulong generation) || !Varint.TryRead(body, ref at, out ulong length)) return false;
            if (length > (ulong)(body.Length - at) || end + (long)length > header.PlainOctets) return false;
            number = unchecked(number + (long)step);
            reception = unchecked(reception + Varint.Unzigzag(later));
            block.StreamIndexes[i] = (int)stream;
            (block.Numbers[i], block.Receptions[i]) = (number, reception);
            block.Generations[i] = unchecked(reception + Varint.Unzigzag(generation));
            body.Slice(at, (int)length).CopyTo(block.Rows[end..]);
            at += (int)length;
            block.Ends[i] = end += (int)length;
        }
        return at == body.Length && number == header.LastEntry && end == header.PlainOctets;
    }

    private bool TryReadStreams(ReadOnlySpan<byte> body, ref int at, EntryBlock block)
    {
        if (!Varint.TryRead(body, ref at, out ulong streams) || streams > (ulong)body.Length) return false;
        for (ulong i = 0; i < streams; i++)
        {
            if (body.Length - at < 4 || body.Length - at - 4 < body[at + 3]) return false;
            var key = new StreamKey((EntryKind)body[at], Encoding.UTF8.GetString(body.Slice(at + 4, body[at + 3])), (ushort)((body[at + 1] << 8) | body[at + 2]));
            // One instance a stream keeps names from piling up.
            if (!_known.TryGetValue(key, out StreamKey known)) _known.Add(key, known = key);
            block.Streams.Add(known);
            at += 4 + body[at + 3];
        }
        return true;
    }
}
