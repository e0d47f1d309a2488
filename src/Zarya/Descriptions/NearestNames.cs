namespace Zarya.Descriptions;

/// <summary>What a misspelled name may have meant.</summary>
internal static class NearestNames
{
    private const int Told = 5;

    /// <summary>The nearest names, nearest first; none if nothing is near. Compared are last parts, without regard to case.</summary>
    /// <param name="name">As the user wrote it.</param>
    /// <param name="names">Absolute names.</param>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> names)
    {
        string last = Last(name).ToUpperInvariant();
        int limit = Math.Max(2, last.Length / 3);
        return [.. names.Select(n => (Name: n, Distance: Distance(last, Last(n).ToUpperInvariant(), limit)))
            .Where(n => n.Distance <= limit).OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal).Take(Told).Select(n => n.Name)];
    }

    /// <summary>The part behind the last slash.</summary>
    public static string Last(string name) => name[(name.TrimEnd('/').LastIndexOf('/') + 1)..];

    /// <summary>Levenshtein's distance, with neighbours exchanged as one step; above the limit any number above it.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit) return limit + 1;
        int[] older = new int[b.Length + 1];
        int[] before = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], older[j - 2] + 1);
            }
            (older, before) = (before, row);
        }
        return before[b.Length];
    }
}
