using Zarya.Archive.Log.Blocks;

namespace Zarya.Archive.Log.Segments;

/// <summary>The streams of a segment's blocks, so that each block in the index holds a number and no name. Grows only; readers may look while one thread adds.</summary>
internal sealed class StreamTable
{
    private readonly Dictionary<StreamKey, int> _index = [];
    private StreamKey[] _streams = [];

    public IReadOnlyList<StreamKey> All => _streams;

    public StreamKey this[int index] => _streams[index];

    public int Add(StreamKey stream)
    {
        if (_index.TryGetValue(stream, out int index)) return index;
        _index.Add(stream, _streams.Length);
        _streams = [.. _streams, stream];
        return _streams.Length - 1;
    }

    /// <summary>The stream of the block whose header was read last, -1 for rows.</summary>
    public int Add(in BlockHeader block, BlockScan scan) => block.Form == BlockForm.Rows ? -1 : Add(new StreamKey(block.Kind, scan.ReadLink(in block), block.Identification));
}
