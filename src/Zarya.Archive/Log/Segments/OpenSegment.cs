using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Log.Segments;

/// <summary>A segment's file, open for reading, and its header if that is sound.</summary>
internal sealed record OpenSegment(long Number, SegmentHeader? Header, IDiskFile File)
{
    /// <summary>The segments that count, by number: not those that were merged into another one, nor a last one that was never begun.</summary>
    public static List<OpenSegment> All(IDisk disk)
    {
        var files = new List<OpenSegment>();
        byte[] octets = new byte[SegmentHeader.Octets];
        long through = 0;
        foreach (long number in SegmentLoading.Numbers(disk))
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
            files.Add(new OpenSegment(number, header, file));
        }
        if (files is [.., { Header: null } last] && last.IsUnbegun(octets))
        {
            last.File.Dispose();
            files.RemoveAt(files.Count - 1);
        }
        return files;
    }

    /// <summary>The first entry of a segment whose header is damaged; the greatest number if nothing in it is sound.</summary>
    public long FirstEntry()
    {
        if (Header is { } header) return header.FirstEntry;
        var walk = SegmentWalk.Run(File, Number, null, null);
        return walk.Blocks.Count > 0 ? walk.Blocks.Min(b => b.FirstEntry) : long.MaxValue;
    }

    /// <summary>A crash, or a disk that failed, may leave a file without octets, with too few, or with zeros. Nothing is ever written behind a header that is not on the disk.</summary>
    private bool IsUnbegun(byte[] octets) => File.Length < SegmentHeader.Octets || (File.Length == SegmentHeader.Octets && File.Read(0, octets) == octets.Length && !octets.AsSpan().ContainsAnyExcept((byte)0));
}
