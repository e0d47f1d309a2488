using System.Globalization;

namespace Zarya.Console.Tests;

/// <summary>Numbers that tests took, beside the pictures: <c>measures.txt</c>. They are read, not asserted: a machine that others use too would fail for them.</summary>
internal static class Measures
{
    private static readonly Lock s_lock = new();

    public static void Add(string what, double value, string unit)
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"{what}\t{value:0.###}\t{unit}");
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        lock (s_lock) File.AppendAllText(Path.Combine(Night.Pictures, "measures.txt"), line + "\n");
    }
}
