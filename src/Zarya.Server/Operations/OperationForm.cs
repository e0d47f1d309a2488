using System.Globalization;
using Zarya.Server.Running;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Server.Operations;

/// <summary>Checks what a person writes into the operations log. Stricter than the reader of operations files, which has to make the best of what it gets: who writes is there to put it right.</summary>
/// <param name="plan">The station.</param>
internal sealed class OperationForm(StationPlan plan)
{
    /// <summary>The longest subject, in characters.</summary>
    public const int MaxSubject = 100;

    /// <summary>The longest value, in characters.</summary>
    public const int MaxValue = 500;

    private const int ShownNames = 60;
    private const int MostPeople = 100;
    private const double MostKgPerD = 100;
    private const double MostKg = 1e5;
    private const double MostM3 = 1e6;
    private const double MostMmHg = 2000;

    /// <summary>Checks a line.</summary>
    /// <param name="name">The event.</param>
    /// <param name="subject">Hatch, module or name.</param>
    /// <param name="value">As written.</param>
    /// <param name="time">When it was.</param>
    /// <param name="note">The line, if it is right.</param>
    /// <returns><see langword="null"/>, or what is wrong.</returns>
    public RefusedField? Check(string name, string subject, string value, Instant time, out OperationNote? note)
    {
        note = null;
        if (subject.Length > MaxSubject) return new RefusedField("subject", $"longer than {MaxSubject} characters");
        if (value.Length > MaxValue) return new RefusedField("value", $"longer than {MaxValue} characters");
        if (name == OperationWords.Gauge) return CheckGauge(subject, value, time, out note);
        if (!OperationWords.TryKind(name, out OperationKind kind)) return new RefusedField("event", $"there is no event '{name}'; it is one of {OperationWords.All}");
        if (Place(kind, subject) is { } wrongSubject) return new RefusedField("subject", wrongSubject);
        if (Number(kind, value, out double number, out string gas) is { } wrongValue) return new RefusedField("value", wrongValue);
        note = new OperationNote(name, subject, double.IsNaN(number) ? null : number, gas, value, time);
        return null;
    }

    private RefusedField? CheckGauge(string subject, string value, Instant time, out OperationNote? note)
    {
        note = null;
        if (plan.ModuleIndex(subject) < 0) return new RefusedField("subject", NoSuch("module", subject, plan.Modules.Select(m => m.Id)));
        const string unit = "mmHg";
        bool saysUnit = value.EndsWith(unit, StringComparison.Ordinal);
        string figure = saysUnit ? value[..^unit.Length].TrimEnd() : value;
        if (!TryDecimal(figure, out double number) || number is < 0 or > MostMmHg) return new RefusedField("value", $"the pressure in mmHg has to stand here, 0 to {MostMmHg}, as 747.5");
        if (!saysUnit && OtherUnit(number) is { } other) return new RefusedField("value", string.Create(CultureInfo.InvariantCulture, $"{number} looks like {other}; the pressure has to be in mmHg. If it is, write '{number} mmHg'"));
        note = new OperationNote(OperationWords.Gauge, subject, number, "", value, time);
        return null;
    }

    private string? Place(OperationKind kind, string subject)
    {
        OperationSubject wanted = OperationWords.Subject(kind);
        if ((wanted == OperationSubject.Hatch ? plan.HatchIndex(subject) : plan.ModuleIndex(subject)) >= 0) return null;
        return wanted switch
        {
            OperationSubject.Hatch => NoSuch("hatch", subject, plan.Hatches.Select(h => h.Id)),
            OperationSubject.Module => NoSuch("module", subject, plan.Modules.Select(m => m.Id)),
            _ => subject.Length > 0 ? null : kind switch
            {
                OperationKind.RepressStart or OperationKind.RepressStop => "the source has to stand here, as Progress",
                OperationKind.OxygenGenerator => "the generator's name has to stand here, as Elektron",
                _ => "the vehicle's name has to stand here",
            },
        };
    }

    private static string? Number(OperationKind kind, string value, out double number, out string gas)
    {
        (number, gas) = (double.NaN, "");
        switch (kind)
        {
            case OperationKind.CrewAt:
                return TryDecimal(value, out number) && number is >= 0 and <= MostPeople && number == Math.Floor(number) ? null : $"the number of people there from now on has to stand here, 0 to {MostPeople}";
            case OperationKind.OxygenGenerator:
                return TryDecimal(value, out number) && number is >= 0 and <= MostKgPerD ? null : $"the commanded rate in kg/d has to stand here, 0 (off) to {MostKgPerD}";
            case OperationKind.RepressStart or OperationKind.RepressStop:
                gas = value.Split(' ', 2)[0].ToUpperInvariant() switch { "O2" => "O2", "N2" => "N2", "AIR" => "air", _ => "" };
                if (gas.Length == 0 && (kind == OperationKind.RepressStart || value.Length > 0)) return "the gas has to stand here, O2, N2 or air; behind it the mass if it is known, as 'N2 mass_kg=5.4'";
                return Setting(value, "mass_kg", MostKg, out number);
            case OperationKind.VehicleDocked or OperationKind.VehicleUndocked:
                return Setting(value, "free_m3", MostM3, out number);
            case OperationKind.Patch:
                return null;
            default:
                return value.Length == 0 ? null : $"{OperationWords.Of(kind)} takes no value";
        }
    }

    private static string? Setting(string value, string key, double most, out double number)
    {
        number = double.NaN;
        if (OperationWords.Setting(value, key) is not { } text || (TryDecimal(text, out number) && number >= 0 && number <= most)) return null;
        return $"{key} has to be a number from 0 to {most.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Whether a number would be a cabin's pressure in another unit.</summary>
    private static string? OtherUnit(double number) => number switch
    {
        > 0.85 and < 1.1 => "bar or atm",
        > 12 and < 16 => "psi",
        > 85 and < 110 => "kPa",
        > 900 and < 1100 => "hPa",
        _ => null,
    };

    private static bool TryDecimal(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static string NoSuch(string what, string name, IEnumerable<string> known)
    {
        string[] all = [.. known];
        string list = string.Join(", ", all.Take(ShownNames)) + (all.Length > ShownNames ? ", …" : "");
        return name.Length == 0 ? $"the {what} has to stand here: {list}" : $"the station has no {what} '{name}'; it has {list}";
    }
}
