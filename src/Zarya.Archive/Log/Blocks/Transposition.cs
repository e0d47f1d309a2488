using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace Zarya.Archive.Log.Blocks;

/// <summary>Rows of equal length to columns of octets and back, in tiles of sixteen rows and eight or four columns. The last tiles overlap the ones before, so that only tiny blocks go octet by octet.</summary>
internal static class Transposition
{
    /// <summary>Rows that are done before the next columns: their octets stay near, and whole cache lines of columns are written.</summary>
    private const int StripRows = 64;

    /// <summary>Writes column after column: octet <c>c</c> of row <c>r</c> goes to <c>c × rows + r</c>.</summary>
    /// <param name="rows">The rows, one behind the other.</param>
    /// <param name="width">Octets of a row.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="columns">Where to.</param>
    public static void ToColumns(ReadOnlySpan<byte> rows, int width, int count, Span<byte> columns)
    {
        if (width < 8 || count < 16)
        {
            for (int c = 0; c < width; c++)
                for (int r = 0; r < count; r++) columns[c * count + r] = rows[r * width + c];
            return;
        }
        for (int strip = 0; strip < count; strip += StripRows)
        {
            int end = Math.Min(strip + StripRows, count);
            for (int c = 0; c < width; c += 8)
            {
                int column = Math.Min(c, width - 8);
                for (int r = strip; r < end; r += 16) TileToColumns(rows, width, column, Math.Min(r, count - 16), columns, count);
            }
        }
    }

    /// <summary>Puts some columns back into rows; the rest of the rows stays as it is.</summary>
    /// <param name="columns">The columns, one behind the other.</param>
    /// <param name="first">Which column of a row the first one is.</param>
    /// <param name="number">How many there are.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="width">Octets of a row.</param>
    /// <param name="count">Number of rows.</param>
    public static void ToRows(ReadOnlySpan<byte> columns, int first, int number, Span<byte> rows, int width, int count)
    {
        if (number < 4 || count < 16)
        {
            for (int c = 0; c < number; c++)
                for (int r = 0; r < count; r++) rows[r * width + first + c] = columns[c * count + r];
            return;
        }
        int tile = number < 8 ? 4 : 8;
        for (int strip = 0; strip < count; strip += StripRows)
        {
            int end = Math.Min(strip + StripRows, count);
            for (int c = 0; c < number; c += tile)
            {
                int column = Math.Min(c, number - tile);
                for (int r = strip; r < end; r += 16)
                {
                    int row = Math.Min(r, count - 16);
                    Span<byte> to = rows[(row * width + first + column)..];
                    if (tile == 8) EightToRows(columns[(column * count + row)..], count, to, width);
                    else FourToRows(columns[(column * count + row)..], count, to, width);
                }
            }
        }
    }

    private static void TileToColumns(ReadOnlySpan<byte> rows, int width, int column, int row, Span<byte> columns, int count)
    {
        ReadOnlySpan<byte> from = rows[(row * width + column)..];
        // Rows r and r + 8 first, then 4 apart, 2 apart and neighbours: each step doubles the run of octets of one column.
        (Vector128<byte> a0, Vector128<byte> a1) = Zip(Pair(from, 0, width), Pair(from, 4, width));
        (Vector128<byte> a2, Vector128<byte> a3) = Zip(Pair(from, 2, width), Pair(from, 6, width));
        (Vector128<byte> a4, Vector128<byte> a5) = Zip(Pair(from, 1, width), Pair(from, 5, width));
        (Vector128<byte> a6, Vector128<byte> a7) = Zip(Pair(from, 3, width), Pair(from, 7, width));
        (Vector128<byte> b0, Vector128<byte> b1) = Zip(a0, a2);
        (Vector128<byte> b2, Vector128<byte> b3) = Zip(a1, a3);
        (Vector128<byte> b4, Vector128<byte> b5) = Zip(a4, a6);
        (Vector128<byte> b6, Vector128<byte> b7) = Zip(a5, a7);
        Span<byte> to = columns[(column * count + row)..];
        Store(b0, b4, to, count, 0);
        Store(b1, b5, to, count, 2);
        Store(b2, b6, to, count, 4);
        Store(b3, b7, to, count, 6);
    }

