using System.Runtime.Intrinsics;
using Zarya.Archive.Log.Blocks;

namespace Zarya.Tests.Archive.Log.Blocks;

public class VectorsTests
{
    [Fact]
    public void The_processors_way_is_the_portable_way()
    {
        var even = Vector128.Create((byte)0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
        Vector128<byte> odd = even + Vector128.Create((byte)1);
        Assert.Equal(Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), Vectors.ZipLow(even, odd));
        Assert.Equal(Vectors.Zip(even, odd, 0), Vectors.ZipLow(even, odd));
        Assert.Equal(Vectors.Zip(even, odd, 8), Vectors.ZipHigh(even, odd));
    }

    [Fact]
    public void Sums_run_over_all_octets()
    {
        Vector128<byte> sums = Vectors.PrefixSum(Vector128.Create((byte)1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255));
        Assert.Equal(Vector128.Create((byte)1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 66, 78, 91, 105, 120, 119), sums);
        Assert.Equal(Vector128.Create((byte)119), Vectors.SpreadLast(sums));
    }
}
