using System.Text;
using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks;

/// <summary>Flies a case and writes <c>station.json</c>, <c>telemetry.csv</c>, <c>operations.csv</c> and <c>truth.json</c> into a folder.</summary>
internal sealed class SimulationFiles(string folder, LeapSeconds leapSeconds)
{
    private const long TruthEveryS = 600;

    /// <summary>Rows of telemetry written.</summary>
    public long Measurements { get; private set; }

    /// <summary>Rows of operations written.</summary>
    public long Operations { get; private set; }

    /// <summary>Writes the files of a flight.</summary>
    public void Write(LeakCase leakCase, Realism realism, ulong seed, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var flight = new CaseFlight(leakCase, realism, seed);
        File.WriteAllText(Path.Combine(folder, "station.json"), leakCase.StationText + "\n", new UTF8Encoding(false));
        using FileStream telemetry = Create("telemetry.csv"), operations = Create("operations.csv"), truth = Create("truth.json");
        using var measured = new LeakRowWriter(telemetry, flight.Plan, leapSeconds);
        using var done = new LeakRowWriter(operations, flight.Plan, leapSeconds);
        using var told = new TruthWriter(truth, flight, realism, seed, leapSeconds);
        measured.TelemetryHeader();
        done.OperationsHeader();
        for (Instant now = flight.Start; now < flight.End;)
        {
            stop.ThrowIfCancellationRequested();
            now += Duration.FromSeconds(TruthEveryS);
            if (now > flight.End) now = flight.End;
            while (flight.TryNext(now, out Measurement row, out Operation? operation))
            {
                if (operation is null) measured.Write(in row);
                else done.Write(operation);
                if (operation is null) Measurements++;
                else Operations++;
            }
            told.Write(flight.Truth(now));
        }
    }

    private FileStream Create(string name) => new(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.Read, 1);
}
