using System.Globalization;
using System.Text;
using Zarya.Leaks;
using Zarya.Time;

namespace Zarya.Tests.Leaks;

/// <summary>Columns, times and numbers of rows, the fast way against the obvious one.</summary>
public class RowPartsTests
{
    [Theory]
    [InlineData("a,b,c,d", 4, "a|b|c|d")]
    [InlineData("a,b,c,", 4, "a|b|c|")]
    [InlineData("a,b,c", 3, "a|b|c|")]
    [InlineData("", 1, "|||")]
    [InlineData(" a\t, b ,c,d", 4, "a|b|c|d")]
    [InlineData("a,b,c,d, e,f", 6, "a|b|c|d, e,f")]
    [InlineData("\"a\",\"b,b\",\"c\"\"c\",d", 4, "a|b,b|c\"c|d")]
    [InlineData("a,b,\"c\",\"tape, twice\"", 4, "a|b|c|tape, twice")]
    [InlineData("a,b,c,\"d\",e", 5, "a|b|c|d,e")]
    [InlineData("a,b,c,\"", 4, null)]
    [InlineData("\"a,b,c,d", 1, null)]
    public void Columns(string line, int count, string? fields)
    {
        var read = new RowFields(Encoding.UTF8.GetBytes(line), new byte[100]);
        Assert.Equal(fields is null, read.IsQuoteOpen);
        Assert.Equal(count, read.Count);
        if (fields is not null) Assert.Equal(fields, string.Join('|', Encoding.UTF8.GetString(read.Time), Encoding.UTF8.GetString(read.Name), Encoding.UTF8.GetString(read.Place), Encoding.UTF8.GetString(read.Value)));
    }

    [Fact]
    public void Times_are_those_of_the_time_room()
    {
        var clock = new RowClock(LeakBench.LeapSeconds);
        var random = new Random(4);
        Instant from = LeakBench.At("2015-01-01T00:00:00Z");
        for (int i = 0; i < 20_000; i++)
        {
            // Clusters of times, some of them around the leap second at the end of 2016.
            long seconds = i % 3 == 0 ? 63_158_400 + random.Next(-3, 5) : random.NextInt64(0, 400_000_000);
            Instant time = from + Duration.FromMilliseconds((seconds * 1000) + random.Next(1000));
            int digits = random.Next(4);
            string text = time.ToUtcString(LeakBench.LeapSeconds, digits);
            Assert.True(clock.TryRead(Encoding.ASCII.GetBytes(text), out Instant read, out string reason), $"{text}: {reason}");
            Assert.Equal(LeakBench.At(text), read);
        }
    }

    [Theory]
    [InlineData("", "is not a time")]
    [InlineData("yesterday", "has no Z")]
    [InlineData("2018-08-29T22:00:00", "has no Z")]
    [InlineData("2018-08-29T22:00:00+01:00", "has no Z")]
    [InlineData("2018-08-29Z", "is not a time")]
    [InlineData("2018-08-29 22:00:00Z", "is not a time")]
    [InlineData("2018-08-29T22:00:00.Z", "is not a time")]
    [InlineData("2018-08-29T22:0a:00Z", "is not a time")]
    [InlineData("2018-08-29T22:00:0\u0661Z", "is not a time")]
    [InlineData("2018-13-29T22:00:00Z", "month")]
    [InlineData("2018-08-29T24:00:00Z", "hour")]
    [InlineData("2018-08-29T22:00:60Z", "no such second")]
    [InlineData("1970-01-01T00:00:00Z", "before 1971")]
    [InlineData("9999-01-01T00:00:00Z", "outside")]
    public void What_is_no_time_is_told_why(string text, string why)
    {
        var clock = new RowClock(LeakBench.LeapSeconds);
        // With and without the day remembered.
        Assert.False(clock.TryRead(Encoding.UTF8.GetBytes(text), out _, out string reason));
        Assert.Contains(why, reason, StringComparison.Ordinal);
        Assert.True(clock.TryRead("2018-08-29T22:00:00Z"u8, out _, out _));
        Assert.False(clock.TryRead(Encoding.UTF8.GetBytes(text), out _, out reason));
        Assert.Contains(why, reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_the_nearest_doubles()
    {
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++)
        {
            string text = ((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-8, 9))).ToString(random.Next(3) switch { 0 => "R", 1 => "F4", _ => "E9" }, CultureInfo.InvariantCulture);
            Assert.True(RowNumber.TryRead(Encoding.ASCII.GetBytes(text), out double number), text);
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), number);
        }
    }

    [Theory]
    [InlineData("740.05", 740.05)]
    [InlineData("-0.5", -0.5)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5.0)]
    [InlineData("+3", 3.0)]
    [InlineData("7.4e2", 740.0)]
    [InlineData("123456789012345678901234567890", 123456789012345678901234567890.0)]
    [InlineData("0.00000000000000000001", 1e-20)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData(".", null)]
    [InlineData("1.2.3", null)]
    [InlineData("1e999", null)]
    [InlineData("nan", null)]
    [InlineData("NaN", null)]
    [InlineData("Infinity", null)]
    [InlineData("-\u221E", null)]
    [InlineData("1,5", null)]
    [InlineData("0x10", null)]
    [InlineData("740 mmHg", null)]
    public void Number(string text, double? expected)
    {
        Assert.Equal(expected is not null, RowNumber.TryRead(Encoding.UTF8.GetBytes(text), out double number));
        if (expected is { } value) Assert.Equal(value, number);
    }
}
