using System.Diagnostics;
using System.Globalization;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Time;

namespace Zarya.Benchmarks.Record;

/// <summary>A packet that comes in late into a record of ten million: how long until history has it.</summary>
internal static class LateBench
{
    private const int Streams = 4;
    private const int Turns = 20;

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    public static void Run(string? parent, long? wanted)
    {
        using var folder = new BenchFolder(parent);
        string files = folder.Fresh();
        long packets = MadeRecord.Write(files, new PacketMill(Streams, 4, 1), Streams, wanted ?? 10_000_000);
        using LogWriter writer = LogWriter.Open(new FileDisk(files), new LogOptions());
        var mill = new PacketMill(Streams, 4, 1);
        List<double> milliseconds = [];
        for (int turn = 0; turn < Turns; turn++)
        {
            ReadOnlySpan<byte> packet = mill.Make(packets * (turn + 1) / (Turns + 2));
            // Between two packets, so that nothing else has its time.
            long generation = mill.Generation + 100_000_000;
            if (ViewCalls.IsInHistory(writer.Store, mill.Stream, generation)) throw new InvalidOperationException("it is there before it came");
            long start = Stopwatch.GetTimestamp();
            writer.Append(writer.Register(PacketMill.Key(mill.Stream)), Instant.FromTaiNanoseconds(generation), Instant.FromTaiNanoseconds(generation).Later(86_400), packet);
            writer.Commit();
            while (!ViewCalls.IsInHistory(writer.Store, mill.Stream, generation))
            {
                if (Stopwatch.GetElapsedTime(start) > s_longest) throw new InvalidOperationException($"not in history after {s_longest.TotalSeconds} s");
                Thread.Yield();
            }
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        milliseconds.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"One late packet into {packets:N0}: in history after {milliseconds[Turns / 2]:F1} ms (median of {Turns}, greatest {milliseconds[^1]:F1} ms; bar 100 ms), its sync included"));
    }

    private static Instant Later(this Instant instant, long seconds) => instant + Duration.FromSeconds(seconds);
}
