using Zarya.Archive.Log.Blocks;

namespace Zarya.Tests.Archive.Log.Blocks;

public class IntegerColumnTests
{
    [Fact]
    public void Any_integers_come_back()
    {
        var random = new Random(6);
        foreach (int count in new[] { 1, 2, 3, 4, 5, 8, 9, 16, 17, 33, 1000 })
        {
            foreach (long spread in new[] { 0, 1, 255, 256, 1_000_000, long.MaxValue })
            {
                long[] values = new long[count];
                long value = random.NextInt64();
                for (int i = 0; i < count; i++) values[i] = value = unchecked(value + 250_000_000 + (spread > 0 ? random.NextInt64(spread) : 0));
                byte[] octets = new byte[IntegerColumn.MaxLength(count)];
                int length = IntegerColumn.Encode(values, octets);
                if (spread == 0) Assert.Equal(17, length);
                long[] back = new long[count];
                Assert.True(IntegerColumn.TryDecode(octets.AsSpan(0, length), back));
                Assert.Equal(values, back);
                Assert.False(IntegerColumn.TryDecode(octets.AsSpan(0, length - 1), back));
            }
        }
    }

    [Fact]
    public void The_least_and_the_greatest_step_are_found_wherever_they_stand()
    {
        for (int count = 2; count < 40; count++)
        {
            for (int at = 1; at < count; at++)
            {
                foreach (long odd in new[] { -1000, 1000 })
                {
                    long[] values = new long[count];
                    for (int i = 1; i < count; i++) values[i] = values[i - 1] + (i == at ? odd : 10);
                    byte[] octets = new byte[IntegerColumn.MaxLength(count)];
                    int length = IntegerColumn.Encode(values, octets);
                    long[] back = new long[count];
                    Assert.True(IntegerColumn.TryDecode(octets.AsSpan(0, length), back));
                    Assert.Equal(values, back);
                }
            }
        }
    }
}
