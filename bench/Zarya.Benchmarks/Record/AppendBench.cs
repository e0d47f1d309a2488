using System.Globalization;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Benchmarks.Record;

/// <summary>
/// Durable append of 136-octet packets of 4 APIDs at 4 Hz over 3 days (<c>shared/facts/baselines.md</c>, section 3), a commit every 50 ms, one thread: the log beside a plain file and one key a packet in RocksDB.
/// </summary>
internal static class AppendBench
{
    private const int Streams = 4;
    private const long AllPackets = Streams * 4L * 86_400 * 3;

    public static void Run(string? parent, int rounds, long? wanted, string? only)
    {
        using var folder = new BenchFolder(parent);
        long packets = wanted ?? AllPackets;
        (string Name, Func<string, IAppendStore> Open)[] contenders =
        [
            ("plain file", f => new PlainFileStore(f)),
            ("log", f => new LogAppendStore(f, Streams)),
            ("RocksDB, one key a packet", f => new RocksAppendStore(f)),
        ];
        var runs = contenders.Select(_ => new List<AppendRun>()).ToArray();
        // The first round settles the JIT and the file system, and is short.
        for (int round = -1; round < rounds; round++)
        {
            for (int c = 0; c < contenders.Length; c++)
            {
                if (only is not null && contenders[c].Name != only) continue;
                string files = folder.Fresh();
                using (IAppendStore store = contenders[c].Open(files))
                {
                    AppendRun run = AppendRun.Of(store, files, new PacketMill(Streams, 4, 2), round < 0 ? packets / 10 : packets);
                    if (round >= 0) runs[c].Add(run);
                }
                if (c == 1 && round == rounds - 1) Verify(files, packets);
                Directory.Delete(files, recursive: true);
            }
        }
        if (only is not null) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{only} alone: {runs.SelectMany(r => r).Average(r => r.PacketsPerSecond) / 1e3:N0} k packets/s"));
        else Print(contenders.Select(c => c.Name).ToArray(), runs, packets);
    }

    private static void Print(string[] names, List<AppendRun>[] runs, long packets)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Append, {packets:N0} packets of 136 octets of {Streams} APIDs, durable every 50 ms, {runs[0].Count} rounds"));
        Console.WriteLine("| | k packets/s, median (range) | × plain file | × RocksDB | commit p50 / p99, greatest, ms | commits | CPU ns a packet | octets a packet on disk |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (int c = 0; c < names.Length; c++)
        {
            double[] speeds = [.. runs[c].Select(r => r.PacketsPerSecond / 1e3)];
            double[] commits = [.. runs[c].SelectMany(r => r.CommitMilliseconds).Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {names[c]} | {Median(speeds):N0} ({speeds.Min():N0} to {speeds.Max():N0}) | {Ratio(runs[c], runs[0]):F2} | {Ratio(runs[c], runs[2]):F2} | {commits[commits.Length / 2]:F1} / {commits[commits.Length * 99 / 100]:F1}, {commits[^1]:F0} | {commits.Length / runs[c].Count} | {Median([.. runs[c].Select(r => r.CpuNanosecondsPerPacket)]):N0} | {runs[c][^1].OctetsPerPacket:F1} |"));
        }
    }

    private static double Ratio(List<AppendRun> of, List<AppendRun> to) => Median([.. of.Zip(to, (a, b) => a.PacketsPerSecond / b.PacketsPerSecond)]);

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static void Verify(string files, long packets)
    {
        using LogStore store = LogStore.Open(new FileDisk(files));
        using var reader = new EntryReader(store, new EntryQuery());
        var mill = new PacketMill(Streams, 4, 2);
        long index = 0;
        for (; reader.Read(); index++)
        {
            bool isSame = mill.Make(index).SequenceEqual(reader.Octets) && reader.Number == index + 1 && reader.Generation.TaiNanoseconds == mill.Generation && reader.Reception.TaiNanoseconds == mill.Reception && reader.Stream == PacketMill.Key(mill.Stream);
            if (!isSame) throw new InvalidOperationException($"entry {reader.Number} is not what was appended");
        }
        if (index != packets) throw new InvalidOperationException($"{index} entries were read of {packets}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Read back from the log: {index:N0} entries, all as appended"));
    }
}
