namespace Zarya.Printing;

/// <summary>Rows of text in aligned columns, two spaces between them.</summary>
/// <param name="columns">The headings; one that begins with <c>&gt;</c> (left out in print) is right-aligned.</param>
internal sealed class TextTable(params string[] columns)
{
    private readonly List<string[]> _rows = [];

    public int RowCount => _rows.Count;

    /// <summary>Adds a row; cells that are missing at its end are empty.</summary>
    public void Add(params string[] cells) => _rows.Add([.. Enumerable.Range(0, columns.Length).Select(i => i < cells.Length ? cells[i] : "")]);

    /// <summary>Writes headings and rows.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="indent">Spaces before every line.</param>
    public void Write(TextWriter output, int indent = 0)
    {
        bool[] isRight = [.. columns.Select(c => c.StartsWith('>'))];
        string[] headings = [.. columns.Select(c => c.TrimStart('>'))];
        int[] widths = [.. headings.Select((h, i) => Math.Max(h.Length, _rows.Count == 0 ? 0 : _rows.Max(r => r[i].Length)))];
        IEnumerable<string[]> all = headings.All(h => h.Length == 0) ? _rows : _rows.Prepend(headings);
        foreach (string[] row in all)
        {
            IEnumerable<string> cells = row.Select((cell, i) => isRight[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            output.WriteLine((new string(' ', indent) + string.Join("  ", cells)).TrimEnd());
        }
    }
}
