using System.Text;
using System.Text.Json;
using Zarya.Station.Plans;

namespace Zarya.Fuzz;

/// <summary>What every line of a leak watch keeps to.</summary>
internal static class LeakLines
{
    /// <summary>The first fault in JSON lines, or <see langword="null"/>.</summary>
    public static string? Fault(byte[] lines, StationPlan plan, bool mustSum, FuzzResult result)
    {
        string last = "";
        foreach (string line in Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            result.Saw("line");
            using var document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            string[] names = [.. root.EnumerateObject().Take(2).Select(p => p.Name)];
            if (names is not ["time", "kind"]) return $"time and kind do not come first: {line}";
            string kind = root.GetProperty("kind").GetString()!;
            string time = root.GetProperty("time").GetString()!;
            result.Saw(kind);
            // Lengths differ with the digits; up to the second they compare as text.
            if (mustSum && string.CompareOrdinal(time[..19], last) < 0) return $"time goes back from {last}: {line}";
            // The answer to a tick before the first row has the tick's time, whatever it is.
            if (kind != "tick") last = time[..19];
            if (Infinite(root)) return $"a number is not finite: {line}";
            if (kind is "assessment" or "alarm" && SumFault(root, plan, mustSum) is { } fault) return $"{fault}: {line}";
        }
        return null;
    }

    private static string? SumFault(JsonElement root, StationPlan plan, bool mustSum)
    {
        JsonProperty[] compartments = [.. root.GetProperty("compartments").EnumerateObject()];
        if (compartments.Length != plan.Modules.Count) return "compartments are missing";
        if (!mustSum) return null;
        double sum = compartments.Sum(c => c.Value.ValueKind == JsonValueKind.Number ? c.Value.GetDouble() : double.NaN);
        return Math.Abs(sum - 1) < 1e-4 ? null : "compartments do not sum to 1";
    }

    private static bool Infinite(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(p => Infinite(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(Infinite),
        JsonValueKind.Number => !double.IsFinite(element.GetDouble()),
        _ => false,
    };
}
