using System.Globalization;
using System.Text.Json;

namespace Zarya.Station.Plans;

/// <summary>Reads the sensors of a station file: an entry of <c>sensor_suites</c>, <c>{basis, channels: […]}</c>.</summary>
internal static class SensorSuiteFile
{
    private const double Largest = 1e6;
    private const double LongestPeriodS = 1e7;

    private static readonly HashSet<string> s_suite = ["id", "basis", "channels", "note"];

    private static readonly HashSet<string> s_channel =
    [
        "name", "where", "unit", "sigma", "quantum", "rate_hz", "cycle_s", "period_s", "sequence", "bias_sigma", "drift_per_day_sigma", "gap_probability_per_day", "temp_coeff_per_K", "latency_s", "alarm_below", "note",
    ];

    private static readonly HashSet<string> s_gaps = ["name", "fraction", "mean_gap_min", "note"];

    /// <summary>Kinds of sensor that the watch understands, with their unit.</summary>
    private static readonly Dictionary<string, string> s_units = new(StringComparer.Ordinal)
    {
        ["P_total"] = "mmHg",
        ["ppN2"] = "mmHg",
        ["ppN2_MCA"] = "mmHg",
        ["ppO2"] = "mmHg",
        ["ppO2_MCA"] = "mmHg",
        ["ppCO2"] = "mmHg",
        ["ppCO2_MCA"] = "mmHg",
        ["T_air"] = "degC",
        ["dewpoint"] = "degC",
        ["O2_generation_rate"] = "kg/d",
        ["gauge"] = "mmHg",
    };

    /// <summary>Kinds that case files have and that measure no air: no wonder, and of no use here.</summary>
    private static readonly HashSet<string> s_otherKinds = ["CMG_momentum", "body_rate", "aero_torque_model_error", "ultrasonic_level"];

    internal static SensorSuite Read(JsonElement suite, string path, Dictionary<string, int> places, List<StationProblem> found)
    {
        if (suite.ValueKind != JsonValueKind.Object)
        {
            found.Add(new StationProblem(false, path, "the suite itself has to stand here, {\"channels\": […]}, not its name; sensors of the usual kind are expected"));
            return SensorSuite.Unknown;
        }
        var read = new StationObject(suite, path, s_suite, found);
        if (!read.TryGet("channels", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            read.Warn("channels", "a list of sensors has to stand here; sensors of the usual kind are expected");
            return SensorSuite.Unknown;
        }
        var channels = new List<SensorChannel>();
        (double lossFraction, double gapMinutes) = (0, 0);
        foreach ((JsonElement element, string at) in read.List("channels"))
        {
            string name = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("name", out JsonElement named) && StationObject.IsText(named) ? StationObject.Text(named) : "";
            if (name == "LOS_gaps")
            {
                var gaps = new StationObject(element, at, s_gaps, found);
                lossFraction = gaps.OptionalNumber("fraction", 0, 1, 0);
                gapMinutes = gaps.OptionalNumber("mean_gap_min", 0, Largest, 0);
            }
            else if (s_units.TryGetValue(name, out string? unit)) AddChannel(channels, new StationObject(element, at, s_channel, found), name, unit, places);
            else if (!s_otherKinds.Contains(name)) found.Add(new StationProblem(false, at, name.Length > 0 ? $"'{StationObject.Shown(name)}' is not a kind of sensor that is known; it is not used" : "a sensor is an object with a name; it is not used"));
        }
        return new SensorSuite(channels, lossFraction, gapMinutes);
    }

    private static void AddChannel(List<SensorChannel> channels, StationObject channel, string name, string unit, Dictionary<string, int> places)
    {
        string given = channel.OptionalText("unit");
        if (given.Length > 0 && given != unit) channel.Warn("unit", $"{name} is in {unit}, not in '{StationObject.Shown(given)}'");
        bool isCarried = false;
        if (!TryReadPlaces(channel, places, out List<string> modules, ref isCarried)) return;
        double cycleS = channel.OptionalNumber("cycle_s", 0, LongestPeriodS, 0);
        channels.Add(new SensorChannel(
            name, modules,
            channel.OptionalNumber("sigma", 0, Largest, 0), channel.OptionalNumber("quantum", 0, Largest, 0), PeriodS(channel, cycleS),
            channel.OptionalNumber("bias_sigma", 0, Largest, 0), channel.OptionalNumber("drift_per_day_sigma", 0, Largest, 0),
            cycleS > 0 || isCarried || channel.OptionalText("sequence").Length > 0,
            channel.OptionalNumber("temp_coeff_per_K", -Largest, Largest, 0), channel.OptionalNumber("latency_s", 0, LongestPeriodS, 0)));
    }

    /// <summary>Where the sensor stands: ids, or empty for everywhere. A suite is often written for several stations: modules that this one does not have are left out.</summary>
    private static bool TryReadPlaces(StationObject channel, Dictionary<string, int> places, out List<string> modules, ref bool isCarried)
    {
        modules = [];
        if (!channel.TryGet("where", out JsonElement where) || (StationObject.IsText(where) && StationObject.Text(where) == "all")) return true;
        JsonElement[] named = where.ValueKind == JsonValueKind.Array ? [.. where.EnumerateArray()] : [where];
        bool isFreeText = false;
        foreach (JsonElement element in named)
        {
            string text = StationObject.IsText(element) ? StationObject.Text(element) : "";
            if (places.ContainsKey(text) && !modules.Contains(text)) modules.Add(text);
            else if (text.Contains(' ', StringComparison.Ordinal)) (isFreeText, isCarried) = (true, isCarried || text.Contains("at a time", StringComparison.Ordinal));
            else if (!places.ContainsKey(text)) channel.Warn("where", $"there is no module '{StationObject.Shown(text)}'");
        }
        if (modules.Count > 0 || isFreeText) return true;
        channel.Warn("where", "names no module of this station; the sensor is not used");
        return false;
    }

    private static double PeriodS(StationObject channel, double cycleS)
    {
        double periodS = channel.OptionalNumber("period_s", 0, LongestPeriodS, 0);
        double rateHz = channel.OptionalNumber("rate_hz", 0, Largest, 0);
        if (cycleS > 0) return cycleS;
        if (periodS > 0) return periodS;
        if (rateHz > 1 / LongestPeriodS) return 1 / rateHz;
        channel.Warn("rate_hz", string.Create(CultureInfo.InvariantCulture, $"how often the sensor is read is not said: one of rate_hz, cycle_s, period_s; {UsualPeriodS} s is taken"));
        return UsualPeriodS;
    }

    /// <summary>The slowest continuous sensors of the published suites are read every 10 s or so.</summary>
    private const double UsualPeriodS = 10;
}
