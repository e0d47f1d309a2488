namespace Zarya.Server.Missions;

/// <summary>What a misspelled word of a mission file may have meant.</summary>
internal static class Spelling
{
    /// <summary>"; did you mean X?" with the nearest known word, or the list of all where none is near.</summary>
    public static string Hint(string word, IEnumerable<string> known)
    {
        string[] all = [.. known];
        (string Word, int Distance)[] near = [.. all.Select(k => (Word: k, Distance: Distance(word, k))).Where(k => k.Distance <= Math.Max(1, k.Word.Length / 3)).OrderBy(k => k.Distance)];
        return near.Length > 0 ? $"; did you mean {near[0].Word}?" : all.Length is > 0 and <= 20 ? $"; there are {string.Join(", ", all)}" : "";
    }

    /// <summary>Levenshtein's distance without regard to case, neighbours exchanged as one step.</summary>
    private static int Distance(string a, string b)
    {
        (a, b) = (a.ToUpperInvariant(), b.ToUpperInvariant());
        if (Math.Abs(a.Length - b.Length) > 8) return int.MaxValue;
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
