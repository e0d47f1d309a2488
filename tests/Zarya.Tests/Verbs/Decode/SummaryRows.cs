namespace Zarya.Tests.Verbs.Decode;

/// <summary>The parameters of a summary: unit, values, least, mean, greatest, words of the remarks.</summary>
internal static class SummaryRows
{
    public static Dictionary<string, string[]> Read(string text)
    {
        string[] lines = text.Split('\n');
        int head = Array.FindIndex(lines, l => l.StartsWith("parameter ", StringComparison.Ordinal));
        int unitAt = lines[head].IndexOf("unit", StringComparison.Ordinal);
        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (string line in lines.Skip(head + 1).Where(l => l.Length > 0))
        {
            // A unit has no spaces in the sets that this is used for.
            int end = line.IndexOf(' ', unitAt);
            rows.Add(line[..unitAt].Trim(), [line[unitAt..end], .. line[end..].Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        }
        return rows;
    }
}
