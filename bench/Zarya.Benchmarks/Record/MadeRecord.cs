using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Time;

namespace Zarya.Benchmarks.Record;

/// <summary>Records for the benches that read.</summary>
internal static class MadeRecord
{
    /// <summary>Writes packets of the mill in the largest commits, until there are so many packets or octets on disk.</summary>
    /// <returns>The number of packets.</returns>
    public static long Write(string folder, PacketMill mill, int streams, long packets, long octets = long.MaxValue)
    {
        LogWriter writer = LogWriter.Open(new FileDisk(folder), new LogOptions());
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
