using System.Globalization;
using Zarya.Archive.Entries;
using Zarya.Processing.LeakWatch;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>A line that people write into the operations log of a station, or the reading of a gauge.</summary>
/// <param name="Kind">As in operations files: <c>hatch_close</c>, <c>hatch_open</c>, <c>crew_at</c>, <c>repress_start</c>, <c>repress_stop</c>, <c>o2_generator</c>, <c>eva_depress_start</c>, <c>eva_depress_stop</c>, <c>vehicle_docked</c>, <c>vehicle_undocked</c>, <c>vent_start</c>, <c>vent_stop</c>, <c>patch</c>; or <c>gauge</c>.</param>
/// <param name="Subject">The hatch or module; a name for others.</param>
/// <param name="Number">People, kg/d, kg, m³, or for a gauge mmHg; <see langword="null"/> when not said.</param>
/// <param name="Gas"><c>O2</c>, <c>N2</c> or <c>air</c> of a repress; else empty.</param>
/// <param name="Text">In words; may be empty.</param>
/// <param name="Time">When it was done; <see langword="null"/>: now.</param>
public sealed record OperationNote(string Kind, string Subject, double? Number, string Gas, string Text, Instant? Time)
{
    private const string What = "operation";
    private const string Gauge = "gauge";

    private static readonly (string Name, OperationKind Kind, bool IsHatch, bool IsModule)[] s_kinds =
    [
        ("hatch_close", OperationKind.HatchClose, true, false),
        ("hatch_open", OperationKind.HatchOpen, true, false),
        ("crew_at", OperationKind.CrewAt, false, true),
        ("repress_start", OperationKind.RepressStart, false, false),
        ("repress_stop", OperationKind.RepressStop, false, false),
        ("o2_generator", OperationKind.OxygenGenerator, false, false),
        ("eva_depress_start", OperationKind.EvaDepressStart, false, true),
        ("eva_depress_stop", OperationKind.EvaDepressStop, false, true),
        ("vehicle_docked", OperationKind.VehicleDocked, false, false),
        ("vehicle_undocked", OperationKind.VehicleUndocked, false, false),
        ("vent_start", OperationKind.VentStart, false, true),
        ("vent_stop", OperationKind.VentStop, false, true),
        ("patch", OperationKind.Patch, false, true),
    ];

    /// <summary>What is wrong with it, in words; <see langword="null"/> if nothing.</summary>
    public string? Problem(StationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (string name, OperationKind kind, bool isHatch, bool isModule) = Kind == Gauge ? (Gauge, default, false, true) : Array.Find(s_kinds, k => k.Name == Kind);
        if (name is null) return $"there is no kind '{Kind}'; there are {string.Join(", ", s_kinds.Select(k => k.Name))}, {Gauge}";
        if (isHatch && plan.HatchIndex(Subject) < 0) return $"there is no hatch '{Subject}'";
        if (isModule && plan.ModuleIndex(Subject) < 0) return $"there is no module '{Subject}'";
        if (Kind == Gauge && Number is not (>= 0 and <= 2000)) return "a gauge shows 0 to 2000 mmHg";
        if (Kind == Gauge) return null;
        if (kind == OperationKind.CrewAt && !(Number is >= 0 and <= 1000 && Number == Math.Floor(Number.Value))) return "how many people are there from now on, 0 to 1000?";
        if (kind == OperationKind.OxygenGenerator && Number is not (>= 0 and <= 1000)) return "what is the commanded rate, 0 to 1000 kg/d?";
        if (kind is OperationKind.RepressStart && Gas is not ("O2" or "N2" or "air")) return "which gas: O2, N2 or air?";
        return Number is null or (>= 0 and <= 1e6) ? null : "that number cannot be";
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        // Who writes a whole value, as in an operations file, has said them in it.
        string[] said = [.. new[] { Gas, Number?.ToString(CultureInfo.InvariantCulture) ?? "" }.Where(w => !Text.Contains(w, StringComparison.OrdinalIgnoreCase))];
        return string.Join(' ', new[] { Kind, Subject }.Concat(said).Append(Text).Where(w => w.Length > 0));
    }

    internal OperatorAction ToAction(string who, Instant now)
    {
        var extra = new Dictionary<string, string> { ["kind"] = Kind };
        if (Number is { } number) extra["number"] = number.ToString("R", CultureInfo.InvariantCulture);
        if (Gas.Length > 0) extra["gas"] = Gas;
        extra["done"] = (Time ?? now).TaiNanoseconds.ToString(CultureInfo.InvariantCulture);
        return new OperatorAction { Who = who, What = What, On = Subject, Time = now, Comment = Text, Extra = extra };
    }

    /// <summary>A note out of the record; <see langword="null"/> if the action is something else.</summary>
    internal static OperationNote? TryOf(OperatorAction action)
    {
        if (action.What != What || !action.Extra.TryGetValue("kind", out string? kind)) return null;
        Instant? done = action.Extra.TryGetValue("done", out string? time) && long.TryParse(time, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long nanoseconds) ? Instant.FromTaiNanoseconds(nanoseconds) : null;
        double? number = action.Extra.TryGetValue("number", out string? text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) ? parsed : null;
        return new OperationNote(kind, action.On, number, action.Extra.GetValueOrDefault("gas", ""), action.Comment, done ?? action.Time);
    }

    /// <summary>Tells the watch; there is no problem with it.</summary>
    internal void Tell(LeakMonitor monitor, StationPlan plan)
    {
        Instant time = Time ?? monitor.Latest;
        if (Kind == Gauge)
        {
            monitor.Measure(new Measurement(time, Quantity.Gauge, plan.ModuleIndex(Subject), Number!.Value));
            return;
        }
        (_, OperationKind kind, bool isHatch, bool isModule) = Array.Find(s_kinds, k => k.Name == Kind);
        int place = isHatch ? plan.HatchIndex(Subject) : isModule ? plan.ModuleIndex(Subject) : -1;
        monitor.Operate(new Operation(time, kind, place, Subject, Number ?? double.NaN, Gas, Text));
    }
}
