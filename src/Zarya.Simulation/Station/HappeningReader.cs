using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;

namespace Zarya.Simulation.Station;

/// <summary>Reads <c>confounders</c> and <c>scripted_operations</c> of a case. Both lists may hold either kind.</summary>
internal sealed partial class HappeningReader(StationPlan plan, string caseId, ICollection<string> problems)
{
    /// <summary>Types that tell history and change nothing in the cabin.</summary>
    private static readonly HashSet<string> s_history =
        ["ground_first_sign", "crew_wake", "statement_leak_is_on_RS", "leak_isolated_to_Soyuz_BO", "pressure_reading", "alarm", "crew_noise", "note", "statement", "rate_noise_q"];

    /// <summary>Reads one entry into <paramref name="list"/>; a type or place that is not known is reported.</summary>
    public void Read(JsonElement entry, List<Happening> list)
    {
        string type = Text(entry, "type");
        double at = Number(entry, "t_h", 0);
        switch (type)
        {
            case "crew_metabolism": list.Add(ReadMetabolism(entry)); break;
            case "o2_generator": list.Add(ReadGenerator(entry, at)); break;
            case "co2_removal": list.Add(new CarbonDioxideRemoval(Number(entry, "ripple_mmHg", 0.05), Number(entry, "half_cycle_min", 155))); break;
            case "thermal": list.Add(new ThermalCycle(Number(entry, "day_cycle_K", 0.15), Number(entry, "orbital_cycle_K", 0.02))); break;
            case "thermal_ramp": list.Add(new ThermalRamp(at, Number(entry, "K_per_h", 0.07), Number(entry, "duration_h", 3), Module(entry, -1))); break;
            case "eva_depress" or "eva":
                list.Add(new AirlockCycle(at, Module(entry, -1), Number(entry, "crewlock_free_m3", double.NaN), Number(entry, "recovered_fraction", 0.85), Number(entry, "duration_min", 40), Number(entry, "outside_h", 6)));
                break;
            case "n2_repress" or "repress" or "o2_repress" or "air_repress": list.Add(ReadRepress(entry, at, type)); break;
            case "vehicle_hatch_open":
                list.Add(new VehicleOpened(
                    at, Hatch(entry, "hatch"), Module(entry, Largest()), Number(entry, "volume_m3", Number(entry, "free_m3", 15)), Number(entry, "dP_mmHg", Number(entry, "pressure_mismatch_mmHg", 0)),
                    Number(entry, "dT_K", Number(entry, "temperature_mismatch_K", 0)), Number(entry, "duration_h", double.PositiveInfinity), Text(entry, "vehicle")));
                break;
            case "docking_vestibule_vent": list.Add(new VestibuleVent(at, Number(entry, "lost_air_m3_at_cabin_pressure", Number(entry, "lost_air_m3", Number(entry, "volume_m3", 0.9))), Module(entry, Largest()))); break;
            case "sensor": ReadTrouble(entry, at, list); break;
            case "hatch_seal_leak": if (Hatch(entry, "hatch") is >= 0 and int seal) list.Add(new SealLeak(seal, Number(entry, "CdA_mm2", 0.1))); break;
            case "exercise": list.Add(new Exercise(at, Number(entry, "duration_h", 1.5), (int)Number(entry, "person", 0))); break;
            case "hatch_close" or "hatch_open": ReadHatchMove(entry, at, type == "hatch_open", list); break;
            case "patch": list.Add(new PatchApplied(at, Module(entry, -1), Number(entry, "CdA_factor", Number(entry, "factor", 0)), Text(entry, "patch"))); break;
            case "isolation_test": list.Add(new IsolationTest(at, Number(entry, "duration_h", 1))); break;
            default:
                if (!s_history.Contains(type)) problems.Add($"{caseId}: '{type}' is no confounder and no operation that is known; it does not happen");
                break;
        }
    }

    /// <summary>The module that most air is in.</summary>
    private int Largest() => Enumerable.Range(0, plan.Modules.Count).MaxBy(i => plan.Modules[i].FreeM3);

    private static Metabolism ReadMetabolism(JsonElement entry)
    {
        var usual = new Metabolism();
        JsonElement per = entry.TryGetProperty("per_crew_kg_d", out JsonElement p) ? p : default;
        JsonElement activity = entry.TryGetProperty("activity", out JsonElement a) ? a : default;
        (double from, double to) = entry.TryGetProperty("sleep_window_utc_h", out JsonElement w) && w.ValueKind == JsonValueKind.Array && w.GetArrayLength() == 2
            ? (w[0].GetDouble(), w[1].GetDouble()) : (usual.SleepFromUtcH, usual.SleepToUtcH);
        return new Metabolism(
            Number(per, "O2_in", usual.OxygenKgPerD), Number(per, "CO2_out", usual.CarbonDioxideKgPerD), Number(per, "H2O_vapour_out", usual.WaterKgPerD),
            Number(activity, "sleep", usual.Sleep), Number(activity, "exercise", usual.Exercise), from, to);
    }

