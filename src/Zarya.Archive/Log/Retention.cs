using System.Buffers;
using System.Text.Json;
using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Segments;
using Zarya.Time;

namespace Zarya.Archive.Log;

/// <summary>
/// Removes the oldest sealed segments, whole. Before a file goes, an entry says which entries it held and the digest over them, so that a copy that somebody kept can still be recognised; entry numbers are never used again.
/// </summary>
public static class Retention
{
    /// <summary>The link of the entries that say what was removed.</summary>
    public const string Link = "retention";

    /// <summary>The segments that may go, the oldest first.</summary>
    /// <param name="store">The log.</param>
    /// <param name="receivedBefore">Only segments whose entries all came in before this time.</param>
    /// <param name="keepOctets">Only as many as are needed to come down to this size.</param>
    /// <returns>Segments; never the last one, which is being written.</returns>
    public static IReadOnlyList<RetiredSegment> Find(LogStore store, Instant receivedBefore, long keepOctets)
    {
        ArgumentNullException.ThrowIfNull(store);
        var found = new List<RetiredSegment>();
        long octets = store.Octets;
        foreach (Segment segment in store.Segments.Take(store.Segments.Count - 1))
        {
            if (octets <= keepOctets || segment.BlockCount == 0 || Newest(segment) >= receivedBefore.TaiNanoseconds) break;
            octets -= segment.AcceptedLength;
            found.Add(new RetiredSegment(segment.Number, segment.Header.FirstEntry, segment.LastEntry, segment.AcceptedLength, ""));
        }
        return found;
    }

    /// <summary>Removes segments that <see cref="Find"/> found, the oldest first, after writing down what they held.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="segments">The segments.</param>
    /// <param name="now">The time of the entry.</param>
    /// <param name="cancellation">Stops between two segments.</param>
    /// <returns>What was removed, with digests.</returns>
    /// <exception cref="LogRefusedException">The entry could not be written; nothing more was removed.</exception>
    public static IReadOnlyList<RetiredSegment> Retire(LogWriter writer, IReadOnlyList<RetiredSegment> segments, Instant now, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(segments);
        int stream = writer.Register(new StreamKey(EntryKind.OperatorAction, Link, 0));
        var retired = new List<RetiredSegment>();
        foreach (RetiredSegment wanted in segments)
        {
            cancellation.ThrowIfCancellationRequested();
            lock (writer.Store.Upkeep) retired.Add(Retire(writer, stream, wanted, now));
        }
        return retired;
    }

    private static RetiredSegment Retire(LogWriter writer, int stream, RetiredSegment wanted, Instant now)
    {
        Segment segment = writer.Store.Segments[0];
        if (segment.Number != wanted.Number) throw new ArgumentException($"segment {wanted.Number} is not the oldest one", nameof(wanted));
        RetiredSegment done = wanted with { Sha256 = Digest(segment) };
        writer.Append(stream, now, now, Write(done));
        writer.Commit();
        // Without it a reader could not tell this from a segment that was lost.
        new RetiredMark(segment.Header.Through, segment.LastEntry + 1).Write(writer.Store.Disk);
        writer.Store.Disk.Delete(SegmentName.Log(segment.Number));
        writer.Store.Disk.Delete(SegmentName.Index(segment.Number));
        writer.Store.Disk.SyncFolder(SegmentName.Folder);
        writer.Store.Swap([segment], null);
        return done;
    }

    private static long Newest(Segment segment)
    {
        long newest = long.MinValue;
        foreach (ref readonly BlockHeader block in segment.Snapshot().Span) newest = Math.Max(newest, block.ReceptionMax);
        return newest;
    }

    private static string Digest(Segment segment)
    {
        using var digest = new EntryDigest();
        using var reader = new EntryReader([segment]);
        while (reader.Read()) digest.Add(reader);
        return digest.Finish();
    }

    private static byte[] Write(RetiredSegment segment)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("action", "retire");
            json.WriteNumber("segment", segment.Number);
            json.WriteNumber("firstEntry", segment.FirstEntry);
            json.WriteNumber("lastEntry", segment.LastEntry);
            json.WriteNumber("octets", segment.Octets);
            json.WriteString("entriesSha256", segment.Sha256);
            json.WriteEndObject();
        }
        return text.WrittenSpan.ToArray();
    }
}

/// <summary>A segment that goes, or went.</summary>
/// <param name="Number">Its number.</param>
/// <param name="FirstEntry">Its first entry.</param>
/// <param name="LastEntry">Its last entry.</param>
/// <param name="Octets">Octets of the file.</param>
/// <param name="Sha256">Digest over its entries (number, times, stream, octets), hexadecimal; empty before it goes. It does not change with compaction.</param>
public sealed record RetiredSegment(long Number, long FirstEntry, long LastEntry, long Octets, string Sha256);
