using Zarya.Archive.Log.Blocks;

namespace Zarya.Tests.Archive.Log.Blocks;

public class TranspositionTests
{
    private static readonly int[] _widths = [1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 23, 71, 136, 137];
    private static readonly int[] _counts = [1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 79, 80, 81, 127, 129, 500];

    [Fact]
    public void Columns_are_those_of_the_obvious_way()
    {
        var random = new Random(1);
        foreach (int width in _widths)
        {
            foreach (int count in _counts)
            {
                byte[] rows = Octets(random, width * count);
                byte[] columns = new byte[width * count];
                Transposition.ToColumns(rows, width, count, columns);
                Assert.Equal(Columns(rows, width, count), columns);
            }
        }
    }

    [Fact]
    public void Some_columns_go_back_and_the_rest_of_the_rows_stays()
    {
        var random = new Random(2);
        foreach (int width in _widths)
        {
            foreach (int count in _counts)
            {
                byte[] rows = Octets(random, width * count);
                byte[] columns = Columns(rows, width, count);
                foreach (int number in _widths.Where(w => w <= width))
                {
                    int first = random.Next(width - number + 1);
                    byte[] before = Octets(random, width * count);
                    byte[] expected = [.. before];
                    for (int r = 0; r < count; r++) rows.AsSpan(r * width + first, number).CopyTo(expected.AsSpan(r * width + first));
                    Transposition.ToRows(columns.AsSpan(first * count, number * count), first, number, before, width, count);
                    Assert.Equal(expected, before);
                }
            }
        }
    }

    private static byte[] Octets(Random random, int length)
    {
        byte[] octets = new byte[length];
        random.NextBytes(octets);
        return octets;
    }

    private static byte[] Columns(byte[] rows, int width, int count)
    {
        byte[] columns = new byte[rows.Length];
        for (int r = 0; r < count; r++)
            for (int c = 0; c < width; c++) columns[c * count + r] = rows[r * width + c];
        return columns;
    }
}
