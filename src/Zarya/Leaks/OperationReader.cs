using System.Text;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Leaks;

/// <summary>The third and fourth column of operations. An operation whose place is not known is handed on all the same, with −1: that something was done is worth knowing.</summary>
internal sealed class OperationReader(StationPlan plan, RowProblems problems)
{
    private const int RecentCount = 16;
    private const int MostVehicleHatches = 100;

    private readonly Operation?[] _recent = new Operation?[RecentCount];
    private readonly HashSet<string> _vehicleHatches = new(StringComparer.Ordinal);
    private int _next;

    /// <summary>Reads an operation; what is wrong is told.</summary>
    /// <returns><see langword="false"/> when the row is of no use.</returns>
    public bool TryRead(string file, long line, Instant time, OperationKind kind, in RowFields fields, out Operation? operation)
    {
        operation = null;
        string text = Encoding.UTF8.GetString(fields.Value);
        string subject = Encoding.UTF8.GetString(fields.Place);
        if (!TryNumber(kind, text, out double number, out string gas, out string? wrong) && problems.Count(RowProblemKind.Operation))
            problems.Tell(RowProblemKind.Operation, file, line, $"{OperationNames.Of(kind)} {RowProblems.Shown(fields.Value)}: {wrong}");
        // Where the number is all that the row says, there is nothing left.
        if (wrong is not null && kind is OperationKind.CrewAt or OperationKind.OxygenGenerator) return false;
        var read = new Operation(time, kind, PlaceOf(file, line, kind, subject, fields.Place), subject, number, gas, text);
        if (Array.Exists(_recent, r => read.Equals(r)))
        {
            if (problems.Count(RowProblemKind.Duplicate)) problems.Tell(RowProblemKind.Duplicate, file, line, $"{OperationNames.Of(kind)} {RowProblems.Shown(fields.Place)} stands there already; not used again");
            return false;
        }
        _recent[_next++ % RecentCount] = read;
        if (kind == OperationKind.VehicleDocked && Setting(text, "hatch") is { } hatch && _vehicleHatches.Count < MostVehicleHatches) _vehicleHatches.Add(hatch);
        operation = read;
        return true;
    }

    private int PlaceOf(string file, long line, OperationKind kind, string subject, ReadOnlySpan<byte> raw)
    {
        SubjectKind wanted = OperationNames.Subject(kind);
        int place = wanted == SubjectKind.Hatch ? plan.HatchIndex(subject) : plan.ModuleIndex(subject);
        if (place >= 0 || wanted == SubjectKind.Name || (wanted == SubjectKind.Hatch && _vehicleHatches.Contains(subject))) return place;
        problems.CountName(RowProblemKind.Place, file, line, raw, wanted == SubjectKind.Hatch ? "the station file has no hatch" : "the station file has no module");
        return -1;
    }

    private static bool TryNumber(OperationKind kind, string text, out double number, out string gas, out string? wrong)
    {
        number = double.NaN;
        gas = "";
        wrong = null;
        switch (kind)
        {
            case OperationKind.CrewAt:
                if (!TryDecimal(text, out number) || number is < 0 or > 1000 || number != Math.Floor(number)) wrong = "the number of people has to stand here; not used";
                break;
            case OperationKind.OxygenGenerator:
                if (!TryDecimal(text, out number) || number is < 0 or > 1000) wrong = "the commanded rate in kg/d has to stand here; not used";
                break;
            case OperationKind.RepressStart or OperationKind.RepressStop:
                gas = GasOf(text);
                if (gas.Length == 0 && (kind == OperationKind.RepressStart || text.Length > 0)) wrong = "the gas has to stand here, O2, N2 or air; the gas is taken as not known";
                if (Setting(text, "mass_kg") is { } mass && !IsIn(mass, 0, 1e5, out number)) wrong = "mass_kg is not a number from 0 to 100000; the mass is taken as not known";
                break;
            case OperationKind.VehicleDocked or OperationKind.VehicleUndocked:
                if (Setting(text, "free_m3") is { } free && !IsIn(free, 0, 1e6, out number)) wrong = "free_m3 is not a number from 0 to 1000000; the volume is taken as not known";
                break;
        }
        return wrong is null;
    }

    private static bool IsIn(string text, double min, double max, out double number)
    {
        if (TryDecimal(text, out number) && number >= min && number <= max) return true;
        number = double.NaN;
        return false;
    }

    private static bool TryDecimal(string text, out double number) => RowNumber.TryRead(Encoding.UTF8.GetBytes(text), out number);

    private static string GasOf(string text)
    {
        string first = text.Split(' ', 2)[0];
        return first.ToUpperInvariant() switch { "O2" => "O2", "N2" => "N2", "AIR" => "air", _ => "" };
    }

    /// <summary>The value of <c>key=value</c> in a text of words.</summary>
    private static string? Setting(string text, string key) =>
        Array.Find(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), w => w.StartsWith(key, StringComparison.Ordinal) && w.Length > key.Length && w[key.Length] == '=')?[(key.Length + 1)..];
}
