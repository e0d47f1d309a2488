using System.Text;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;
using Zarya.Server;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Simulation.Station;
using Zarya.Simulation.Station.Telemetry;
using Zarya.Time;

namespace Zarya.Contracts.Own;

/// <summary>A server with two missions: a small simulated station that leaks, and a spacecraft without a station. One for a class of tests.</summary>
public class StationServer : IAsyncLifetime
{
    private const string Station = """
        {"id": "T", "describes": "A station for tests; made up", "crew": 2,
         "modules": [{"id": "A", "segment": "RS", "free_m3": 60}, {"id": "B", "free_m3": 40}, {"id": "C", "free_m3": 8}],
         "hatches": [{"id": "AB", "a": "A", "b": "B", "area_m2": 0.5, "open_at_t0": true}, {"id": "BC", "a": "B", "b": "C", "area_m2": 0.5, "open_at_t0": true}],
         "lifeboats": ["A"],
         "sensor_suite": {"channels": [{"name": "P_total", "where": ["A", "B"], "sigma": 0.02, "quantum": 0.01, "rate_hz": 1}, {"name": "T_air", "where": "all", "sigma": 0.02, "quantum": 0.01, "rate_hz": 0.1}]}}
        """;

    private const string Flight = """
        {"id": "quick", "crew": 2, "duration_h": 2000, "t0_utc": "2020-01-01T00:00Z",
         "initial": {"P_mmHg": 740, "ppO2_mmHg": 158.4, "ppCO2_mmHg": 2.5, "ppH2O_mmHg": 9.5, "T_C": 23}, "baseline_leak_kg_per_d": 0,
         "leaks": [{"compartment": "C", "CdA_mm2": 5, "onset_h": 1}], "confounders": [], "scripted_operations": []}
        """;

    private const string Yaml = """
        name: station
        links: [{name: sim, kind: simulated, flight: flight.json, speed: 600, seed: 3}]
        station: {file: station.json}
        """;

    private static readonly LeapSeconds s_leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    private readonly string _folder = Directory.CreateTempSubdirectory("zarya-own-").FullName;
    private ServerHost? _host;

    /// <summary>How long the station flies, in hours.</summary>
    private protected virtual string DurationH => "2000";

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_host!.Address);

    /// <summary>The missions themselves, for what a client cannot make happen.</summary>
    internal Mission Mission => _host!.Missions[0];

    public async ValueTask InitializeAsync()
    {
        string station = Directory.CreateDirectory(Path.Combine(_folder, "station")).FullName, orbiter = Directory.CreateDirectory(Path.Combine(_folder, "orbiter")).FullName;
        await File.WriteAllTextAsync(Path.Combine(station, "mission.yaml"), Yaml);
        await File.WriteAllTextAsync(Path.Combine(station, "station.json"), Station);
        string flight = Flight.Replace("2000", DurationH, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(station, "flight.json"), flight);
        LeakCase flown = LeakCaseFile.ReadFlight(Encoding.UTF8.GetBytes(flight), Encoding.UTF8.GetBytes(Station), s_leapSeconds).Cases[0];
        await File.WriteAllBytesAsync(Path.Combine(station, "station.xml"), StationTelemetry.Of(flown.Plan).ToXtce());
        Directory.CreateDirectory(Path.Combine(station, "displays"));
        await File.WriteAllTextAsync(Path.Combine(station, "displays", "leak.json"), """{"kind": "leak", "title": "Leak <b>"}""");
        await File.WriteAllTextAsync(Path.Combine(station, "displays", "broken.json"), "{");
        await File.WriteAllTextAsync(Path.Combine(orbiter, "mission.yaml"), Orbiter.Yaml);
        await File.WriteAllTextAsync(Path.Combine(orbiter, "orbiter.xml"), Orbiter.Xtce);
        MissionFolder[] folders = [Surroundings.Read(station, s_leapSeconds), Surroundings.Read(orbiter, s_leapSeconds)];
        Assert.Empty(folders.SelectMany(f => f.Problems).Where(p => !p.IsWarning).Select(p => p.ToString()));
        ServerSettings settings = folders[0].File.Server with { Listen = new PlacedText("127.0.0.1:0", default) };
        _host = ServerHost.Create([.. folders.Select(f => Topology.Build(f, new Surroundings()))], s_leapSeconds, settings, TimeProvider.System);
        await _host.StartAsync();
    }

    /// <summary>A client of it.</summary>
    internal HttpCaller Client() => new(Address);

    /// <summary>Lets the station fly until the leak watch raises its alarm, and stand still then.</summary>
    public async Task LeakAsync()
    {
        await StartedServer.UntilAsync(() => Mission.Leak!.Picture.Alarm is not null);
        Mission.Simulation!.Link.IsPaused = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same with a flight of two minutes, which is over in a moment.</summary>
public sealed class ShortFlightServer : StationServer
{
    private protected override string DurationH => "0.04";
}
