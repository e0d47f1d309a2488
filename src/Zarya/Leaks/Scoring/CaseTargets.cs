using System.Text.Json;
using Zarya.Simulation.Station;

namespace Zarya.Leaks.Scoring;

/// <summary>What a case file says beside the flight: what is held to be possible, what people needed, and which modules together are an answer.</summary>
/// <param name="BestDelayH"><c>best_credible_delay_h</c> of the first leak; NaN when not said.</param>
/// <param name="HumanDelayH">Delay of the people of history; NaN when there is none.</param>
/// <param name="RateMmHgPerH">Rate of the first leak; NaN without one.</param>
/// <param name="Block">Modules of which one is enough.</param>
internal sealed record CaseTargets(double BestDelayH, double HumanDelayH, double RateMmHgPerH, IReadOnlyList<int> Block)
{
    /// <summary>Reads the targets of all cases, by id.</summary>
    public static IReadOnlyDictionary<string, CaseTargets> Read(ReadOnlyMemory<byte> json, IEnumerable<LeakCase> cases)
    {
        using var document = JsonDocument.Parse(json);
        var entries = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonElement one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            if (TryGet(one, "id", out JsonElement id) && id.ValueKind == JsonValueKind.String) entries[id.GetString()!] = one;
        }
        return cases.ToDictionary(c => c.Id, c => entries.TryGetValue(c.Id, out JsonElement entry) ? Of(entry, c) : Of(default, c));
    }

    private static CaseTargets Of(JsonElement one, LeakCase flown)
    {
        JsonElement leak = default;
        if (TryGet(one, "truth", out JsonElement truth) && TryGet(truth, "per_leak", out JsonElement leaks) && leaks.ValueKind == JsonValueKind.Array && leaks.GetArrayLength() > 0) leak = leaks[0];
        double human = double.NaN;
        if (TryGet(one, "human", out JsonElement people) && TryGet(people, "detection_delay_h", out JsonElement delay)) human = delay.ValueKind == JsonValueKind.Object ? Middle(delay) : Number(people, "detection_delay_h");
        int[] block = [];
        if (TryGet(one, "expectations", out JsonElement expected))
        {
            block = Modules(expected, "accept_group", flown);
            if (block.Length == 0) block = Modules(expected, "localise", flown);
        }
        if (block.Length == 0 && flown.Leaks.Count > 0) block = [flown.Leaks[0].Module];
        return new CaseTargets(Number(leak, "best_credible_delay_h"), human, Number(leak, "dPdt_mmHg_per_h"), block);
    }

    // "assumed" is one number or a range; of a range the middle of its ends.
    private static double Middle(JsonElement delay)
    {
        foreach (string key in new[] { "assumed", "range" })
        {
            if (!TryGet(delay, key, out JsonElement value)) continue;
            if (value.ValueKind == JsonValueKind.Number) return value.GetDouble();
            if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2 && value[0].ValueKind == JsonValueKind.Number && value[1].ValueKind == JsonValueKind.Number) return (value[0].GetDouble() + value[1].GetDouble()) / 2;
        }
        return double.NaN;
    }

    private static int[] Modules(JsonElement entry, string key, LeakCase flown) =>
        TryGet(entry, key, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(m => m.ValueKind == JsonValueKind.String).Select(m => flown.Plan.ModuleIndex(m.GetString())).Where(m => m >= 0)]
            : [];

    private static double Number(JsonElement entry, string key) => TryGet(entry, key, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;

    private static bool TryGet(JsonElement entry, string key, out JsonElement value)
    {
        value = default;
        return entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(key, out value);
    }
}
