using Zarya.Archive.Log.Blocks;

namespace Zarya.Tests.Archive.Log.Blocks;

public class ColumnDeltaTests
{
    [Fact]
    public void Differences_and_sums_are_those_of_the_obvious_way()
    {
        var random = new Random(3);
        foreach (int count in new[] { 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 34, 63, 64, 65, 100, 1000 })
        {
            foreach (int number in new[] { 1, 2, 3, 8 })
            {
                byte[] columns = new byte[count * number];
                random.NextBytes(columns);
                byte[] expected = new byte[columns.Length];
                for (int i = 0; i < columns.Length; i++) expected[i] = (byte)(columns[i] - (i % count == 0 ? 0 : columns[i - 1]));
                byte[] differences = new byte[columns.Length];
                ColumnDelta.Encode(columns, count, differences);
                Assert.Equal(expected, differences);
                ColumnDelta.Decode(differences, count);
                Assert.Equal(columns, differences);
            }
        }
    }
}
