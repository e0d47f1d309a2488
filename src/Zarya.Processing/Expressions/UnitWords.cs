using System.Globalization;
using Zarya.Mdb.Model;

namespace Zarya.Processing.Expressions;

/// <summary>Units as texts that can be compared: two that are spelled differently are the same only if they stand in the table.</summary>
internal static class UnitWords
{
    // BIPM, The International System of Units (9th edition): symbols and names of units.
    private static readonly (string Symbol, string[] Spellings)[] s_units =
    [
        ("m", ["metre", "meter", "metres", "meters"]),
        ("s", ["second", "seconds", "sec"]),
        ("kg", ["kilogram", "kilograms"]),
        ("A", ["ampere", "amperes", "amp", "amps"]),
        ("K", ["kelvin"]),
        ("V", ["volt", "volts"]),
        ("W", ["watt", "watts"]),
        ("Pa", ["pascal", "pascals"]),
        ("Hz", ["hertz"]),
        ("N", ["newton", "newtons"]),
        ("J", ["joule", "joules"]),
        ("rad", ["radian", "radians"]),
        ("deg", ["degree", "degrees", "°"]),
        ("°C", ["celsius", "degC", "deg C"]),
        ("%", ["percent"]),
    ];

    private static readonly Dictionary<string, string> s_symbols =
        s_units.SelectMany(u => u.Spellings, (u, spelling) => (spelling, u.Symbol)).ToDictionary(p => p.spelling, p => p.Symbol, StringComparer.OrdinalIgnoreCase);

    /// <summary>The unit of a type; <see langword="null"/> if it states none.</summary>
    public static string? Of(DataType type)
    {
        string[] parts = [.. type.Units.Where(u => u.Text.Trim().Length > 0).Select(Of)];
        return parts.Length == 0 ? null : string.Join(" ", parts);
    }

    /// <summary>A unit as it is written in an expression; <see langword="null"/> for an empty one.</summary>
    public static string? Of(string text) => text.Trim() is { Length: > 0 } unit ? s_symbols.GetValueOrDefault(unit, unit) : null;

    private static string Of(Unit unit)
    {
        string symbol = Of(unit.Text)!;
        string factor = unit.Factor is "1" or "" ? "" : unit.Factor + " ";
        return unit.Power == 1 ? factor + symbol : string.Create(CultureInfo.InvariantCulture, $"{factor}{symbol}^{unit.Power}");
    }
}
