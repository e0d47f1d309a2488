using Zarya.Time;

namespace Zarya.Tests.Time;

public class DurationTests
{
    [Fact]
    public void Units_agree()
    {
        Assert.Equal(Duration.FromSeconds(-3), Duration.FromMilliseconds(-3_000));
        Assert.Equal(Duration.FromMilliseconds(5), Duration.FromMicroseconds(5_000));
        Assert.Equal(Duration.FromMicroseconds(7), Duration.FromNanoseconds(7_000));
        Assert.Equal(Duration.FromNanoseconds(1_234_500), Duration.FromTimeSpan(TimeSpan.FromTicks(12_345)));
        Assert.Equal(TimeSpan.FromTicks(12_345), Duration.FromNanoseconds(1_234_599).ToTimeSpan());
    }

    [Theory]
    [InlineData(1_500_000_000, 1, 500_000_000, "1.500000000 s")]
    [InlineData(-500_000_000, -1, 500_000_000, "-0.500000000 s")]
    [InlineData(-2_000_000_000, -2, 0, "-2.000000000 s")]
    [InlineData(long.MinValue, -9_223_372_037, 145_224_192, "-9223372036.854775808 s")]
    public void Whole_seconds_round_down_and_the_rest_is_never_negative(long nanoseconds, long seconds, int rest, string text)
    {
        Duration duration = Duration.FromNanoseconds(nanoseconds);
        Assert.Equal(seconds, duration.WholeSeconds);
        Assert.Equal(rest, duration.NanosecondOfSecond);
        Assert.Equal(text, duration.ToString());
    }

    [Fact]
    public void Arithmetic_is_checked()
    {
        Assert.Equal(Duration.FromSeconds(5), Duration.FromSeconds(2) + Duration.FromSeconds(3));
        Assert.Equal(Duration.FromSeconds(-6), -(Duration.FromSeconds(2) * 3));
        Assert.Throws<OverflowException>(() => Duration.MaxValue + Duration.FromNanoseconds(1));
        Assert.Throws<OverflowException>(() => Duration.MinValue - Duration.FromNanoseconds(1));
        Assert.Throws<OverflowException>(() => -Duration.MinValue);
        Assert.Throws<OverflowException>(() => Duration.FromSeconds(long.MaxValue));
        Assert.Throws<OverflowException>(() => Duration.FromSeconds(1) * long.MaxValue);
    }

    [Fact]
    public void Order_is_by_length()
    {
        Duration shorter = Duration.FromNanoseconds(-1), longer = Duration.Zero;
        Assert.True(shorter < longer && longer > shorter && shorter <= longer && longer >= shorter && shorter != longer);
        Assert.True(shorter.CompareTo(longer) < 0 && longer.Equals((object)default(Duration)));
    }
}
