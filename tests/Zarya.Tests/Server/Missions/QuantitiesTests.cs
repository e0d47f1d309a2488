using Zarya.Server.Missions;
using Zarya.Time;

namespace Zarya.Tests.Server.Missions;

public class QuantitiesTests
{
    [Theory]
    [InlineData("500 ms", 500_000_000L)]
    [InlineData("30 s", 30_000_000_000L)]
    [InlineData("1.5min", 90_000_000_000L)]
    [InlineData("2 h", 7_200_000_000_000L)]
    [InlineData("90 d", 7_776_000_000_000_000L)]
    public void Durations(string text, long nanoseconds)
    {
        Assert.True(Quantities.TryDuration(text, out Duration duration));
        Assert.Equal(nanoseconds, duration.Nanoseconds);
        Assert.True(Quantities.TryDuration(Quantities.Text(duration), out Duration again));
        Assert.Equal(duration, again);
    }

    [Theory]
    [InlineData("64 KiB", 65_536L)]
    [InlineData("100 GB", 100_000_000_000L)]
    [InlineData("1 TiB", 1_099_511_627_776L)]
    [InlineData("7 B", 7L)]
    public void Sizes(string text, long octets)
    {
        Assert.True(Quantities.TrySize(text, out long size));
        Assert.Equal(octets, size);
        Assert.True(Quantities.TrySize(Quantities.Text(size), out long again));
        Assert.Equal(size, again);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("-3 s")]
    [InlineData("1e3 s")]
    [InlineData("9999999999999999 d")]
    [InlineData("3 years")]
    public void Others_are_none(string text)
    {
        Assert.False(Quantities.TryDuration(text, out _));
        Assert.False(Quantities.TrySize(text, out _));
    }
}
