using System.Globalization;
using System.Text;
using Zarya.Printing;

namespace Zarya.Descriptions.Layouts;

/// <summary>Draws cells as the RFCs do: 32 bits a row, two characters a bit. Names that do not fit are letters, explained below.</summary>
internal sealed class BitPicture
{
    private const string KeyLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int CutNameWidth = 9;
    private const int Margin = 10;

    private readonly BitRows _rows;
    private readonly Dictionary<BitCell, string> _labels = [];
    private readonly Dictionary<BitCell, int> _labelRows = [];
    private readonly List<(char Key, BitCell Cell)> _keys;

    /// <summary>Prepares a picture.</summary>
    /// <param name="rows">What to draw.</param>
    /// <param name="keys">Letters in use, shared by the pictures of one layout.</param>
    public BitPicture(BitRows rows, List<(char Key, BitCell Cell)> keys)
    {
        (_rows, _keys) = (rows, keys);
        for (int r = 0; r < rows.Rows.Count; r++) ChooseLabelRows(r);
        foreach (BitCell cell in rows.Cells) _labels[cell] = Label(cell);
    }

    /// <summary>Draws the numbers of the bits.</summary>
    public static void WriteRuler(TextWriter output)
    {
        string left = new(' ', Margin);
        output.WriteLine(left + " 0                   1                   2                   3");
        output.WriteLine(left + " 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1");
    }

    /// <summary>Draws.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="anchor">What stands before the offset of each row, <c>@1+</c>; empty for the start of the packet.</param>
    public void Write(TextWriter output, string anchor)
    {
        string left = new(' ', Margin);
        for (int r = 0; r < _rows.Rows.Count; r++)
        {
            output.WriteLine(left + Border(r - 1, r));
            output.WriteLine((anchor + Numbers.Plain(_rows.Rows[r].Offset)).PadLeft(Margin - 1) + " " + Content(r));
        }
        output.WriteLine(left + Border(_rows.Rows.Count - 1, _rows.Rows.Count));
    }

    private string Border(int above, int below)
    {
        int widthAbove = above < 0 ? 0 : _rows.Rows[above].Width;
        int widthBelow = below >= _rows.Rows.Count ? 0 : _rows.Rows[below].Width;
        var line = new StringBuilder("+");
        for (int bit = 0; bit < Math.Max(widthAbove, widthBelow); bit++)
        {
            bool isOpen = IsOpen(bit);
            line.Append(isOpen ? ' ' : '-').Append(isOpen && IsOpen(bit + 1) ? ' ' : '+');
        }
        return line.ToString();

        bool IsOpen(int bit) => bit < widthAbove && bit < widthBelow && _rows.CellAt(_rows.Rows[above].Offset + bit) == _rows.CellAt(_rows.Rows[below].Offset + bit);
    }

    private string Content(int r)
    {
        BitRow row = _rows.Rows[r];
        var line = new StringBuilder(row.Skipped > 0 ? "/" : "|");
        for (int bit = 0; bit < row.Width;)
        {
            BitCell cell = _rows.CellAt(row.Offset + bit);
            int width = (int)Math.Min(cell.End - row.Offset, row.Width) - bit;
            string label = _labelRows[cell] == r ? _labels[cell] : "";
            line.Append(Centred(label, (2 * width) - 1)).Append(row.Skipped > 0 ? '/' : '|');
            bit += width;
        }
        return line.ToString();
    }

    // A name stands in the row where its cell is widest; of several, in the middle one, and in the one that stands for many.
    private void ChooseLabelRows(int r)
    {
        BitRow row = _rows.Rows[r];
        for (long bit = row.Offset; bit < row.Offset + row.Width;)
        {
            BitCell cell = _rows.CellAt(bit);
            if (!_labelRows.TryGetValue(cell, out int chosen) || row.Skipped > 0 || (_rows.Rows[chosen].Skipped == 0 && WidthIn(cell, r) > WidthIn(cell, chosen))) _labelRows[cell] = r;
            bit = cell.End;
        }
    }

    private int WidthIn(BitCell cell, int r)
    {
        BitRow row = _rows.Rows[r];
        return (int)(Math.Min(cell.End, row.Offset + row.Width) - Math.Max(cell.First, row.Offset));
    }

    private string Label(BitCell cell)
    {
        int width = (2 * WidthIn(cell, _labelRows[cell])) - 1;
        string name = _rows.Rows[_labelRows[cell]].Skipped > 0 ? string.Create(CultureInfo.InvariantCulture, $"{cell.Name} ({cell.Bits:N0} bits)").TrimStart() : cell.Name;
        if (name.Length <= width) return name;
        if (width >= CutNameWidth) return name[..(width - 1)] + "~";
        if (_keys.Count >= KeyLetters.Length) return "*";
        char key = KeyLetters[_keys.Count];
        _keys.Add((key, cell));
        return key.ToString();
    }

    private static string Centred(string text, int width)
    {
        int left = (width - text.Length) / 2;
        return new string(' ', left) + text + new string(' ', width - text.Length - left);
    }
}
