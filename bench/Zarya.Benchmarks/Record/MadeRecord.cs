using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Time;

namespace Zarya.Benchmarks.Record;

/// <summary>Records for the benches that read.</summary>
internal static class MadeRecord
{
    /// <summary>Compacts a record.</summary>
    public static void Compact(string folder)
    {
        using LogWriter writer = LogWriter.Open(new FileDisk(folder), new LogOptions());
        writer.TrySeal();
        var compaction = new Compaction(writer);
        while (compaction.RunOnce()) Console.Error.WriteLine($"compacted {compaction.Octets.Before / 1000000} MB to {compaction.Octets.After / 1000000} MB");
    }

    /// <summary>Writes packets of the mill in the largest commits, until there are so many packets or octets on disk.</summary>
    /// <returns>The number of packets.</returns>
    public static long Write(string folder, PacketMill mill, int streams, long packets, long octets = long.MaxValue)
    {
        using var encoding = new EncodingThread();
        LogWriter writer = LogWriter.Open(new FileDisk(folder), new LogOptions(), encoding);
        try
        {
            int[] registered = [.. Enumerable.Range(0, streams).Select(s => writer.Register(PacketMill.Key(s)))];
            long i = 0;
            for (; i < packets; i++)
            {
                if (i % 1_000_000 == 0 && writer.Store.Octets >= octets) break;
                ReadOnlySpan<byte> packet = mill.Make(i);
                writer.Append(registered[mill.Stream], Instant.FromTaiNanoseconds(mill.Generation), Instant.FromTaiNanoseconds(mill.Reception), packet);
            }
            writer.Close();
            return i;
        }
        finally
        {
            writer.Dispose();
        }
    }
}
