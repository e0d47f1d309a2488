using System.Diagnostics;
using System.Globalization;
using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Benchmarks.Leaks;

/// <summary>How fast the leak watch is over the night of MS-09, 60 hours of <c>ops_2018</c>, and what it holds in memory. Bar: under 10 s on one core, under 200 MB.</summary>
internal static class WatchBenchmark
{
    public const string Word = "watch";

    /// <summary>Runs when the first word asks for it.</summary>
    public static bool TryRun(string[] args)
    {
        if (args.Length == 0 || args[0] != Word) return false;
        int rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
        LeakCaseFile file = LeakCaseFile.Read(File.ReadAllBytes(Repository.Shared("../cases/leak-cases.json")), LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded()));
        LeakCase night = file.Cases.Single(c => c.Id == "H01_MS09_step");
        for (int round = 1; round <= rounds; round++)
        {
            foreach (Realism realism in new[] { Realism.Plain, Realism.Unfriendly })
            {
                double alone = Seconds(new CaseFlight(night, realism, (ulong)round), null, out long rows, out _);
                double watched = Seconds(new CaseFlight(night, realism, (ulong)round), new LeakWatch(night.Plan, new LeakWatchOptions()), out _, out long said);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{realism.Name,-11} {rows,10:N0} rows  simulator {alone,5:0.00} s  with the watch {watched,5:0.00} s  watch alone {watched - alone,5:0.00} s  {said,6:N0} reports  {GC.GetTotalMemory(true) / 1e6,4:0} MB held"));
            }
        }

        return true;
    }

    private static double Seconds(CaseFlight flight, LeakWatch? watch, out long rows, out long said)
    {
        long start = Stopwatch.GetTimestamp();
        (rows, said) = (0, 0);
        while (flight.TryNext(out Measurement row, out Operation? operation))
        {
            rows++;
            if (watch is null) continue;
            if (operation is null) watch.Measure(row);
            else watch.Operate(operation);
            while (watch.TryTake(out _)) said++;
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
