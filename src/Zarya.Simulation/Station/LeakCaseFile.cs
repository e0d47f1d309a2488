using System.Text.Json;
using System.Text.Json.Nodes;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Simulation.Station;

/// <summary>Reads a file of leak cases (<c>zarya.leak-cases/1</c>): <c>configs</c>, <c>sensor_suites</c> and <c>cases</c>.</summary>
/// <remarks>
/// What is not understood is reported in <see cref="Problems"/>, never passed over. A suite names places that a lumped station may lack: a sensor none of whose places exist is put
/// into the largest compartments (those of at least a tenth of the station). A case without <c>t0_utc</c> starts on 1 January 2020 at midnight.
/// </remarks>
public sealed class LeakCaseFile
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private LeakCaseFile(IReadOnlyList<LeakCase> cases, IReadOnlyList<string> problems)
    {
        Cases = cases;
        Problems = problems;
    }

    /// <summary>The cases that could be read, in the order of the file.</summary>
    public IReadOnlyList<LeakCase> Cases { get; }

    /// <summary>What was not understood, one sentence each, with the case it is in.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="leapSeconds">For the times in UTC.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static LeakCaseFile Read(ReadOnlyMemory<byte> json, LeapSeconds leapSeconds)
    {
        using var document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        var problems = new List<string>();
        var cases = new List<LeakCase>();
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("cases", out JsonElement list) || list.ValueKind != JsonValueKind.Array) problems.Add("there is no list of cases");
        else
        {
            foreach (JsonElement one in list.EnumerateArray())
                if (ReadCase(root, one, leapSeconds, problems) is { } read) cases.Add(read);
        }
        return new LeakCaseFile(cases, problems);
    }

    /// <summary>Reads one case that stands beside a station file: the case has no <c>config</c> and no <c>sensor_suite</c>, as both are in the station file.</summary>
    /// <param name="flight">The case, UTF-8 JSON: one entry of <c>cases</c>.</param>
    /// <param name="station">The station file, UTF-8 JSON.</param>
    /// <param name="leapSeconds">For the times in UTC.</param>
    /// <exception cref="JsonException">One of the texts is not JSON.</exception>
    public static LeakCaseFile ReadFlight(ReadOnlySpan<byte> flight, ReadOnlySpan<byte> station, LeapSeconds leapSeconds)
    {
        const string here = "station";
        if (JsonNode.Parse(flight) is not JsonObject one || JsonNode.Parse(station) is not JsonObject plan) return new LeakCaseFile([], ["a flight and a station are JSON objects"]);
        JsonNode? suite = plan["sensor_suite"];
        plan.Remove("sensor_suite");
        (one["config"], one["sensor_suite"]) = (here, here);
        var root = new JsonObject { ["configs"] = new JsonObject { [here] = plan }, ["sensor_suites"] = new JsonObject { [here] = suite ?? new JsonObject { ["channels"] = new JsonArray() } }, ["cases"] = new JsonArray(one) };
        return Read(JsonSerializer.SerializeToUtf8Bytes(root), leapSeconds);
    }

    private static LeakCase? ReadCase(JsonElement root, JsonElement one, LeapSeconds leapSeconds, List<string> problems)
    {
        string id = HappeningReader.Text(one, "id");
        if (!TryEntry(root, "configs", HappeningReader.Text(one, "config"), out JsonElement config))
        {
            problems.Add($"{id}: there is no station '{HappeningReader.Text(one, "config")}'");
            return null;
        }
        JsonElement? suite = null;
        string suiteName = HappeningReader.Text(one, "sensor_suite");
        if (TryEntry(root, "sensor_suites", suiteName, out JsonElement named)) suite = Placed(named, config);
        else problems.Add($"{id}: there is no sensor suite '{suiteName}'");
        var found = new List<StationProblem>();
        StationPlan? plan = StationFile.Read(config, suite, found);
        foreach (StationProblem problem in found.Where(p => p.IsError || plan is null || !p.Path.EndsWith(".where", StringComparison.Ordinal))) problems.Add($"{id}: {problem}");
        if (plan is null) return null;
        if (!TryStart(HappeningReader.Text(one, "t0_utc"), leapSeconds, out Instant start)) problems.Add($"{id}: t0_utc is no time");
        var reader = new HappeningReader(plan, id, problems);
        List<Happening> confounders = ReadList(reader, one, "confounders"), scripted = ReadList(reader, one, "scripted_operations");
        JsonElement initial = one.TryGetProperty("initial", out JsonElement i) ? i : default;
        var usual = new CabinStart();
        return new LeakCase
        {
            Id = id,
            Plan = plan,
            StationText = StationText(config, suite),
            Crew = (int)HappeningReader.Number(one, "crew", plan.Crew),
            Start = start,
            StartSecondOfDay = start.In(TimeScale.Utc, leapSeconds).NanosecondOfDay / 1e9,
            DurationH = HappeningReader.Number(one, "duration_h", 24),
            Initial = new CabinStart(
                HappeningReader.Number(initial, "P_mmHg", usual.PressureMmHg), HappeningReader.Number(initial, "ppO2_mmHg", usual.OxygenMmHg), HappeningReader.Number(initial, "ppCO2_mmHg", usual.CarbonDioxideMmHg),
                HappeningReader.Number(initial, "ppH2O_mmHg", usual.WaterMmHg), HappeningReader.Number(initial, "T_C", usual.TemperatureC)),
            OrdinaryLossKgPerD = HappeningReader.Number(one, "baseline_leak_kg_per_d", 0),
            Leaks = ReadLeaks(one, plan, id, problems),
            Confounders = confounders,
            Scripted = scripted,
        };
    }

    private static List<Happening> ReadList(HappeningReader reader, JsonElement one, string key)
    {
        var list = new List<Happening>();
        if (one.TryGetProperty(key, out JsonElement entries) && entries.ValueKind == JsonValueKind.Array)
            foreach (JsonElement entry in entries.EnumerateArray()) reader.Read(entry, list);
        return list;
    }

    private static List<LeakPlan> ReadLeaks(JsonElement one, StationPlan plan, string id, List<string> problems)
    {
        var leaks = new List<LeakPlan>();
        if (!one.TryGetProperty("leaks", out JsonElement list) || list.ValueKind != JsonValueKind.Array) return leaks;
        foreach (JsonElement leak in list.EnumerateArray())
        {
            int module = plan.ModuleIndex(HappeningReader.Text(leak, "compartment"));
            string profile = HappeningReader.Text(leak, "profile");
            if (module < 0) problems.Add($"{id}: the leak is in no module of the station");
            if (profile is not ("" or "step" or "steps" or "step_then_step" or "ramp" or "growing" or "segments")) problems.Add($"{id}: '{profile}' is no profile that is known; a step is taken");
            if (module < 0) continue;
            var segments = new List<LeakSegment>();
            if (leak.TryGetProperty("segments", out JsonElement parts) && parts.ValueKind == JsonValueKind.Array)
                segments.AddRange(parts.EnumerateArray().Select(p => new LeakSegment(HappeningReader.Number(p, "from_h", 0), HappeningReader.Number(p, "factor", 1))).OrderBy(s => s.FromH));
            double ramp = profile is "ramp" or "growing" ? HappeningReader.Number(leak, "ramp_h", HappeningReader.Number(leak, "grow_h", HappeningReader.Number(leak, "duration_h", 24))) : 0;
            leaks.Add(new LeakPlan(module, HappeningReader.Number(leak, "CdA_mm2", 0), HappeningReader.Number(leak, "onset_h", 0), ramp, segments));
        }
        return leaks;
    }

    private static bool TryEntry(JsonElement root, string section, string name, out JsonElement entry)
    {
        entry = default;
        return name.Length > 0 && root.TryGetProperty(section, out JsonElement all) && all.ValueKind == JsonValueKind.Object && all.TryGetProperty(name, out entry);
    }

    private static bool TryStart(string text, LeapSeconds leapSeconds, out Instant start)
    {
        if (text.Length == 0) text = "2020-01-01T00:00:00Z";
        // The cases leave out the seconds, which ISO 8601 allows and the reader of telemetry does not.
        if (text.Length == "2018-08-28T22:00Z".Length) text = text[..^1] + ":00Z";
        return Instant.TryParseUtc(text, leapSeconds, out start);
    }

    private static string StationText(JsonElement config, JsonElement? suite)
    {
        if (JsonNode.Parse(config.GetRawText()) is not JsonObject station) return "";
        if (suite is { } sensors) station["sensor_suite"] = JsonNode.Parse(sensors.GetRawText());
        return station.ToJsonString(s_indented);
    }

    private static JsonElement Placed(JsonElement suite, JsonElement config)
    {
        if (!config.TryGetProperty("modules", out JsonElement modules) || modules.ValueKind != JsonValueKind.Array || JsonNode.Parse(suite.GetRawText()) is not JsonObject copy || copy["channels"] is not JsonArray channels) return suite;
        (string Id, double M3)[] places = [.. modules.EnumerateArray().Select(m => (HappeningReader.Text(m, "id"), HappeningReader.Number(m, "free_m3", 0)))];
        double total = places.Sum(p => p.M3);
        string[] large = [.. places.Where(p => p.M3 >= total / 10).OrderByDescending(p => p.M3).Select(p => p.Id)];
        foreach (JsonObject channel in channels.OfType<JsonObject>())
        {
            if (channel["where"] is not JsonArray where) continue;
            string[] named = [.. where.Select(w => w?.ToString() ?? "")];
            string[] here = [.. named.Where(n => places.Any(p => p.Id == n))];
            if (here.Length == 0 && named.All(n => !n.Contains(' ', StringComparison.Ordinal))) here = [.. large.Take(named.Length)];
            if (here.Length > 0) channel["where"] = new JsonArray([.. here.Select(h => (JsonNode)h)]);
        }
        return JsonSerializer.SerializeToElement(copy);
    }
}
