using System.Globalization;
using Zarya.Time;

namespace Zarya.Server.Missions;

/// <summary>Lengths of time and sizes as people write them in a mission file: <c>30 s</c>, <c>10 min</c>, <c>64 KiB</c>, <c>100 GB</c>.</summary>
internal static class Quantities
{
    public const string Durations = "a number with ms, s, min, h or d: 30 s, 10 min, 90 d";

    public const string Sizes = "a number with B, kB, MB, GB, TB, KiB, MiB, GiB or TiB: 64 KiB, 100 GB";

    /// <summary>Nanoseconds in the units of time.</summary>
    private static readonly (string Unit, double Factor)[] s_times = [("ms", 1e6), ("min", 60e9), ("s", 1e9), ("h", 3600e9), ("d", 86_400e9)];

    private static readonly (string Unit, double Factor)[] s_sizes =
        [("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("KiB", 1024), ("MiB", 1 << 20), ("GiB", 1 << 30), ("TiB", 1024d * (1 << 30)), ("B", 1)];

    public static bool TryDuration(string text, out Duration duration)
    {
        bool isOne = TryRead(text, s_times, out double nanoseconds);
        duration = isOne ? Duration.FromNanoseconds((long)nanoseconds) : default;
        return isOne;
    }

    public static bool TrySize(string text, out long octets)
    {
        bool isOne = TryRead(text, s_sizes, out double size);
        octets = isOne ? (long)size : 0;
        return isOne;
    }

    /// <summary>A duration as it is read.</summary>
    public static string Text(Duration duration)
    {
        double seconds = duration.Nanoseconds / 1e9;
        (double number, string unit) = seconds switch
        {
            < 1 => (seconds * 1000, "ms"),
            >= 86_400 when seconds % 86_400 == 0 => (seconds / 86_400, "d"),
            >= 3600 when seconds % 3600 == 0 => (seconds / 3600, "h"),
            >= 60 when seconds % 60 == 0 => (seconds / 60, "min"),
            _ => (seconds, "s"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{number:0.###} {unit}");
    }

    /// <summary>A size as it is read.</summary>
    public static string Text(long octets)
    {
        foreach ((string unit, double factor) in s_sizes.Where(s => s.Unit != "B").OrderByDescending(s => s.Factor))
            if (octets >= factor && octets % factor == 0) return string.Create(CultureInfo.InvariantCulture, $"{octets / factor} {unit}");
        return string.Create(CultureInfo.InvariantCulture, $"{octets} B");
    }

    private static bool TryRead(string text, (string Unit, double Factor)[] units, out double value)
    {
        value = 0;
        text = text.Trim();
        foreach ((string unit, double factor) in units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal)) continue;
            if (!double.TryParse(text.AsSpan(0, text.Length - unit.Length).TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)) continue;
            value = number * factor;
            return value < long.MaxValue;
        }
        return false;
    }
}
