using Zarya.Simulation.Station;
using Zarya.Simulation.Station.Telemetry;
using Zarya.Time;

namespace Zarya.Tests.Simulation.Station.Telemetry;

/// <summary>The mission <c>iss-2018-08-29</c> as it flies.</summary>
internal static class Night
{
    public static string Folder { get; } = Path.Combine(SharedData.RepositoryRoot, "missions", "iss-2018-08-29");

    public static LeakCase Case()
    {
        LeakCaseFile file = LeakCaseFile.ReadFlight(File.ReadAllBytes(Path.Combine(Folder, "flight.json")), File.ReadAllBytes(Path.Combine(Folder, "station.json")), Cases.Leap);
        Assert.Empty(file.Problems);
        return Assert.Single(file.Cases);
    }

    public static IReadOnlyList<ScriptLine> Script(LeakCase flown)
    {
        var problems = new List<string>();
        IReadOnlyList<ScriptLine> script = FlightScript.Read(File.ReadAllText(Path.Combine(Folder, "script.csv")), flown.Plan, Cases.Leap, problems);
        Assert.Empty(problems);
        return script;
    }

    public static SimulatedFlight Fly(ulong seed = 1, Realism? realism = null)
    {
        LeakCase flown = Case();
        return new SimulatedFlight(flown, StationTelemetry.Of(flown.Plan, "ISS"), new SimulatedFlightOptions { Seed = seed, Realism = realism ?? Realism.Plain, Script = Script(flown) });
    }

    /// <summary>Digest of packets and their times, over steps of so many seconds (0: in one step).</summary>
    public static ulong Digest(SimulatedFlight flight, double hours, int stepS)
    {
        ulong digest = 14695981039346656037;
        void Take(ReadOnlySpan<byte> packet, Instant time)
        {
            digest = (digest ^ (ulong)time.TaiNanoseconds) * 1099511628211;
            foreach (byte octet in packet) digest = (digest ^ octet) * 1099511628211;
        }
        Instant end = flight.Start + Duration.FromSeconds((long)(hours * 3600));
        for (Instant until = flight.Start; until < end;)
        {
            until = stepS == 0 ? end : until + Duration.FromMilliseconds((stepS * 1000) - 1);
            flight.AdvanceTo(until < end ? until : end, Take);
        }
        return digest;
    }
}
