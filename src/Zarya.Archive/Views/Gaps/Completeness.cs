using Zarya.Archive.Log;
using Zarya.Archive.Log.Blocks;
using Zarya.Ccsds.Packets;
using Zarya.Time;

namespace Zarya.Archive.Views.Gaps;

/// <summary>
/// Which packets are missing, application process by application process, over all links together. Blocks whose headers say that nothing is missing in them are not read. Late data closes gaps; those are told too, with the
/// time at which it came.
/// </summary>
public sealed class Completeness : IDisposable
{
    /// <summary>The bits of the packet identification that tell sequences apart: not the secondary header flag.</summary>
    internal const ushort SequenceBits = 0xF7FF;

    private readonly LogStore _store;
    private readonly BlockReader _reader = new();
    private readonly EntryBlock _block = new();
    private readonly List<LogDamage> _damage = [];

    /// <summary>Prepares.</summary>
    /// <param name="store">The log.</param>
    public Completeness(LogStore store) => _store = store;

    /// <summary>Damage that was come across: what it held shows as a gap.</summary>
    public IReadOnlyList<LogDamage> Damage => _damage;

    /// <summary>The gaps of one application process, by time.</summary>
    /// <param name="identification">Packet identification; the secondary header flag is of no account.</param>
    /// <param name="from">Only gaps that end at or after this generation time.</param>
    /// <param name="before">Only gaps that begin before this generation time.</param>
    /// <param name="link">Only packets of this link; <see langword="null"/> for all together.</param>
    public IReadOnlyList<SequenceGap> Find(ushort identification, Instant from, Instant before, string? link = null)
    {
        ushort sequence = (ushort)(identification & SequenceBits);
        if ((sequence & 0x7FF) == 0x7FF) return [];
        bool Streams(StreamKey s) => s.IsPackets && (s.Identification & SequenceBits) == sequence && (link is null || s.Link == link);
        List<SequenceGap> open = OpenGaps(sequence, Streams);
        List<SequenceGap> all = [.. open, .. FilledGaps(sequence, Streams, open)];
        return [.. all.Where(g => g.Until >= from && g.From < before).OrderBy(g => g.From.TaiNanoseconds).ThenBy(g => g.OpenedAt.TaiNanoseconds)];
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    /// <summary>What is missing in the view by generation time.</summary>
    private List<SequenceGap> OpenGaps(ushort sequence, Func<StreamKey, bool> streams)
    {
        var gaps = new List<SequenceGap>();
        SequencePoint? last = null;
        void Take(SequencePoint point)
        {
            if (last is { } before && SequenceStep.Missing(in before, in point) is > 0 and int missing)
                gaps.Add(Gap(sequence, before, point, missing));
            else if (last is { } earlier && SequenceStep.IsRestart(in earlier, in point))
                gaps.Add(Gap(sequence, earlier, point, 0) with { IsRestart = true });
            last = point;
        }

        foreach (TimeCluster cluster in TimeCluster.Of(BlockRef.Find(_store, streams, long.MinValue, long.MaxValue), long.MinValue, long.MaxValue))
        {
            if (cluster.Block is { } block) ReadBlock(block, streams, Take);
            else ReadRange(cluster.From, cluster.To, streams, Take);
        }
        return gaps;
    }

    /// <summary>Gaps that could be seen when packets came in, and that late data filled in part or whole.</summary>
    private IEnumerable<SequenceGap> FilledGaps(ushort sequence, Func<StreamKey, bool> streams, List<SequenceGap> open)
    {
        List<SequenceGap> seen = SeenGaps(sequence, streams);
        HashSet<(long, long)> still = [.. open.Select(g => (g.From.TaiNanoseconds, g.Until.TaiNanoseconds))];
        foreach (SequenceGap gap in seen.Where(g => !still.Contains((g.From.TaiNanoseconds, g.Until.TaiNanoseconds))))
        {
            if (gap.Until.TaiNanoseconds - gap.From.TaiNanoseconds < 2) continue;
            long filled = long.MinValue;
            ReadRange(gap.From.TaiNanoseconds + 1, gap.Until.TaiNanoseconds - 1, streams, point => filled = Math.Max(filled, point.Reception));
            // What is still missing inside is told as gaps of its own.
            if (filled != long.MinValue) yield return gap with { Missing = 0, LastFilledAt = Instant.FromTaiNanoseconds(filled), LeftInside = open.Where(o => o.From >= gap.From && o.Until <= gap.Until).Sum(o => o.Missing) };
        }
    }

    /// <summary>Gaps as they could be seen when packets came in.</summary>
    private List<SequenceGap> SeenGaps(ushort sequence, Func<StreamKey, bool> streams)
    {
        var seen = new List<SequenceGap>();
        SequencePoint? last = null;
        void Take(SequencePoint point)
        {
            // Late: it opens nothing.
            if (last is { } newest && point.Generation <= newest.Generation) return;
            if (last is { } before && SequenceStep.Missing(in before, in point) is > 0 and int missing)
                seen.Add(Gap(sequence, before, point, missing));
            last = point;
        }

        foreach (BlockRef block in BlockRef.Find(_store, streams, long.MinValue, long.MaxValue))
        {
            // A block that begins before the newest packet may open gaps in its middle.
            if (IsPlain(in block.Header) && !(last is { } before && block.Header.GenerationMin <= before.Generation)) Array.ForEach(Ends(in block.Header), Take);
            else if (TryReadKeys(block))
            {
                for (int row = 0; row < _block.Count; row++)
                    if (streams(_block.StreamOf(row))) Take(Point(row));
            }
        }
        return seen;
    }

    private static SequenceGap Gap(ushort sequence, SequencePoint before, SequencePoint after, int missing) =>
        new(sequence, Instant.FromTaiNanoseconds(before.Generation), Instant.FromTaiNanoseconds(after.Generation), missing, missing, Instant.FromTaiNanoseconds(after.Reception), null);

    private static bool IsPlain(in BlockHeader header) => (header.Flags & (BlockFlags.InOrder | BlockFlags.WithoutGap)) == (BlockFlags.InOrder | BlockFlags.WithoutGap);

    /// <summary>First and last packet of a block without a gap; the step between them is none.</summary>
    private static SequencePoint[] Ends(in BlockHeader header) => header.Count == 1
        ? [new(header.GenerationMin, header.ReceptionMin, new SequenceCount(header.FirstSequence))]
        : [new(header.GenerationMin, header.ReceptionMin, new SequenceCount(header.FirstSequence)), new(header.GenerationMax, header.ReceptionMax, new SequenceCount(header.LastSequence), IsJump: true)];

    private void ReadBlock(BlockRef block, Func<StreamKey, bool> streams, Action<SequencePoint> take)
    {
        if (IsPlain(in block.Header)) Array.ForEach(Ends(in block.Header), take);
        else if (TryReadKeys(block))
        {
            for (int row = 0; row < _block.Count; row++)
                if (streams(_block.StreamOf(row))) take(Point(row));
        }
    }

    private void ReadRange(long from, long to, Func<StreamKey, bool> streams, Action<SequencePoint> take)
    {
        var query = new GenerationQuery { From = Instant.FromTaiNanoseconds(from), Before = to == long.MaxValue ? Instant.MaxValue : Instant.FromTaiNanoseconds(to + 1), Streams = streams };
        using var reader = new GenerationReader(_store, query);
        while (reader.Read())
            if (SpacePacketHeader.TryRead(reader.Octets, out SpacePacketHeader header)) take(new SequencePoint(reader.Generation.TaiNanoseconds, reader.Reception.TaiNanoseconds, header.SequenceCount));
        _damage.AddRange(reader.Damage);
    }

    private SequencePoint Point(int row)
    {
        ReadOnlySpan<byte> octets = _block[row];
        return new SequencePoint(_block.Generations[row], _block.Receptions[row], new SequenceCount(octets.Length < 4 ? 0 : ((octets[2] << 8) | octets[3]) & 0x3FFF));
    }

    private bool TryReadKeys(BlockRef block)
    {
        if (_reader.TryRead(block.Segment.File, in block.Header, BlockWish.Keys, _block)) return true;
        _damage.Add(block.Damage(_reader.Reason));
        return false;
    }
}
