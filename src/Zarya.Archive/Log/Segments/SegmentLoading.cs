using System.Runtime.InteropServices;
using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Log.Segments;

/// <summary>Finds the segments of a log and what of each counts.</summary>
internal static class SegmentLoading
{
    /// <summary>How often to look again when a segment is missing: a writer may be merging just now.</summary>
    private const int Attempts = 5;

    /// <summary>Loads all segments, taking over those that cannot have changed.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="known">What was loaded before.</param>
    /// <param name="isByIndex">Whether to believe indexes.</param>
    /// <returns>The segments, and where some are missing.</returns>
    public static (Segment[] Segments, LogDamage[] Gaps) Load(IDisk disk, IReadOnlyList<Segment> known, bool isByIndex = true)
    {
        for (int attempt = 1; ; attempt++)
        {
            Segment[] segments = LoadOnce(disk, known, isByIndex);
            LogDamage[] gaps = [.. Gaps(disk, segments)];
            if (gaps.Length == 0 || attempt == Attempts) return (segments, gaps);
            foreach (Segment segment in segments.Except(known)) segment.Dispose();
        }
    }

    /// <summary>The numbers of the segments' files, ascending.</summary>
    public static IEnumerable<long> Numbers(IDisk disk) =>
        disk.List(SegmentName.Folder).Select(n => SegmentName.TryParse(n, ".zlog", out long number) ? number : 0).Where(n => n > 0).Order();

    private static Segment[] LoadOnce(IDisk disk, IReadOnlyList<Segment> known, bool isByIndex)
    {
        List<OpenSegment> files = OpenSegment.All(disk);
        Dictionary<long, Segment> before = known.ToDictionary(s => s.Number);
        var segments = new List<Segment>();
        for (int i = 0; i < files.Count; i++)
        {
            OpenSegment file = files[i];
            OpenSegment? next = i + 1 < files.Count ? files[i + 1] : null;
            long? counted = file.Header is { Rewriting: > 0 } ? file.File.Length : next?.Header?.Previous == file.Number ? next.Header.Value.PreviousLength : null;
            if (before.GetValueOrDefault(file.Number) is { } same && file.Header?.Crc == same.Header.Crc && counted == same.AcceptedLength && same.Damage.Count == 0)
            {
                file.File.Dispose();
                segments.Add(same);
            }
            else if (segments is [.., { Header: { Crc: 0, Rewriting: > 0 } } merged] && file.Header?.FirstEntry <= merged.LastEntry) file.File.Dispose();
            else segments.Add(Load(disk, file, next, counted, segments.Count > 0 ? segments[^1].LastEntry : 0, isByIndex));
        }
        return [.. segments];
    }

    private static Segment Load(IDisk disk, OpenSegment file, OpenSegment? next, long? counted, long entryBefore, bool isByIndex)
    {
        uint? chain = counted is not null && file.Header is { Rewriting: 0 } ? next?.Header?.PreviousChain : null;
        if (file.Header is { } sound)
        {
            if (isByIndex && counted is not null && SegmentIndex.TryRead(disk, in sound, file.File, counted) is { } indexed && indexed.Chain == (chain ?? indexed.Chain)) return indexed;
            // The next header is damaged or missing: the index knows too where the segment was sealed.
            if (counted is null && SegmentIndex.TryRead(disk, in sound, file.File, null) is { } when) counted = when.AcceptedLength;
        }
        // Without its header, its blocks say whether it was written anew: then the next header's words are about what it was before.
        SegmentWalk? whole = file.Header is null ? SegmentWalk.Run(file.File, file.Number, file.File.Length, null) : null;
        uint rewriting = file.Header?.Rewriting ?? (whole?.Blocks is [var first, ..] ? first.Rewriting : 0);
        SegmentWalk walk = whole is not null && rewriting > 0 ? whole : SegmentWalk.Run(file.File, file.Number, counted, chain);
        if (counted is null && rewriting == 0 && next is not null) walk.DropFrom(next.FirstEntry());
        if (rewriting > 0 && !EndsWell(walk, file.File.Length)) walk.Damage.Add(new LogDamage(file.Number, file.File.Length, 0, 0, 0, "the end of the segment is missing"));
        SegmentHeader used = walk.Header ?? new SegmentHeader
        {
            Number = file.Number,
            Through = rewriting > 0 && next is not null ? next.Number - 1 : file.Number,
            Rewriting = rewriting,
            FirstEntry = walk.Blocks.Count > 0 && entryBefore == 0 && file.Number > 1 ? walk.Blocks.Min(b => b.FirstEntry) : entryBefore + 1,
        };
        var segment = new Segment(used, file.File) { Streams = walk.Streams, Damage = walk.Damage };
        segment.Publish(CollectionsMarshal.AsSpan(walk.Blocks), walk.AcceptedLength);
        return segment;
    }

    /// <summary>A segment that was written anew says itself where it ends.</summary>
    private static bool EndsWell(SegmentWalk walk, long length) => walk.Blocks.Count > 0 && walk.Blocks[^1].End == length && (walk.Blocks[^1].Flags & BlockFlags.EndsSegment) != 0;

    /// <summary>Where segments are missing: at the start those that nobody retired; in the middle each says through which number it goes; behind the last one its index tells, which is made when the next segment is there, or that it was written anew.</summary>
    private static IEnumerable<LogDamage> Gaps(IDisk disk, Segment[] segments)
    {
        RetiredMark retired = RetiredMark.Read(disk);
        if (segments is [var oldest, ..] && oldest.Number > retired.Through + 1)
            yield return new LogDamage(retired.Through + 1, 0, 0, retired.FirstEntry, oldest.Header.FirstEntry - 1, $"the segments up to {oldest.Number - 1} are missing");
        for (int i = 1; i < segments.Length; i++)
        {
            (Segment before, Segment after) = (segments[i - 1], segments[i]);
            if (before.Header.Through + 1 < after.Number)
                yield return new LogDamage(before.Header.Through + 1, 0, 0, before.LastEntry + 1, after.Header.FirstEntry - 1, before.Header.Through + 2 == after.Number ? "the segment is missing" : $"the segments up to {after.Number - 1} are missing");
        }
        if (segments is [.., var last] && last.Header.Crc != 0 && (last.Header.Rewriting > 0 || SegmentIndex.TryRead(disk, last.Header, last.File, null) is not null))
            yield return new LogDamage(last.Header.Through + 1, 0, 0, 0, 0, "the segment behind the last one is missing");
    }
}
