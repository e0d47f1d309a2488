using System.Runtime.InteropServices;
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
        List<(long Number, SegmentHeader? Header, IDiskFile File)> files = Open(disk);
        Dictionary<long, Segment> before = known.ToDictionary(s => s.Number);
        var segments = new List<Segment>();
        for (int i = 0; i < files.Count; i++)
        {
            (long number, SegmentHeader? header, IDiskFile file) = files[i];
            SegmentHeader? next = i + 1 < files.Count ? files[i + 1].Header : null;
            long? counted = header is { Rewriting: > 0 } ? file.Length : next?.Previous == number ? next.Value.PreviousLength : null;
            Segment? same = before.GetValueOrDefault(number);
            if (same is not null && header?.Crc == same.Header.Crc && counted == same.AcceptedLength && same.Damage.Count == 0)
            {
                file.Dispose();
                segments.Add(same);
                continue;
            }
            if (Load(disk, number, header, file, counted, segments.Count > 0 ? segments[^1].LastEntry : 0) is { } segment) segments.Add(segment);
            else file.Dispose();
        }
        return [.. segments];
    }

    /// <summary>The numbers of the segments' files, ascending.</summary>
    public static IEnumerable<long> Numbers(IDisk disk) =>
        disk.List(SegmentName.Folder).Select(n => SegmentName.TryParse(n, ".zlog", out long number) ? number : 0).Where(n => n > 0).Order();

    /// <summary>The segments that count, by number: not those that were merged into another one.</summary>
    private static List<(long Number, SegmentHeader? Header, IDiskFile File)> Open(IDisk disk)
    {
        var files = new List<(long Number, SegmentHeader? Header, IDiskFile File)>();
        byte[] octets = new byte[SegmentHeader.Octets];
        long through = 0;
        foreach (long number in Numbers(disk))
        {
            if (number <= through) continue;
            IDiskFile file;
            try
            {
                file = disk.Open(SegmentName.Log(number), DiskAccess.Read);
            }
            catch (FileNotFoundException)
            {
                // Merged or retired by the writer in this moment.
                continue;
            }
            SegmentHeader? header = SegmentHeader.TryRead(octets.AsSpan(0, file.Read(0, octets)), out SegmentHeader read) && read.Number == number ? read : null;
            through = header?.Through ?? number;
            files.Add((number, header, file));
        }
        return files;
    }

    /// <param name="disk">The disk.</param>
    /// <param name="number">The segment.</param>
    /// <param name="header">Its header, if it is sound.</param>
    /// <param name="file">Its file.</param>
    /// <param name="counted">How many octets count; <see langword="null"/> if the file itself must tell.</param>
    /// <param name="entryBefore">The last entry of the segment before.</param>
    private static Segment? Load(IDisk disk, long number, SegmentHeader? header, IDiskFile file, long? counted, long entryBefore)
    {
        if (header is { } sound && counted is { } length && SegmentIndex.TryRead(disk, in sound, file, length) is { } indexed) return indexed;
        var walk = SegmentWalk.Run(file, number, counted);
        // A file without a header was never begun, unless there are blocks in it.
        if (header is null && walk.Blocks.Count == 0) return null;
        if (header is { Rewriting: > 0 } && !EndsWell(walk, file.Length)) walk.Damage.Add(new LogDamage(number, file.Length, 0, 0, 0, "the end of the segment is missing"));
        SegmentHeader used = walk.Header ?? new SegmentHeader { Number = number, Through = number, FirstEntry = walk.Blocks.Count > 0 ? walk.Blocks.Min(b => b.FirstEntry) : entryBefore + 1 };
        var segment = new Segment(used, file) { Streams = walk.Streams, Damage = walk.Damage };
        segment.Publish(CollectionsMarshal.AsSpan(walk.Blocks), walk.AcceptedLength);
        return segment;
    }

    /// <summary>A segment that was written anew says itself where it ends.</summary>
    private static bool EndsWell(SegmentWalk walk, long length) => walk.Blocks.Count > 0 && walk.Blocks[^1].End == length && (walk.Blocks[^1].Flags & BlockFlags.EndsSegment) != 0;
}