    /// <summary>The mode is words: a machine, a rate in kg/d, and whether it is continuous, trips or cycles. Keys of their own go before it.</summary>
    private OxygenMaker ReadGenerator(JsonElement entry, double at)
    {
        string mode = Text(entry, "mode");
        string name = mode.Contains("Elektron", StringComparison.OrdinalIgnoreCase) ? "Elektron" : "OGA";
        Match said = Rate().Match(mode);
        double rate = Number(entry, "kg_d", Number(entry, "rate_kg_d", said.Success ? double.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture) : name == "OGA" ? 5.5 : 3));
        var off = new List<(double FromH, double ToH)>();
        if (mode.Contains("trip", StringComparison.OrdinalIgnoreCase) || entry.TryGetProperty("trip_t_h", out _))
        {
            double from = Number(entry, "trip_t_h", at);
            off.Add((from, from + Number(entry, "duration_h", Number(entry, "trip_duration_h", 4))));
        }
        else if (mode.Contains("cycl", StringComparison.OrdinalIgnoreCase))
        {
            double on = Number(entry, "on_h", 6), rest = Number(entry, "off_h", 6);
            for (double t = on; t < 24 * 400; t += on + rest) off.Add((t, t + rest));
        }
        else if (mode.Contains("off", StringComparison.OrdinalIgnoreCase)) off.Add((at, at + Number(entry, "duration_h", double.PositiveInfinity)));
        return new OxygenMaker(name, rate, Module(entry, GeneratorPlace(name)), off);
    }

    private int GeneratorPlace(string name)
    {
        int wanted = plan.ModuleIndex(name == "OGA" ? "Node3" : "SM_RO");
        if (wanted >= 0) return wanted;
        SensorChannel? told = plan.Sensors.Channels.FirstOrDefault(c => c.Name == "O2_generation_rate");
        return told is { Modules.Count: > 0 } ? plan.ModuleIndex(told.Modules[0]) : Largest();
    }

    private Repress ReadRepress(JsonElement entry, double at, string type)
    {
        string gas = Text(entry, "gas");
        if (gas is not ("O2" or "N2" or "air")) gas = type == "n2_repress" ? "N2" : type == "o2_repress" ? "O2" : "air";
        double kg = Number(entry, "mass_kg", double.NaN);
        return new Repress(
            at, gas, double.IsNaN(kg) ? Number(entry, "mmHg", 10) : double.NaN, kg, Number(entry, "rate_mmHg_per_h", double.NaN), Number(entry, "rate_kg_h", double.NaN),
            Text(entry, "source") is { Length: > 0 } source ? source : "tank", Module(entry, Largest()), !double.IsNaN(kg));
    }

    private void ReadTrouble(JsonElement entry, double at, List<Happening> list)
    {
        string channel = Text(entry, "channel") is { Length: > 0 } named ? named : Text(entry, "quantity") is { Length: > 0 } other ? other : "P_total";
        if (!SensorNames.TryGet(channel, out Quantity quantity)) problems.Add($"{caseId}: there is no sensor '{channel}'");
        (SensorTroubleKind Kind, double Amount)? trouble = Text(entry, "kind") switch
        {
            "drift" => (SensorTroubleKind.Drift, Number(entry, "mmHg_per_h", Number(entry, "per_h", Number(entry, "K_per_h", -0.5)))),
            "stuck" => (SensorTroubleKind.Stuck, 0),
            "step" => (SensorTroubleKind.Step, Number(entry, "mmHg", Number(entry, "step_mmHg", Number(entry, "step", 0.5)))),
            "dead" or "fail" => (SensorTroubleKind.Dead, 0),
            _ => null,
        };
        if (trouble is not { } known) problems.Add($"{caseId}: '{Text(entry, "kind")}' is no way known for a sensor to fail; it does not happen");
        else if (Module(entry, -1) is >= 0 and int module) list.Add(new SensorTrouble(at, known.Kind, quantity, module, known.Amount, Number(entry, "duration_h", double.PositiveInfinity)));
        else problems.Add($"{caseId}: the sensor that fails has no place");
    }

    private void ReadHatchMove(JsonElement entry, double at, bool opens, List<Happening> list)
    {
        List<int> hatches = [];
        foreach (string key in new[] { "hatch", "also_closed", "also_opened" })
        {
            if (!entry.TryGetProperty(key, out JsonElement value)) continue;
            foreach (JsonElement one in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
                if (FindHatch(one.ToString()) is >= 0 and int found) hatches.Add(found);
        }
        if (hatches.Count > 0) list.Add(new HatchMove(at, opens, hatches, Number(entry, "duration_h", double.NaN), entry.TryGetProperty("reading_mmHg", out _)));
    }

    private int Module(JsonElement entry, int otherwise)
    {
        string id = Text(entry, "where") is { Length: > 0 } w ? w : Text(entry, "compartment") is { Length: > 0 } c ? c : Text(entry, "module");
        if (id.Length == 0 || id == "all") return otherwise;
        int module = plan.ModuleIndex(id);
        if (module < 0) problems.Add($"{caseId}: there is no module '{id}'");
        return module < 0 ? otherwise : module;
    }

    private int Hatch(JsonElement entry, string key) => Text(entry, key) is { Length: > 0 } id ? FindHatch(id) : -1;

    private int FindHatch(string id)
    {
        int hatch = plan.HatchIndex(id);
        if (hatch < 0) problems.Add($"{caseId}: there is no hatch '{id}'");
        return hatch;
    }

    internal static string Text(JsonElement entry, string key) => entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(key, out JsonElement v) && v.ValueKind == JsonValueKind.String ? v.GetString()! : "";

    internal static double Number(JsonElement entry, string key, double otherwise) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(key, out JsonElement v) && v.ValueKind == JsonValueKind.Number ? v.GetDouble() : otherwise;

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]+)?) *kg */? *d")]
    private static partial Regex Rate();
}
