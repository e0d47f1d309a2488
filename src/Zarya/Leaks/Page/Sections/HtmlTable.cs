using System.Text;

namespace Zarya.Leaks.Page.Sections;

/// <summary>A table of the page. Cells are HTML: foreign text goes through <see cref="PageText.Safe"/> first.</summary>
/// <param name="columns">Headings; one that begins with <c>&gt;</c> (left out in print) is right-aligned.</param>
internal sealed class HtmlTable(params string[] columns)
{
    private readonly StringBuilder _rows = new();

    public int Count { get; private set; }

    public void Add(params string[] cells)
    {
        Count++;
        _rows.Append("<tr>");
        for (int i = 0; i < cells.Length; i++) _rows.Append(columns[i].StartsWith('>') ? "<td class=\"n\">" : "<td>").Append(cells[i]).Append("</td>");
        _rows.Append("</tr>\n");
    }

    /// <summary>The table, or <paramref name="otherwise"/> when it has no row.</summary>
    public string OrElse(string otherwise) => Count == 0 ? $"<p>{otherwise}</p>\n"
        : $"<div class=\"wide\"><table><thead><tr>{string.Concat(columns.Select(c => c.StartsWith('>') ? $"<th class=\"n\">{c[1..]}</th>" : $"<th>{c}</th>"))}</tr></thead><tbody>\n{_rows}</tbody></table></div>\n";

    /// <summary>A line for what a list left out.</summary>
    public static string AndMore<T>(KeptList<T> list) => list.Dropped == 0 ? "" : $"<p>… and {Printing.Numbers.Grouped(list.Dropped)} more, left out.</p>\n";
}
