using System.Globalization;

namespace Zarya.Printing;

/// <summary>Numbers for people, the same in every locale.</summary>
internal static class Numbers
{
    /// <summary>With a comma every three digits.</summary>
    public static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>As it is written in a program.</summary>
    public static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Shortest(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A count and its noun: <c>1 packet</c>, <c>2 packets</c>.</summary>
    public static string Of(long count, string noun) =>
        Grouped(count) + " " + (count == 1 ? noun : noun.EndsWith('y') ? noun[..^1] + "ies" : noun + "s");
}
