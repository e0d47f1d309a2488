using System.Globalization;
using Zarya.Station.Leaks;

namespace Zarya.Station.Channels;

/// <summary>Names of channels, in telemetry files, mission files and on pages, their units, and what their values can be: the one place where these stand.</summary>
public static class ChannelNames
{
    /// <summary>How many quantities there are.</summary>
    public const int Count = 8;

    private static readonly Dictionary<string, Quantity> s_quantities = Enum.GetValues<Quantity>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>The quantity of a channel by exactly its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="quantity">The quantity.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryQuantity(string name, out Quantity quantity) => s_quantities.TryGetValue(name, out quantity);

    /// <summary>The quantity of a channel. The names of mass-spectrometer channels in station files (<c>ppN2_MCA</c>) are taken too. Allocates nothing.</summary>
    /// <param name="name">The name in UTF-8.</param>
    /// <param name="quantity">The quantity.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryQuantity(ReadOnlySpan<byte> name, out Quantity quantity)
    {
        if (name.Length > 4 && name.StartsWith("pp"u8) && name.EndsWith("_MCA"u8)) name = name[..^4];
        Quantity? found = name.Length switch
        {
            7 when name.SequenceEqual("P_total"u8) => Quantity.TotalPressure,
            5 when name.SequenceEqual("T_air"u8) => Quantity.AirTemperature,
            4 when name.SequenceEqual("ppN2"u8) => Quantity.Nitrogen,
            4 when name.SequenceEqual("ppO2"u8) => Quantity.Oxygen,
            5 when name.SequenceEqual("ppCO2"u8) => Quantity.CarbonDioxide,
            8 when name.SequenceEqual("dewpoint"u8) => Quantity.DewPoint,
            18 when name.SequenceEqual("O2_generation_rate"u8) => Quantity.OxygenGeneration,
            5 when name.SequenceEqual("gauge"u8) => Quantity.Gauge,
            _ => null,
        };
        quantity = found.GetValueOrDefault();
        return found is not null;
    }

    /// <summary>The name of a quantity's channel.</summary>
    public static string Of(Quantity quantity) => quantity switch
    {
        Quantity.TotalPressure => "P_total",
        Quantity.Nitrogen => "ppN2",
        Quantity.Oxygen => "ppO2",
        Quantity.CarbonDioxide => "ppCO2",
        Quantity.AirTemperature => "T_air",
        Quantity.DewPoint => "dewpoint",
        Quantity.OxygenGeneration => "O2_generation_rate",
        _ => "gauge",
    };

    /// <summary>The unit of a quantity's values.</summary>
    public static string UnitOf(Quantity quantity) => quantity switch
    {
        Quantity.AirTemperature or Quantity.DewPoint => "degC",
        Quantity.OxygenGeneration => "kg/d",
        _ => "mmHg",
    };

    /// <summary>Whether a value can be in the channel's unit at all. Wide on purpose: a broken sensor is the watch's to judge, another unit is not.</summary>
    public static bool IsPossible(Quantity quantity, double value)
    {
        (double min, double max) = Range(quantity);
        return value >= min && value <= max;
    }

    /// <summary>Whether a pressure would be that of a cabin in another unit, and which; such a value is possible and is used.</summary>
    public static string? OtherUnit(Quantity quantity, double value) => quantity is not (Quantity.TotalPressure or Quantity.Gauge) ? null : value switch
    {
        > 0.85 and < 1.1 => "bar or atm",
        > 12 and < 16 => "psi",
        > 85 and < 110 => "kPa",
        > 900 and < 1100 => "hPa",
        _ => null,
    };

    /// <summary>Why a value is not possible.</summary>
    public static string Refusal(Quantity quantity, double value)
    {
        (double min, double max) = Range(quantity);
        string unit = UnitOf(quantity) is "degC" ? "°C" : UnitOf(quantity);
        string hint = quantity switch
        {
            Quantity.AirTemperature or Quantity.DewPoint => value is > 230 and < 330 ? "; is it in kelvin?" : "",
            Quantity.OxygenGeneration => "",
            _ => value > max ? "; is it in Pa?" : "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Of(quantity)} of {value} cannot be in {unit} ({min} to {max}){hint}; not used");
    }

    private static (double Min, double Max) Range(Quantity quantity) => quantity switch
    {
        Quantity.CarbonDioxide => (-10, 200),
        Quantity.AirTemperature or Quantity.DewPoint => (-100, 100),
        Quantity.OxygenGeneration => (-10, 1000),
        _ => (-20, 2000),
    };
}
