using System.Globalization;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Benchmarks.Record;

/// <summary>One field of one APID over a day (345,600 packets of 136 octets among those of three others), fresh and compacted, one thread.</summary>
internal static class ScanBench
{
    private const int Streams = 4;

    public static void Run(string? parent, int rounds, long? wanted)
    {
        using var folder = new BenchFolder(parent);
        string files = folder.Fresh();
        long packets = MadeRecord.Write(files, new PacketMill(Streams, 4, 2), Streams, wanted ?? Streams * 4L * 86_400);
        string again = folder.Fresh();
        MadeRecord.Write(again, new PacketMill(Streams, 4, 2), Streams, packets);
        MadeRecord.Compact(again);
        using LogStore store = LogStore.Open(new FileDisk(files));
        using LogStore compacted = LogStore.Open(new FileDisk(again));
        Rounds run = new Rounds(Math.Max(rounds, 5))
            .Add("fresh", () => ViewCalls.Scan(store, 1, long.MinValue, long.MaxValue))
            .Add("compacted", () => ViewCalls.Scan(compacted, 1, long.MinValue, long.MaxValue)).Run();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Scan of one field of one APID, {packets / Streams:N0} packets: fresh {run.PerSecond("fresh") / 1e6:F1} M packets/s, compacted {run.PerSecond("compacted") / 1e6:F1} M packets/s (bar 7 M); on disk {store.Octets / (double)packets:F1} and {compacted.Octets / (double)packets:F1} octets a packet"));
    }
}
