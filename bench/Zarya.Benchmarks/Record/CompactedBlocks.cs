using Zarya.Archive.Log;
using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;

namespace Zarya.Benchmarks.Record;

/// <summary>The entries of a log as blocks that are written anew: each stream's in blocks of 1 MiB, dense. Only blocks, no segment.</summary>
internal sealed class CompactedBlocks : IDisposable
{
    public const int BlockOctets = 1 << 20;

    private readonly Dictionary<StreamKey, (PendingBlock Pending, PackingChoice Choice)> _streams = [];
    private readonly BlockEncoder _encoder = BlockEncoder.Compact();
    private readonly OctetBuffer _output = new();
    private readonly List<(StreamKey Stream, BlockHeader Header)> _blocks = [];

    private CompactedBlocks(IDiskFile file) => File = file;

    public IDiskFile File { get; }

    public IReadOnlyList<(StreamKey Stream, BlockHeader Header)> Blocks => _blocks;

    /// <summary>Octets of all blocks.</summary>
    public long Octets { get; private set; }

    public static CompactedBlocks Of(LogStore store, string folder)
    {
        var made = new CompactedBlocks(new FileDisk(folder).Open("compacted", DiskAccess.Create));
        using var reader = new EntryReader(store, new EntryQuery());
        while (reader.Read())
        {
            if (!made._streams.TryGetValue(reader.Stream, out (PendingBlock Pending, PackingChoice) stream)) made._streams.Add(reader.Stream, stream = (new PendingBlock(reader.Stream), new PackingChoice(8)));
            stream.Pending.Add(reader.Number, reader.Generation.TaiNanoseconds, reader.Reception.TaiNanoseconds, reader.Octets);
            if (stream.Pending.Octets >= BlockOctets) made.Write(reader.Stream);
        }
        foreach ((StreamKey stream, (PendingBlock pending, _)) in made._streams)
            if (pending.Count > 0) made.Write(stream);
        return made;
    }

    public void Dispose()
    {
        _encoder.Dispose();
        File.Dispose();
    }

    private void Write(StreamKey stream)
    {
        (PendingBlock pending, PackingChoice choice) = _streams[stream];
        _output.Clear();
        _blocks.Add((stream, _encoder.EncodeStream(pending, choice, new BlockPlace(Octets, 1, 1, 0, 1), _output)));
        File.Write(Octets, _output.Written);
        Octets += _output.Length;
        pending.Clear();
    }
}
