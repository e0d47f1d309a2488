using System.Diagnostics;
using System.Globalization;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Archive.Views.Samples;
using Zarya.Time;

namespace Zarya.Benchmarks.Record;

/// <summary>One parameter at 1 Hz over a year, 31.5 million packets of JPSS size, in 1,000 bins: cold, which is the first after start, and warm.</summary>
internal static class PlotBench
{
    private const int Bins = 1000;
    private const int WarmTurns = 9;

    public static void Run(string? parent, long? wanted)
    {
        using var folder = new BenchFolder(parent);
        string files = folder.Fresh();
        long packets = MadeRecord.Write(files, new PacketMill(1, 1, 1), 1, wanted ?? 365 * 86_400);
        double build;
        using (LogStore store = LogStore.Open(new FileDisk(files)))
        {
            long start = Stopwatch.GetTimestamp();
            using var building = ViewCalls.Samples(store, 0);
            building.Refresh();
            build = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        long opening = Stopwatch.GetTimestamp();
        using LogStore opened = LogStore.Open(new FileDisk(files));
        double open = Stopwatch.GetElapsedTime(opening).TotalMilliseconds;
        using var samples = ViewCalls.Samples(opened, 0);
        double cold = Plot(samples, packets);
        double[] warm = [.. Enumerable.Range(0, WarmTurns).Select(_ => Plot(samples, packets)).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Plot of {packets:N0} packets in {Bins} bins: cold {cold:F0} ms (bar 1,000) after {open:F0} ms for opening, warm {warm[WarmTurns / 2]:F1} ms (bar 200); pyramids built in {build:F1} s; record {opened.Octets / 1e6:N0} MB, all files {BenchFolder.Octets(files) / 1e6:N0} MB"));
    }

    private static double Plot(ParameterSamples samples, long packets)
    {
        long start = Stopwatch.GetTimestamp();
        (Instant first, Instant last) = samples.Range()!.Value;
        long counted = samples.Get(first, last + Duration.FromNanoseconds(1), Bins).Sum(b => b.Count);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return counted == packets ? milliseconds : throw new InvalidOperationException($"{counted} values were counted of {packets}");
    }
}
