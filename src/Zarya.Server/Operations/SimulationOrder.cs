using System.Globalization;
using Zarya.Server.Running;
using Zarya.Station.Plans;

namespace Zarya.Server.Operations;

/// <summary>Something that is to be done in a simulated station, as its crew would do it (or, for leaks, as nobody would).</summary>
internal static class SimulationOrder
{
    /// <summary>What can be done.</summary>
    public const string Events = "hatch_close, hatch_open, crew_at, patch, repress_start, repress_stop, o2_generator, leak_start or leak_stop";

    private const double UsualRepressMmHgPerH = 2;

    /// <summary>Reads an order.</summary>
    /// <param name="plan">The station.</param>
    /// <param name="name">The event.</param>
    /// <param name="subject">Hatch, module or name.</param>
    /// <param name="value">People, kg/d, mm², a gas with <c>mmHg_per_h=2</c>, <c>left=0.17</c> of a patch, <c>equalise</c> of a hatch.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="order">Does it, or says why it cannot be done.</param>
    /// <returns><see langword="null"/>, or what is wrong.</returns>
    public static RefusedField? Read(StationPlan plan, string name, string subject, string value, string by, out Func<FlightDesk, ValueTask<string?>> order)
    {
        order = _ => default;
        bool isHatch = name is "hatch_close" or "hatch_open", isModule = name is "crew_at" or "patch" or "leak_start" or "leak_stop";
        bool isThere = isHatch ? plan.HatchIndex(subject) >= 0 : !isModule || plan.ModuleIndex(subject) >= 0;
        if (!isThere) return new RefusedField("subject", $"the station has no {(isHatch ? "hatch" : "module")} '{subject}'");
        if (Amount(name, value, out double amount) is { } wrong) return new RefusedField("value", wrong);
        string source = subject.Length > 0 ? subject : "tank";
        Func<FlightDesk, ValueTask<string?>>? found = name switch
        {
            "hatch_close" => f => f.CloseHatchAsync(by, subject),
            "hatch_open" => f => f.OpenHatchAsync(by, subject, value == "equalise"),
            "crew_at" => f => f.MoveCrewAsync(by, [(subject, (int)amount)]),
            "patch" => f => f.PatchAsync(by, subject, amount, value),
            "repress_start" => f => f.StartRepressAsync(by, Gas(value), amount, source, null),
            "repress_stop" => f => f.StopRepressAsync(by),
            "o2_generator" => f => f.SetOxygenGeneratorAsync(by, amount),
            "leak_start" => f => f.StartLeakAsync(by, subject, amount),
            "leak_stop" => f => f.StopLeakAsync(by, subject),
            _ => null,
        };
        if (found is null) return new RefusedField("event", $"'{name}' cannot be done in a simulation; it is one of {Events}");
        order = found;
        return null;
    }

    /// <summary>Ranges are the simulation's to judge, whose reasons are words.</summary>
    private static string? Amount(string name, string value, out double amount)
    {
        amount = name switch
        {
            "crew_at" or "o2_generator" or "leak_start" => Number(value),
            "patch" => OperationWords.Setting(value, "left") is { } left ? Number(left) : 0,
            "repress_start" => OperationWords.Setting(value, "mmHg_per_h") is { } rate ? Number(rate) : UsualRepressMmHgPerH,
            _ => 0,
        };
        if (name == "crew_at" && (amount != Math.Floor(amount) || Math.Abs(amount) > 1000)) amount = double.NaN;
        if (double.IsNaN(amount))
        {
            return name switch
            {
                "crew_at" => "the number of people there has to stand here",
                "o2_generator" => "the rate in kg/d has to stand here, 0 for off",
                "leak_start" => "the effective area Cd·A in mm² has to stand here",
                "patch" => "left is the part of the hole that stays open, 0 to 1",
                _ => "mmHg_per_h is the rate at which the pressure is raised",
            };
        }
        return name == "hatch_open" && value is not ("" or "equalise") ? "nothing stands here, or 'equalise' to let the pressures even out first" : null;
    }

    private static string Gas(string value) => value.Split(' ', 2)[0].ToUpperInvariant() is var gas && gas == "AIR" ? "air" : gas;

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : double.NaN;
}
