using System.Text;

namespace Zarya.Tests.Verbs.Decode;

/// <summary>Reads RFC 4180 in the plainest way; a cell that is empty and not quoted is no value.</summary>
internal static class CsvText
{
    public static List<string?[]> Read(string text)
    {
        var rows = new List<string?[]>();
        var row = new List<string?>();
        for (int at = 0; at < text.Length; at++)
        {
            string? cell = null;
            if (text[at] == '"')
            {
                var quoted = new StringBuilder();
                for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"' && ++at > 0); at++) quoted.Append(text[at]);
                at++;
                cell = quoted.ToString();
            }
            else
            {
                int start = at;
                while (text[at] is not (',' or '\n')) at++;
                if (at > start) cell = text[start..at];
            }
            row.Add(cell);
            if (text[at] == ',')
            {
                // A row never ends with a comma alone: the cell behind it is empty.
                if (text[at + 1] != '\n') continue;
                row.Add(null);
                at++;
            }
            rows.Add([.. row]);
            row.Clear();
        }
        return rows;
    }
}
