using System.Globalization;
using Zarya.Station.Leaks;
using Zarya.Verbs;

namespace Zarya.Leaks;

/// <summary>The two pressures at which the crew must have gone, as users write them.</summary>
internal static class LeakFloors
{
    /// <summary>Reads <c>490,520</c>.</summary>
    /// <exception cref="VerbException">The text is no two pressures of 50 to 1000 mmHg, the lower first.</exception>
    public static LeakWatchOptions Read(string text)
    {
        string[] parts = text.Split(',');
        bool isRead = TryRead(parts[0], out double first) & TryRead(parts[^1], out double second) & parts.Length == 2;
        if (!isRead || first >= second) throw new VerbException($"--floors takes two pressures in mmHg, the lower first, as 490,520; not '{text}'");
        return new LeakWatchOptions { FirstFloorMmHg = first, SecondFloorMmHg = second };
    }

    private static bool TryRead(string text, out double mmHg) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out mmHg) && mmHg is >= 50 and <= 1000;
}
