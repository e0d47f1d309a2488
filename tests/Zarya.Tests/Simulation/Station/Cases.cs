using System.Text;
using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Tests.Simulation.Station;

/// <summary>Cases for tests: those of <c>../shared</c>, and an own one.</summary>
internal static class Cases
{
    private static LeakCaseFile? s_shared;

    public static LeapSeconds Leap { get; } = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    public static LeakCaseFile Shared()
    {
        string path = SharedData.Require(Path.Combine("..", "cases", "leak-cases.json"));
        return s_shared ??= LeakCaseFile.Read(File.ReadAllBytes(path), Leap);
    }

    public static LeakCase Shared(string id) => Shared().Cases.Single(c => c.Id == id);

    /// <summary>A station of three modules with sensors of all kinds; the lists are JSON.</summary>
    public static LeakCaseFile Own(string leaks = "", string confounders = "", string scripted = "", double hours = 24) => LeakCaseFile.Read(Encoding.UTF8.GetBytes($$$"""
        {"configs": {"T": {"id": "T", "crew": 2, "modules": [{"id": "A", "free_m3": 60}, {"id": "B", "free_m3": 40}, {"id": "C", "free_m3": 8}],
            "hatches": [{"id": "AB", "a": "A", "b": "B", "area_m2": 0.5, "open_at_t0": true}, {"id": "BC", "a": "B", "b": "C", "area_m2": 0.5, "open_at_t0": true}], "lifeboats": ["A"]}},
         "sensor_suites": {"s": {"channels": [
            {"name": "P_total", "where": ["A", "B"], "sigma": 0.02, "quantum": 0.01, "rate_hz": 1}, {"name": "T_air", "where": "all", "sigma": 0.02, "quantum": 0.01, "rate_hz": 0.1},
            {"name": "dewpoint", "where": ["A"], "sigma": 0.1, "quantum": 0.1, "rate_hz": 0.1}, {"name": "ppN2_MCA", "where": ["A", "B"], "sigma": 0.1, "quantum": 0.1, "cycle_s": 120, "sequence": "in turn"},
            {"name": "ppO2_MCA", "where": ["A", "B"], "sigma": 0.1, "quantum": 0.1, "cycle_s": 120}, {"name": "ppCO2_MCA", "where": ["A"], "sigma": 0.02, "quantum": 0.01, "cycle_s": 120},
            {"name": "O2_generation_rate", "where": ["B"], "sigma": 0.01, "rate_hz": 0.1}]}},
         "cases": [{"id": "own", "config": "T", "sensor_suite": "s", "crew": 2, "duration_h": {{{hours.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}, "t0_utc": "2020-01-01T00:00Z",
            "initial": {"P_mmHg": 740, "ppO2_mmHg": 158.4, "ppCO2_mmHg": 2.5, "ppH2O_mmHg": 9.5, "T_C": 23}, "baseline_leak_kg_per_d": 0,
            "leaks": [{{{leaks}}}], "confounders": [{{{confounders}}}], "scripted_operations": [{{{scripted}}}]}]}
        """), Leap);

    /// <summary>Flies up to a time and returns the rows of the log and the last value of each sensor.</summary>
    public static (List<Operation> Log, Dictionary<(Quantity, int), double> Last, long Rows) FlyTo(CaseFlight flight, double hours)
    {
        var log = new List<Operation>();
        var last = new Dictionary<(Quantity, int), double>();
        long rows = 0;
        while (flight.TryNext(At(flight, hours), out Measurement row, out Operation? operation))
        {
            if (operation is not null)
            {
                log.Add(operation);
                continue;
            }
            last[(row.Quantity, row.Module)] = row.Value;
            rows++;
        }
        return (log, last, rows);
    }

    public static Instant At(CaseFlight flight, double hours) => flight.Start + Duration.FromMilliseconds((long)Math.Round(hours * 3_600_000));

}