    /// <summary>Row <paramref name="i"/> and the eighth row behind it, octet by octet in turn.</summary>
    private static Vector128<byte> Pair(ReadOnlySpan<byte> from, int i, int width) => Vectors.ZipLow(
        Vector128.CreateScalarUnsafe(BinaryPrimitives.ReadUInt64LittleEndian(from[(i * width)..])).AsByte(),
        Vector128.CreateScalarUnsafe(BinaryPrimitives.ReadUInt64LittleEndian(from[((i + 8) * width)..])).AsByte());

    private static (Vector128<byte> Low, Vector128<byte> High) Zip(Vector128<byte> even, Vector128<byte> odd) => (Vectors.ZipLow(even, odd), Vectors.ZipHigh(even, odd));

    private static void Store(Vector128<byte> even, Vector128<byte> odd, Span<byte> to, int count, int column)
    {
        Vectors.ZipLow(even, odd).CopyTo(to[(column * count)..]);
        Vectors.ZipHigh(even, odd).CopyTo(to[((column + 1) * count)..]);
    }

    private static void EightToRows(ReadOnlySpan<byte> columns, int count, Span<byte> rows, int width)
    {
        // Columns 4 apart, then 2 apart, then neighbours.
        (Vector128<byte> a0, Vector128<byte> a1) = Zip(Column(columns, 0, count), Column(columns, 4, count));
        (Vector128<byte> a2, Vector128<byte> a3) = Zip(Column(columns, 2, count), Column(columns, 6, count));
        (Vector128<byte> a4, Vector128<byte> a5) = Zip(Column(columns, 1, count), Column(columns, 5, count));
        (Vector128<byte> a6, Vector128<byte> a7) = Zip(Column(columns, 3, count), Column(columns, 7, count));
        (Vector128<byte> b0, Vector128<byte> b1) = Zip(a0, a2);
        (Vector128<byte> b2, Vector128<byte> b3) = Zip(a1, a3);
        (Vector128<byte> b4, Vector128<byte> b5) = Zip(a4, a6);
        (Vector128<byte> b6, Vector128<byte> b7) = Zip(a5, a7);
        WriteEights(b0, b4, rows, width, 0);
        WriteEights(b1, b5, rows, width, 4);
        WriteEights(b2, b6, rows, width, 8);
        WriteEights(b3, b7, rows, width, 12);
    }

    private static void FourToRows(ReadOnlySpan<byte> columns, int count, Span<byte> rows, int width)
    {
        (Vector128<byte> a0, Vector128<byte> a1) = Zip(Column(columns, 0, count), Column(columns, 2, count));
        (Vector128<byte> a2, Vector128<byte> a3) = Zip(Column(columns, 1, count), Column(columns, 3, count));
        WriteFours(Vectors.ZipLow(a0, a2), rows, width, 0);
        WriteFours(Vectors.ZipHigh(a0, a2), rows, width, 4);
        WriteFours(Vectors.ZipLow(a1, a3), rows, width, 8);
        WriteFours(Vectors.ZipHigh(a1, a3), rows, width, 12);
    }

    private static Vector128<byte> Column(ReadOnlySpan<byte> columns, int i, int count) => Vector128.Create(columns[(i * count)..]);

    private static void WriteEights(Vector128<byte> even, Vector128<byte> odd, Span<byte> rows, int width, int row)
    {
        Vector128<ulong> low = Vectors.ZipLow(even, odd).AsUInt64();
        Vector128<ulong> high = Vectors.ZipHigh(even, odd).AsUInt64();
        BinaryPrimitives.WriteUInt64LittleEndian(rows[(row * width)..], low.ToScalar());
        BinaryPrimitives.WriteUInt64LittleEndian(rows[((row + 1) * width)..], low.GetElement(1));
        BinaryPrimitives.WriteUInt64LittleEndian(rows[((row + 2) * width)..], high.ToScalar());
        BinaryPrimitives.WriteUInt64LittleEndian(rows[((row + 3) * width)..], high.GetElement(1));
    }

    private static void WriteFours(Vector128<byte> four, Span<byte> rows, int width, int row)
    {
        for (int i = 0; i < 4; i++) BinaryPrimitives.WriteUInt32LittleEndian(rows[((row + i) * width)..], four.AsUInt32().GetElement(i));
    }
}
