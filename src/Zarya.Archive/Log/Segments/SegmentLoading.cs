using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Log.Segments;

/// <summary>Finds the segments of a log and what of each counts.</summary>
internal static class SegmentLoading
{
    /// <summary>Loads all segments, taking over those that cannot have changed.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="known">What was loaded before.</param>
    public static Segment[] Load(IDisk disk, IReadOnlyList<Segment> known)
    {
        List<(long Number, SegmentHeader? Header)> files = Files(disk);
        var segments = new List<Segment>();
        for (int i = 0; i < files.Count; i++)
        {
            (long number, SegmentHeader? header) = files[i];
            SegmentHeader? next = i + 1 < files.Count ? files[i + 1].Header : null;
            // A last file without a header was never begun, unless there are blocks in it.
            if (Load(disk, number, header, next, i + 1 == files.Count, known, segments.Count > 0 ? segments[^1] : null) is { } segment) segments.Add(segment);
        }
        return [.. segments];
    }

    /// <summary>The segments that count, by number: not those that were merged into another one.</summary>
    private static List<(long Number, SegmentHeader? Header)> Files(IDisk disk)
    {
        var files = new List<(long Number, SegmentHeader? Header)>();
        byte[] octets = new byte[SegmentHeader.Octets];
        long through = 0;
        foreach (long number in Numbers(disk))
        {
            if (number <= through) continue;
            SegmentHeader? header = null;
            try
            {
                using IDiskFile file = disk.Open(SegmentName.Log(number), DiskAccess.Read);
                if (SegmentHeader.TryRead(octets.AsSpan(0, file.Read(0, octets)), out SegmentHeader read) && read.Number == number) header = read;
            }
            catch (FileNotFoundException)
            {
                // Merged or retired by the writer in this moment.
                continue;
            }
            through = header?.Through ?? number;
            files.Add((number, header));
        }
        return files;
    }

    /// <summary>The numbers of the segments' files, ascending.</summary>
    public static IEnumerable<long> Numbers(IDisk disk) =>
        disk.List(SegmentName.Folder).Select(n => SegmentName.TryParse(n, ".zlog", out long number) ? number : 0).Where(n => n > 0).Order();

    private static Segment? Load(IDisk disk, long number, SegmentHeader? header, SegmentHeader? next, bool isLast, IReadOnlyList<Segment> known, Segment? before)
    {
        long? counted = header is { Rewriting: 0 } && next?.Previous == number ? next.Value.PreviousLength : null;
        if (header is { } sound)
        {
            Segment? same = known.FirstOrDefault(s => s.Number == number && s.Header.Crc == sound.Crc);
            if (same is not null && !isLast && (counted is null || same.AcceptedLength == counted)) return same;
            if (counted is { } length && SegmentIndex.TryRead(disk, in sound, length) is { } indexed) return indexed;
            if (sound.Rewriting > 0 && SegmentIndex.TryRead(disk, in sound, Length(disk, number)) is { } rewritten) return rewritten;
        }
        using IDiskFile file = disk.Open(SegmentName.Log(number), DiskAccess.Read);
        if (header is { Rewriting: > 0 }) counted = file.Length;
        var walk = SegmentWalk.Run(file, number, counted);
        if (header is { Rewriting: > 0 } && !EndsWell(walk, file.Length)) walk.Damage.Add(new LogDamage(number, file.Length, 0, 0, 0, "the end of the segment is missing"));
        if (header is null && walk.Blocks.Count == 0 && isLast) return null;
        SegmentHeader used = walk.Header ?? new SegmentHeader { Number = number, Through = number, FirstEntry = walk.Blocks.Count > 0 ? walk.Blocks.Min(b => b.FirstEntry) : (before?.LastEntry ?? 0) + 1 };
        var segment = new Segment(disk, used) { Streams = walk.Streams, Damage = walk.Damage };
        segment.Publish(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(walk.Blocks), walk.AcceptedLength);
        return segment;
    }

    private static long Length(IDisk disk, long number)
    {
        using IDiskFile file = disk.Open(SegmentName.Log(number), DiskAccess.Read);
        return file.Length;
    }

    /// <summary>A segment that was written anew says itself where it ends.</summary>
    private static bool EndsWell(SegmentWalk walk, long length) => walk.Blocks.Count > 0 && walk.Blocks[^1].End == length && (walk.Blocks[^1].Flags & BlockFlags.EndsSegment) != 0;
}
