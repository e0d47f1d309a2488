namespace Zarya.Descriptions.Layouts;

/// <summary>One line of a picture: up to 32 bits.</summary>
/// <param name="Offset">The first bit.</param>
/// <param name="Width">Bits in it, 1 to 32.</param>
/// <param name="Skipped">Rows of the same cell that this one stands for beside itself.</param>
internal readonly record struct BitRow(long Offset, int Width, long Skipped);

/// <summary>Cells cut into rows of 32 bits. A cell of many rows is shown by three of them.</summary>
internal sealed class BitRows
{
    public const int Bits = 32;

    private const int RowsShownWhole = 4;

    private BitRows(IReadOnlyList<BitCell> cells, IReadOnlyList<BitRow> rows) => (Cells, Rows) = (cells, rows);

    public IReadOnlyList<BitCell> Cells { get; }

    public IReadOnlyList<BitRow> Rows { get; }

    /// <summary>Cuts cells that follow one another without hole or overlap from bit 0.</summary>
    public static BitRows Of(IReadOnlyList<BitCell> cells)
    {
        var rows = new List<BitRow>();
        long end = cells.Count == 0 ? 0 : cells[^1].End;
        int cell = 0;
        for (long offset = 0; offset < end; offset += Bits)
        {
            while (cells[cell].End <= offset) cell++;
            long whole = (cells[cell].End - offset) / Bits;
            long skipped = 0;
            if (whole > RowsShownWhole && rows.Count > 0 && cells[cell].First <= rows[^1].Offset)
            {
                // The row before belongs to the cell already: this one stands for all but the last of the rest.
                skipped = whole - 2;
            }
            rows.Add(new BitRow(offset, (int)Math.Min(Bits, end - offset), skipped));
            offset += skipped * Bits;
        }
        return new BitRows(cells, rows);
    }

    /// <summary>The cell that holds a bit.</summary>
    public BitCell CellAt(long bit)
    {
        int low = 0;
        int high = Cells.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Cells[middle].End <= bit) low = middle + 1;
            else high = middle;
        }
        return Cells[low];
    }
}
