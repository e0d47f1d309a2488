using System.Buffers.Binary;

namespace Zarya.Archive.Log.Blocks;

/// <summary>Rows of equal length to columns of octets and back, eight by eight octets at a time.</summary>
internal static class Transposition
{
    /// <summary>Writes column after column: octet <c>c</c> of row <c>r</c> goes to <c>c × rows + r</c>.</summary>
    /// <param name="rows">The rows, one behind the other.</param>
    /// <param name="width">Octets of a row.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="columns">Where to.</param>
    public static void ToColumns(ReadOnlySpan<byte> rows, int width, int count, Span<byte> columns)
    {
        int wholeColumns = width & ~7;
        int wholeRows = count & ~7;
        Span<ulong> tile = stackalloc ulong[8];
        for (int r = 0; r < wholeRows; r += 8)
        {
            for (int c = 0; c < wholeColumns; c += 8)
            {
                for (int i = 0; i < 8; i++) tile[i] = BinaryPrimitives.ReadUInt64LittleEndian(rows[((r + i) * width + c)..]);
                Flip(tile);
                for (int i = 0; i < 8; i++) BinaryPrimitives.WriteUInt64LittleEndian(columns[((c + i) * count + r)..], tile[i]);
            }
        }
        for (int c = 0; c < width; c++)
        {
            for (int r = c < wholeColumns ? wholeRows : 0; r < count; r++) columns[c * count + r] = rows[r * width + c];
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
        int wholeColumns = number & ~7;
        int wholeRows = count & ~7;
        Span<ulong> tile = stackalloc ulong[8];
        for (int c = 0; c < wholeColumns; c += 8)
        {
            for (int r = 0; r < wholeRows; r += 8)
            {
                for (int i = 0; i < 8; i++) tile[i] = BinaryPrimitives.ReadUInt64LittleEndian(columns[((c + i) * count + r)..]);
                Flip(tile);
                for (int i = 0; i < 8; i++) BinaryPrimitives.WriteUInt64LittleEndian(rows[((r + i) * width + first + c)..], tile[i]);
            }
        }
        for (int c = 0; c < number; c++)
        {
            for (int r = c < wholeColumns ? wholeRows : 0; r < count; r++) rows[r * width + first + c] = columns[c * count + r];
        }
    }

    /// <summary>Eight words of eight octets each, mirrored at the diagonal: halves change places, then quarters, then octets.</summary>
    private static void Flip(Span<ulong> tile)
    {
        for (int i = 0; i < 4; i++) Swap(ref tile[i], ref tile[i + 4], 32, 0x00000000FFFFFFFF);
        for (int i = 0; i < 8; i += 4)
        {
            Swap(ref tile[i], ref tile[i + 2], 16, 0x0000FFFF0000FFFF);
            Swap(ref tile[i + 1], ref tile[i + 3], 16, 0x0000FFFF0000FFFF);
        }
        for (int i = 0; i < 8; i += 2) Swap(ref tile[i], ref tile[i + 1], 8, 0x00FF00FF00FF00FF);
    }

    private static void Swap(ref ulong low, ref ulong high, int shift, ulong mask)
    {
        ulong different = ((low >> shift) ^ high) & mask;
        high ^= different;
        low ^= different << shift;
    }
}
