using System.Text.Json;
using Zarya.Mdb.Model;
using Zarya.Processing.LeakWatch;
using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Server.Missions;

/// <summary>The station of a mission as its files have it: the plan that the leak watch goes by, and the flight that a simulated link flies.</summary>
internal sealed class StationSetup
{
    /// <summary>The station that is watched, or <see langword="null"/> if none is.</summary>
    public StationPlan? Plan { get; private init; }

    /// <summary>Settings of the watch.</summary>
    public LeakWatchOptions WatchOptions { get; } = new();

    /// <summary>What flies, by the link's name.</summary>
    public IReadOnlyDictionary<string, PlannedFlight> Flights { get; private init; } = new Dictionary<string, PlannedFlight>();

    /// <summary>Reads the files that a mission file names.</summary>
    public static StationSetup Read(MissionFile mission, string folder, LeapSeconds leapSeconds, List<MissionProblem> problems)
    {
        byte[]? station = mission.Station is { } settings ? FileIn(folder, settings.File, problems) : null;
        StationPlan? plan = station is null ? null : ReadPlan(station, folder, mission.Station!, problems);
        var flights = new Dictionary<string, PlannedFlight>(StringComparer.Ordinal);
        foreach (LinkSettings link in mission.Links)
            if (link.Flight is { } flight && FlightFiles.Read(flight, link.Place, folder, station, leapSeconds, problems) is { } planned) flights.TryAdd(link.Name, planned);
        if (mission.Links.Count(l => l.Flight is not null) > 1) problems.Add(new MissionProblem(mission.Links.Last(l => l.Flight is not null).Place, "two simulated stations in one mission have two times; make it two missions"));
        return new StationSetup { Plan = plan, Flights = flights };
    }

    /// <summary>XTCE documents of what is computed of the station.</summary>
    public IEnumerable<(string Name, byte[] Octets)> Documents() => Plan is null ? [] : [("Station.xml", LeakXtce.Write(Plan, WatchOptions))];

    /// <summary>Which parameters tell the watch what: those that the mission file names, or those that are named as channels are.</summary>
    public StationChannels? Channels(MissionFile mission, MissionDatabase database, List<MissionProblem> problems)
    {
        if (Plan is null || mission.Station is not { } settings) return null;
        var wrong = new List<string>();
        StationChannels channels = settings.Channels.Count > 0
            ? StationChannels.Read(settings.Channels.Select(c => new ChannelLine(c.Channel, c.Parameter.Text)), Plan, database, wrong)
            : StationChannels.Find(Plan, database, wrong);
        foreach (string one in wrong)
        {
            PlacedText? named = settings.Channels.FirstOrDefault(c => one.StartsWith(c.Channel + ":", StringComparison.Ordinal)).Parameter;
            problems.Add(new MissionProblem(named?.Place ?? settings.Place, one));
        }
        if (channels.Signals.Count == 0 && wrong.Count == 0) problems.Add(new MissionProblem(settings.Place, "no parameter tells the leak watch anything: name them under 'channels', as 'P_total@MODULE: /Space/Parameter'", IsWarning: true));
        return channels;
    }

    /// <summary>A file of the mission; <see langword="null"/>, and told, if it cannot be read.</summary>
    internal static byte[]? FileIn(string folder, PlacedText name, List<MissionProblem> problems)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, name.Text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new MissionProblem(name.Place, $"{name.Text} cannot be read: {(e is FileNotFoundException or DirectoryNotFoundException ? "it is not there (names are relative to the mission's folder)" : e.Message)}"));
            return null;
        }
    }

    private static StationPlan? ReadPlan(byte[] station, string folder, StationSettings settings, List<MissionProblem> problems)
    {
        var found = new List<StationProblem>();
        try
        {
            using JsonDocument? suite = settings.Suite is { } name && FileIn(folder, name, problems) is { } octets ? JsonDocument.Parse(octets) : null;
            StationPlan? plan;
            if (suite is null) plan = StationFile.Read(station, found);
            else
            {
                using var document = JsonDocument.Parse(station);
                plan = StationFile.Read(document.RootElement, suite.RootElement, found);
            }
            problems.AddRange(found.Select(p => new MissionProblem(settings.File.Place, $"{settings.File}: {p}", IsWarning: !p.IsError)));
            return plan;
        }
        catch (JsonException e)
        {
            problems.Add(new MissionProblem(settings.File.Place, $"{settings.File}: this is no JSON: {e.Message}"));
            return null;
        }
    }
}

/// <summary>A flight that is planned.</summary>
/// <param name="Case">What is flown.</param>
/// <param name="Options">Realism, seed, script.</param>
/// <param name="From">Where telemetry begins; before, it is flown without.</param>
/// <param name="FastUntil">Up to when it is flown with telemetry as fast as the machine can; then at <paramref name="Speed"/>.</param>
/// <param name="Speed">Times real time.</param>
internal sealed record PlannedFlight(LeakCase Case, SimulatedFlightOptions Options, Instant From, Instant FastUntil, double Speed);
