using System.Globalization;
using System.Text.Json;

namespace Zarya.Station.Plans;

/// <summary>Reads a station file: one entry of <c>configs</c> of a leak case file (modules with their free volumes, hatches, lifeboats, crew) with the <c>sensor_suite</c> in use.</summary>
/// <remarks>Every problem is reported, not only the first. Members that are not known are warnings; whatever would make the plan a guess is an error, and then there is no plan. Hatches may form rings.</remarks>
public static class StationFile
{
    /// <summary>Smallest free volume that is believed, m³.</summary>
    internal const double SmallestM3 = 0.01;

    /// <summary>Largest free volume that is believed, m³: a thousand times the ISS.</summary>
    internal const double LargestM3 = 1e6;

    /// <summary>The most modules, and the most hatches, that a station may have.</summary>
    internal const int MostPlaces = 1000;

    /// <summary>Opening of a hatch that does not say its own, m²; of the size of the ISS hatches in <c>leak-cases.json</c> (0.33 to 1.61 m²).</summary>
    internal const double UsualHatchM2 = 0.5;

    private static readonly HashSet<string> s_station =
    [
        "id", "describes", "crew", "free_fraction", "free_fraction_basis", "frame", "center_of_mass_m", "modules", "hatches", "total_gross_m3", "total_free_m3", "open_connected_free_m3",
        "lifeboats", "imv", "sensor_suite",
    ];

    private static readonly HashSet<string> s_module = ["id", "segment", "gross_m3", "free_m3", "volume_quality", "approx_center_m", "note"];
    private static readonly HashSet<string> s_hatch = ["id", "a", "b", "area_m2", "open_at_t0", "note"];
    private static readonly HashSet<string> s_ventilation = ["a", "b", "flow_m3_s", "through_hatch", "isolation", "quality", "note"];

