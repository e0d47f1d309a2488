using System.Buffers.Binary;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;
using Zarya.Archive.Log.Segments;

namespace Zarya.Benchmarks.Record;

/// <summary>One big-endian float of every packet of a stream, straight from blocks: what any scan of the record costs at least.</summary>
internal sealed class FieldScan(int offset) : IDisposable
{
    private readonly BlockReader _reader = new();
    private readonly EntryBlock _block = new();
    private readonly BlockWish _wish = new(false, false, true, [(offset, sizeof(float))]);

    /// <summary>Sum of the values seen: so that reading them cannot be left out.</summary>
    public double Sum { get; private set; }

    /// <summary>The greatest generation time seen.</summary>
    public long LastGeneration { get; private set; }

    /// <summary>Scans a log between two generation times.</summary>
    /// <returns>The number of values.</returns>
    public long Run(LogStore store, StreamKey stream, long from, long before)
    {
        long values = 0;
        foreach (Segment segment in store.Segments)
        {
            foreach (ref readonly BlockHeader header in segment.Snapshot().Span)
            {
                if (header.GenerationMax < from || header.GenerationMin >= before) continue;
                if (header.Stream < 0) values += RunRows(segment.File, in header, stream, from, before);
                else if (header.Form == BlockForm.Columns && segment.Streams[header.Stream] == stream) values += Run(segment.File, in header, from, before);
            }
        }
        return values;
    }

    /// <summary>Scans a block.</summary>
    /// <returns>The number of values.</returns>
    public long Run(IDiskFile file, in BlockHeader header, long from, long before)
    {
        if (!_reader.TryRead(file, in header, in _wish, _block)) throw new InvalidOperationException(_reader.Reason);
        ReadOnlySpan<byte> rows = _block.Rows;
        ReadOnlySpan<long> generations = _block.Generations;
        (int width, double sum, long values) = (_block.EntryLength, 0, 0);
        for (int i = 0; i < generations.Length; i++)
        {
            long generation = generations[i];
            if (generation < from || generation >= before) continue;
            sum += BinaryPrimitives.ReadSingleBigEndian(rows[(i * width + offset)..]);
            LastGeneration = Math.Max(LastGeneration, generation);
            values++;
        }
        Sum += sum;
        return values;
    }

    /// <summary>A block of entries of several streams: what came in slowly.</summary>
    private long RunRows(IDiskFile file, in BlockHeader header, StreamKey stream, long from, long before)
    {
        if (!_reader.TryRead(file, in header, BlockWish.All, _block)) throw new InvalidOperationException(_reader.Reason);
        long values = 0;
        for (int i = 0; i < _block.Count; i++)
        {
            if (_block.Generations[i] < from || _block.Generations[i] >= before || _block.StreamOf(i) != stream) continue;
            Sum += BinaryPrimitives.ReadSingleBigEndian(_block[i][offset..]);
            LastGeneration = Math.Max(LastGeneration, _block.Generations[i]);
            values++;
        }
        return values;
    }

    public void Dispose() => _reader.Dispose();
}
