using System.Diagnostics;
using System.Globalization;
using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Benchmarks.Leaks;

/// <summary>How many times faster than life the station simulator is: a night of MS-09 again and again, and a busy year.</summary>
internal static class SimulatorBenchmark
{
    public const string Word = "simulator";

    /// <summary>Runs when the first word asks for it.</summary>
    public static bool TryRun(string[] args)
    {
        if (args.Length == 0 || args[0] != Word) return false;
        int rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
        LeapSeconds leap = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
        LeakCaseFile file = LeakCaseFile.Read(File.ReadAllBytes(Repository.Shared("../cases/leak-cases.json")), leap);
        LeakCase night = file.Cases.Single(c => c.Id == "H01_MS09_step");
        foreach (Realism realism in new[] { Realism.Plain, Realism.Unfriendly })
            for (int round = 1; round <= rounds; round++) Fly($"H01, ops_2018, {realism.Name}", new CaseFlight(night, realism, (ulong)round));
        _ = Instant.TryParseUtc("2020-01-01T00:00:00Z", leap, out Instant midnight);
        StationPlan plan = night.Plan;
        var pressures = new StationPlan(plan.Id, plan.Modules, plan.Hatches, plan.Lifeboats, plan.Crew, new SensorSuite([.. plan.Sensors.Channels.Where(c => c.Name == "P_total")]));
        foreach (Realism realism in new[] { Realism.Plain, Realism.Unfriendly })
        {
            Fly($"a year, six pressures, {realism.Name}", new CaseFlight(StationYear.Case(pressures, midnight, 365, realism, 1), realism, 1));
            Fly($"a year, ops_2018, {realism.Name}", new CaseFlight(StationYear.Case(plan, midnight, 365, realism, 1), realism, 1));
        }
        return true;
    }

    private static void Fly(string what, CaseFlight flight)
    {
        long start = Stopwatch.GetTimestamp(), rows = 0;
        double sum = 0;
        while (flight.TryNext(out Measurement row, out Operation? operation))
        {
            if (operation is null) sum += row.Value;
            rows++;
        }
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40} {rows,12:N0} rows  {seconds,7:0.00} s  {seconds / rows * 1e9,5:0} ns a row  {flight.Case.DurationH * 3600 / seconds,12:N0} x real time  (check {sum / rows:0.000})"));
    }
}
