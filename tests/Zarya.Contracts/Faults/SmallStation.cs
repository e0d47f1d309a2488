using System.Text;
using Zarya.Archive.Log.Disks;
using Zarya.Server;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Simulation.Station;
using Zarya.Simulation.Station.Telemetry;
using Zarya.Time;

namespace Zarya.Contracts.Faults;

/// <summary>A mission with a small simulated station that leaks after an hour and flies for four; made up. In a folder that goes with it.</summary>
internal sealed class SmallStation : IDisposable
{
    private const string Station = """
        {"id": "T", "describes": "A station for tests; made up", "crew": 2,
         "modules": [{"id": "A", "segment": "RS", "free_m3": 60}, {"id": "B", "free_m3": 40}],
         "hatches": [{"id": "AB", "a": "A", "b": "B", "area_m2": 0.5, "open_at_t0": true}],
         "lifeboats": ["A"],
         "sensor_suite": {"channels": [{"name": "P_total", "where": ["A", "B"], "sigma": 0.02, "quantum": 0.01, "rate_hz": 1}, {"name": "T_air", "where": "all", "sigma": 0.02, "quantum": 0.01, "rate_hz": 0.1}]}}
        """;

    private const string Flight = """
        {"id": "quick", "crew": 2, "duration_h": 4, "t0_utc": "2020-01-01T00:00Z",
         "initial": {"P_mmHg": 740, "ppO2_mmHg": 158.4, "ppCO2_mmHg": 2.5, "ppH2O_mmHg": 9.5, "T_C": 23}, "baseline_leak_kg_per_d": 0,
         "leaks": [{"compartment": "B", "CdA_mm2": 6, "onset_h": 1}], "confounders": [], "scripted_operations": []}
        """;

    private static readonly LeapSeconds s_leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    private readonly string _folder = Directory.CreateTempSubdirectory("zarya-small-").FullName;

    private readonly LeakCase _flown = LeakCaseFile.ReadFlight(Encoding.UTF8.GetBytes(Flight), Encoding.UTF8.GetBytes(Station), s_leapSeconds).Cases[0];

    /// <summary>One that flies behind a simulated link, so many times as fast; or, without that, whose packets come over TCP.</summary>
    public SmallStation(double? speed = null)
    {
        File.WriteAllText(Path.Combine(_folder, "station.json"), Station);
        File.WriteAllText(Path.Combine(_folder, "flight.json"), Flight);
        File.WriteAllText(Path.Combine(_folder, "mission.yaml"), FormattableString.Invariant($$"""
            name: station
            links: [{{(speed is null ? "{name: tcp, kind: tcp-server, listen: '127.0.0.1:0'}" : FormattableString.Invariant($"{{name: sim, kind: simulated, flight: flight.json, speed: {speed}, seed: 3}}"))}}]
            station: {file: station.json}
            """));
        File.WriteAllBytes(Path.Combine(_folder, "station.xml"), StationTelemetry.Of(_flown.Plan).ToXtce());
    }

    /// <summary>Puts the mission together, with its record on a disk.</summary>
    public Mission Build(SimulatedDisk disk, TimeProvider? clock = null)
    {
        MissionFolder folder = Surroundings.Read(_folder, s_leapSeconds);
        Assert.Empty(folder.Problems.Where(p => !p.IsWarning).Select(p => p.ToString()));
        return Topology.Build(folder, new Surroundings { Disk = _ => disk, Clock = clock ?? TimeProvider.System });
    }

    /// <summary>A flight that the test itself flies.</summary>
    public SimulatedFlight Fly() => new(_flown, StationTelemetry.Of(_flown.Plan), new SimulatedFlightOptions { Seed = 3 });

    /// <summary>The packets of the flight up to one time, and from there to another.</summary>
    public (byte[] Before, byte[] After) Fly(Duration first, Duration second)
    {
        SimulatedFlight flight = Fly();
        byte[] Until(Duration time)
        {
            using var packets = new MemoryStream();
            flight.AdvanceTo(flight.Start + time, (packet, _) => packets.Write(packet));
            return packets.ToArray();
        }
        return (Until(first), Until(second));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