    /// <summary>Reads the text of a station file.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    /// <param name="problems">Takes what is wrong, errors and warnings.</param>
    /// <returns>The plan, or <see langword="null"/> when an error was reported.</returns>
    public static StationPlan? Read(ReadOnlyMemory<byte> json, ICollection<StationProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, null, problems);
        }
        catch (JsonException e)
        {
            problems.Add(new StationProblem(true, "", string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: this is not JSON: {FirstSentence(e.Message)}")));
            return null;
        }
    }

    /// <summary>Reads a station that is a part of another document.</summary>
    /// <param name="config">The station: an entry of <c>configs</c>.</param>
    /// <param name="suite">The sensors in use, an entry of <c>sensor_suites</c>; <see langword="null"/>: the station's own <c>sensor_suite</c>, or none.</param>
    /// <param name="problems">Takes what is wrong, errors and warnings.</param>
    /// <returns>The plan, or <see langword="null"/> when an error was reported.</returns>
    public static StationPlan? Read(JsonElement config, JsonElement? suite, ICollection<StationProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var found = new List<StationProblem>();
        StationPlan? plan = null;
        try
        {
            if (config.ValueKind == JsonValueKind.Object) plan = ReadStation(config, suite, found);
            else found.Add(new StationProblem(true, "", "a station is a JSON object with modules and hatches"));
        }
        catch (InvalidOperationException)
        {
            // So System.Text.Json says that octets or \u escapes make no text.
            found.Add(new StationProblem(true, "", "a text in the file is not Unicode"));
        }
        foreach (StationProblem problem in found) problems.Add(problem);
        return plan;
    }

    private static StationPlan? ReadStation(JsonElement config, JsonElement? suite, List<StationProblem> found)
    {
        var station = new StationObject(config, "", s_station, found);
        List<PressurisedVolume> modules = ReadModules(station, found);
        Dictionary<string, int> places = Places(modules);
        List<Hatch> hatches = ReadHatches(station, places, modules.Count, found);
        List<int> lifeboats = ReadLifeboats(station, places, found);
        int crew = ReadCrew(station);
        foreach ((JsonElement element, string path) in station.List("imv"))
            if (element.ValueKind == JsonValueKind.Object) _ = new StationObject(element, path, s_ventilation, found);
        SensorSuite sensors = suite is { } given ? SensorSuiteFile.Read(given, "sensor_suite", places, found)
            : station.TryGet("sensor_suite", out JsonElement own) ? SensorSuiteFile.Read(own, "sensor_suite", places, found)
            : NoSuite(station);
        return found.Exists(p => p.IsError) ? null : new StationPlan(station.OptionalText("id"), modules, hatches, lifeboats, crew, sensors);
    }

    private static List<PressurisedVolume> ReadModules(StationObject station, List<StationProblem> found)
    {
        double freeFraction = station.CheckedNumber("free_fraction", 0.01, 1) ?? double.NaN;
        var modules = new List<PressurisedVolume>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach ((JsonElement element, string path) in station.List("modules"))
        {
            if (!TryObject(element, path, s_module, found, out StationObject module)) continue;
            if (module.RequiredText("id") is not { } id) continue;
            if (!ids.Add(id)) module.Fail("id", $"there are two modules '{StationObject.Shown(id)}'");
            else modules.Add(new PressurisedVolume(id, module.OptionalText("segment"), FreeVolume(module, freeFraction), Centre(module)));
        }
        if (modules.Count == 0) station.Fail("modules", "a station has at least one module with its free_m3");
        if (modules.Count > MostPlaces) station.Fail("modules", $"more than {MostPlaces} modules");
        return modules;
    }

    private static double FreeVolume(StationObject module, double freeFraction)
    {
        if (module.CheckedNumber("free_m3", SmallestM3, LargestM3) is { } free) return free;
        if (double.IsFinite(freeFraction) && module.CheckedNumber("gross_m3", SmallestM3, LargestM3) is { } gross)
        {
            module.Warn("free_m3", "is missing; gross_m3 times free_fraction is taken");
            return gross * freeFraction;
        }
        module.Fail("free_m3", "the free volume in m³ has to stand here");
        return double.NaN;
    }

    private static double[] Centre(StationObject module)
    {
        if (!module.TryGet("approx_center_m", out JsonElement centre)) return [];
        if (centre.ValueKind == JsonValueKind.Array && centre.GetArrayLength() == 3)
        {
            double[] numbers = [.. centre.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Number && e.TryGetDouble(out double number) ? number : double.NaN)];
            if (Array.TrueForAll(numbers, double.IsFinite)) return numbers;
        }
        module.Warn("approx_center_m", "is not three numbers; it is not used");
        return [];
    }

    private static List<Hatch> ReadHatches(StationObject station, Dictionary<string, int> places, int modules, List<StationProblem> found)
    {
        var hatches = new List<Hatch>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach ((JsonElement element, string path) in station.List("hatches"))
        {
            if (!TryObject(element, path, s_hatch, found, out StationObject hatch)) continue;
            string? id = hatch.RequiredText("id");
            (int a, int b) = (Side(hatch, "a", places), Side(hatch, "b", places));
            if (id is not null && !ids.Add(id)) hatch.Fail("id", $"there are two hatches '{StationObject.Shown(id)}'");
            if (a >= 0 && a == b) hatch.Fail("b", "the hatch joins a module with itself");
            double? area = hatch.CheckedNumber("area_m2", 1e-6, 1e3);
            if (area is null) hatch.Warn("area_m2", string.Create(CultureInfo.InvariantCulture, $"is missing; {UsualHatchM2} m² is taken"));
            if (id is not null) hatches.Add(new Hatch(id, a, b, area ?? UsualHatchM2, IsOpen(hatch)));
        }
        if (hatches.Count > MostPlaces) station.Fail("hatches", $"more than {MostPlaces} hatches");
        if (modules > 1 && !station.TryGet("hatches", out _)) station.Warn("hatches", "are missing: every module is taken to be on its own");
        return hatches;
    }

    private static int Side(StationObject hatch, string name, Dictionary<string, int> places)
    {
        if (hatch.RequiredText(name) is not { } id) return -1;
        if (places.TryGetValue(id, out int module)) return module;
        hatch.Fail(name, $"there is no module '{StationObject.Shown(id)}'");
        return -1;
    }

    private static bool IsOpen(StationObject hatch)
    {
        if (hatch.TryGet("open_at_t0", out JsonElement open) && open.ValueKind is JsonValueKind.True or JsonValueKind.False) return open.ValueKind == JsonValueKind.True;
        hatch.Warn("open_at_t0", "true or false has to stand here; true is taken");
        return true;
    }

    private static List<int> ReadLifeboats(StationObject station, Dictionary<string, int> places, List<StationProblem> found)
    {
        if (!station.TryGet("lifeboats", out _)) station.Warn("lifeboats", "are missing: no closure can be checked against the way to them");
        var lifeboats = new List<int>();
        foreach ((JsonElement element, string path) in station.List("lifeboats"))
        {
            if (!StationObject.IsText(element) || !places.TryGetValue(StationObject.Text(element), out int module)) found.Add(new StationProblem(true, path, "a lifeboat is the id of a module"));
            else if (!lifeboats.Contains(module)) lifeboats.Add(module);
        }
        return lifeboats;
    }

    private static int ReadCrew(StationObject station)
    {
        if (station.CheckedNumber("crew", 0, 1000) is not { } crew)
        {
            station.Warn("crew", "is missing; 0 is taken");
            return 0;
        }
        if (crew != Math.Floor(crew)) station.Fail("crew", "people are a whole number");
        return double.IsFinite(crew) ? (int)crew : 0;
    }

    private static SensorSuite NoSuite(StationObject station)
    {
        station.Warn("sensor_suite", "is missing; sensors of the usual kind are expected");
        return SensorSuite.Unknown;
    }

    private static bool TryObject(JsonElement element, string path, HashSet<string> known, List<StationProblem> found, out StationObject read)
    {
        bool isObject = element.ValueKind == JsonValueKind.Object;
        read = isObject ? new StationObject(element, path, known, found) : default;
        if (!isObject) found.Add(new StationProblem(true, path, "an object has to stand here"));
        return isObject;
    }

    private static Dictionary<string, int> Places(List<PressurisedVolume> modules) => modules.Select((m, i) => (m.Id, i)).ToDictionary(StringComparer.Ordinal);

    /// <summary>The reader's message without the place, which is told by line and column.</summary>
    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return StationObject.Shown(end > 0 ? message[..end] : message).TrimEnd('.');
    }
}
