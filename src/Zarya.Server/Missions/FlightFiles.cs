using System.Text;
using System.Text.Json;
using Zarya.Simulation.Station;
using Zarya.Time;

namespace Zarya.Server.Missions;

/// <summary>Reads the files of a simulated station's flight.</summary>
internal static class FlightFiles
{
    /// <summary>The flight; <see langword="null"/>, and told, if there is none.</summary>
    /// <param name="settings">The link's settings.</param>
    /// <param name="place">Where the link stands.</param>
    /// <param name="folder">The mission's folder.</param>
    /// <param name="station">The station file, for flights that stand beside one.</param>
    /// <param name="leapSeconds">For times in UTC.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static PlannedFlight? Read(FlightSettings settings, MissionPlace place, string folder, byte[]? station, LeapSeconds leapSeconds, List<MissionProblem> problems)
    {
        if (ReadCase(settings, place, folder, station, leapSeconds, problems) is not { } flown) return null;
        IReadOnlyList<ScriptLine>? script = null;
        if (settings.Script is { } file && StationSetup.FileIn(folder, file, problems) is { } text)
        {
            var wrong = new List<string>();
            script = FlightScript.Read(Encoding.UTF8.GetString(text), flown.Plan, leapSeconds, wrong);
            problems.AddRange(wrong.Select(w => new MissionProblem(file.Place, $"{file}: {w}")));
        }
        Instant from = TimeOf(settings.From, flown, flown.Start, leapSeconds, problems);
        Instant fastUntil = TimeOf(settings.FastUntil, flown, from, leapSeconds, problems);
        var options = new SimulatedFlightOptions { Realism = settings.Realism == "unfriendly" ? Realism.Unfriendly : Realism.Plain, Seed = (ulong)settings.Seed, Script = script };
        return new PlannedFlight(flown, options, from, fastUntil, settings.Speed);
    }

    private static Instant TimeOf(PlacedText? written, LeakCase flown, Instant otherwise, LeapSeconds leapSeconds, List<MissionProblem> problems)
    {
        if (written is not { } text) return otherwise;
        if (Instant.TryParseUtc(text.Text, leapSeconds, out Instant time) && time >= flown.Start && time < flown.Start + Hours(flown.DurationH)) return time;
        problems.Add(new MissionProblem(text.Place, $"'{text}' is no time of the flight: {flown.Start.ToUtcString(leapSeconds, 0)} and {flown.DurationH} h from there"));
        return otherwise;
    }

    private static LeakCase? ReadCase(FlightSettings settings, MissionPlace place, string folder, byte[]? station, LeapSeconds leapSeconds, List<MissionProblem> problems)
    {
        PlacedText name = settings.Flight ?? settings.Cases!;
        if (name.Text.Length == 0 || StationSetup.FileIn(folder, name, problems) is not { } octets) return null;
        if (settings.Flight is not null && station is null)
        {
            problems.Add(new MissionProblem(place, "a flight needs the station that flies: 'station: {file: station.json}'"));
            return null;
        }
        try
        {
            LeakCaseFile file = settings.Flight is not null ? LeakCaseFile.ReadFlight(octets, station, leapSeconds) : LeakCaseFile.Read(octets, leapSeconds);
            if (settings.Case is null && file.Cases is [var only]) return Told(file, only.Id, name, problems) ? only : null;
            if (settings.Case is { } wanted && file.Cases.FirstOrDefault(c => c.Id == wanted.Text) is { } found) return Told(file, found.Id, name, problems) ? found : null;
            problems.AddRange(file.Problems.Select(p => new MissionProblem(name.Place, $"{name}: {p}")));
            if (file.Cases.Count > 0) problems.Add(new MissionProblem(settings.Case?.Place ?? place, $"{(settings.Case is { } missing ? $"{name} has no case '{missing}'" : $"{name} has {file.Cases.Count} cases: name one with 'case'")}{Spelling.Hint(settings.Case?.Text ?? "", file.Cases.Select(c => c.Id))}"));
        }
        catch (JsonException e)
        {
            problems.Add(new MissionProblem(name.Place, $"{name}: this is no JSON: {e.Message}"));
        }
        return null;
    }

    /// <summary>What is wrong with other cases of the file does not matter.</summary>
    private static bool Told(LeakCaseFile file, string id, PlacedText name, List<MissionProblem> problems)
    {
        MissionProblem[] own = [.. file.Problems.Where(p => p.StartsWith(id + ":", StringComparison.Ordinal)).Select(p => new MissionProblem(name.Place, $"{name}: {p}"))];
        problems.AddRange(own);
        return own.Length == 0;
    }

    private static Duration Hours(double hours) => Duration.FromMilliseconds((long)(hours * 3_600_000));
}
