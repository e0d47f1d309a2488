using Zarya.Archive.Log;
using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Views.Gaps;

namespace Zarya.Archive.Views;

/// <summary>
/// Counts what a record holds, stream by stream. A block of one stream is counted by its header; only blocks that hold entries of several streams are read. Cannot be changed after it is made.
/// </summary>
public sealed class StreamCensus
{
    private readonly Dictionary<StreamKey, StreamTotals> _totals = [];
    private readonly List<LogDamage> _damage = [];

    private StreamCensus()
    {
    }

    /// <summary>The streams, by kind, link and APID.</summary>
    public IReadOnlyList<StreamTotals> Streams { get; private set; } = [];

    /// <summary>Blocks that had to be read and could not be: what they hold is not counted.</summary>
    public IReadOnlyList<LogDamage> Damage => _damage;

    /// <summary>Counts what was acknowledged when it came to a segment.</summary>
    /// <param name="store">The log.</param>
    public static StreamCensus Take(LogStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var census = new StreamCensus();
        using var reader = new BlockReader();
        var rows = new EntryBlock();
        foreach (CommitGroup group in CommitGroup.All(store, isBackwards: false))
        {
            foreach (ref readonly BlockHeader header in group.Blocks.Span)
            {
                if (header.Stream >= 0) census.AddStream(group.Segment.Streams[header.Stream], in header);
                else if (reader.TryRead(group.Segment.File, in header, BlockWish.All, rows)) census.AddRows(rows);
                else census._damage.Add(new LogDamage(group.Segment.Number, header.Offset, header.End - header.Offset, header.FirstEntry, header.LastEntry, reader.Reason));
            }
        }
        census.Streams = [.. census._totals.Values.OrderBy(t => t.Stream.Kind).ThenBy(t => t.Stream.Link, StringComparer.Ordinal).ThenBy(t => t.Stream.Apid).ThenBy(t => t.Stream.Identification)];
        return census;
    }

    /// <summary>The packet identifications whose sequence counts go on by themselves (CCSDS 133.0-B-2, 4.1.3.4.3), without the secondary header flag, which does not tell them apart: what <see cref="Completeness.Find"/> is asked about.</summary>
    /// <param name="apids">Only these APIDs; <see langword="null"/>: all.</param>
    /// <param name="link">Only packets of this link; <see langword="null"/>: of all.</param>
    /// <returns>Each once, by APID.</returns>
    public IReadOnlyList<ushort> Sequences(IReadOnlySet<int>? apids = null, string? link = null) =>
    [
        .. Streams.Select(s => s.Stream).Where(s => s.IsPackets && (apids is null || apids.Contains(s.Apid)) && (link is null || link == s.Link))
            .Select(s => (ushort)(s.Identification & Completeness.SequenceBits)).Distinct().OrderBy(i => i & 0x7FF),
    ];

    private void AddStream(StreamKey stream, in BlockHeader header) => Of(stream).Add(
        header.Count, header.PlainOctets, (header.FirstEntry, header.LastEntry), (header.GenerationMin, header.GenerationMax), (header.ReceptionMin, header.ReceptionMax));

    private void AddRows(EntryBlock rows)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            (long number, long generation, long reception) = (rows.Numbers[i], rows.Generations[i], rows.Receptions[i]);
            Of(rows.StreamOf(i)).Add(1, rows[i].Length, (number, number), (generation, generation), (reception, reception));
        }
    }

    private StreamTotals Of(StreamKey stream)
    {
        if (!_totals.TryGetValue(stream, out StreamTotals? totals)) _totals.Add(stream, totals = new StreamTotals(stream));
        return totals;
    }
}
