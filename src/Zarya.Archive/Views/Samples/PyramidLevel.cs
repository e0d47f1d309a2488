using System.Runtime.InteropServices;
using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Views.Samples;

/// <summary>The stretches of one width, ascending, in chunks that are read from the file when first looked at.</summary>
internal sealed class PyramidLevel(int shift)
{
    private const int ChunkBins = 1024;

    private readonly List<Chunk> _chunks = [];

    /// <summary>The width is 2^shift nanoseconds.</summary>
    public int Shift => shift;

    public int ChunkCount => _chunks.Count;

    public long BinCount => _chunks.Sum(c => (long)c.Count);

    /// <summary>Adds up the stretches from <paramref name="first"/> to before <paramref name="end"/>; <see langword="false"/> if the file is damaged.</summary>
    public bool TrySum(long first, long end, ref PyramidBin sum)
    {
        for (int c = Find(first); c < _chunks.Count && _chunks[c].FirstIndex < end; c++)
        {
            if (_chunks[c].TryLoad() is not { } bins) return false;
            foreach (ref readonly PyramidBin bin in bins.AsSpan())
                if (bin.Index >= first && bin.Index < end) sum.Add(in bin);
        }
        return true;
    }

    /// <summary>Puts other stretches in the place of those from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    public bool TryReplace(long first, long end, List<PyramidBin> bins)
    {
        int from = Find(first);
        int to = from;
        var all = new List<PyramidBin>();
        for (; to < _chunks.Count && (_chunks[to].FirstIndex < end || to == from); to++)
        {
            if (_chunks[to].TryLoad() is not { } old) return false;
            all.AddRange(old.Where(b => b.Index < first || b.Index >= end));
        }
        int place = all.FindIndex(b => b.Index >= end);
        all.InsertRange(place < 0 ? all.Count : place, bins);
        _chunks.RemoveRange(from, to - from);
        _chunks.InsertRange(from, all.Chunk(ChunkBins).Select(c => new Chunk(c)));
        return true;
    }

    /// <summary>The stretches of a range.</summary>
    public bool TryGet(long first, long end, List<PyramidBin> bins)
    {
        for (int c = Find(first); c < _chunks.Count && _chunks[c].FirstIndex < end; c++)
        {
            if (_chunks[c].TryLoad() is not { } all) return false;
            bins.AddRange(all.Where(b => b.Index >= first && b.Index < end));
        }
        return true;
    }

    /// <summary>Notes a chunk that stands in a file.</summary>
    public void AddStored(IDiskFile file, long offset, long firstIndex, int count, uint crc) => _chunks.Add(new Chunk(file, offset, firstIndex, count, crc));

    /// <summary>The chunks' octets for a file, with first index, count and checksum.</summary>
    public IEnumerable<(long FirstIndex, int Count, byte[] Octets)> Store()
    {
        foreach (Chunk chunk in _chunks)
        {
            PyramidBin[] bins = chunk.TryLoad() ?? throw new InvalidDataException("the view's file is damaged; it will be made anew");
            yield return (chunk.FirstIndex, chunk.Count, MemoryMarshal.AsBytes(bins.AsSpan()).ToArray());
        }
    }

    /// <summary>The last chunk that begins at or before an index, or the first.</summary>
    private int Find(long index)
    {
        (int low, int high) = (0, _chunks.Count);
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (_chunks[middle].FirstIndex <= index) low = middle;
            else high = middle;
        }
        return low;
    }

    private sealed class Chunk
    {
        private readonly IDiskFile? _file;
        private readonly long _offset;
        private readonly uint _crc;
        private PyramidBin[]? _bins;

        public Chunk(PyramidBin[] bins) => (_bins, FirstIndex, Count) = (bins, bins[0].Index, bins.Length);

        public Chunk(IDiskFile file, long offset, long firstIndex, int count, uint crc) => (_file, _offset, FirstIndex, Count, _crc) = (file, offset, firstIndex, count, crc);

        public long FirstIndex { get; }

        public int Count { get; }

        public PyramidBin[]? TryLoad()
        {
            if (_bins is not null) return _bins;
            var bins = new PyramidBin[Count];
            Span<byte> octets = MemoryMarshal.AsBytes(bins.AsSpan());
            return _file!.Read(_offset, octets) == octets.Length && Crc32C.Of(octets) == _crc ? _bins = bins : null;
        }
    }
}
