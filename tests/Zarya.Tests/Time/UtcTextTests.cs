using System.Text;
using Zarya.Time;

namespace Zarya.Tests.Time;

public class UtcTextTests
{
    [Theory]
    [InlineData("2017-02-03T04:05:06.987654321Z", 0, "2017-02-03T04:05:06Z", "2017-034T04:05:06Z")]
    [InlineData("2017-02-03T04:05:06.987654321Z", 3, "2017-02-03T04:05:06.987Z", "2017-034T04:05:06.987Z")]
    [InlineData("2016-12-31T23:59:60.999999999Z", 1, "2016-12-31T23:59:60.9Z", "2016-366T23:59:60.9Z")]
    [InlineData("1900-01-01T00:00:00.000000001Z", 9, "1900-01-01T00:00:00.000000001Z", "1900-001T00:00:00.000000001Z")]
    [InlineData("1957-12-31T23:59:49.999999999Z", 6, "1957-12-31T23:59:49.999999Z", "1957-365T23:59:49.999999Z")]
    public void Decimals_are_cut_never_rounded(string utc, int digits, string monthDay, string dayOfYear)
    {
        Instant instant = Tables.Utc(utc);
        Assert.Equal(monthDay, instant.ToUtcString(Tables.True, digits));
        var octets = new byte[40];
        Array.Fill(octets, (byte)'#');
        Assert.True(instant.TryFormatUtc(octets.AsSpan(), out int written, Tables.True, digits, UtcDateForm.DayOfYear));
        Assert.Equal(dayOfYear, Encoding.ASCII.GetString(octets, 0, written));
        Assert.All(octets[written..], o => Assert.Equal((byte)'#', o));
    }

    [Fact]
    public void A_short_destination_is_refused()
    {
        Instant instant = Tables.Utc("2017-02-03T04:05:06Z");
        Assert.False(instant.TryFormatUtc(new char[29], out int written, Tables.True));
        Assert.Equal(0, written);
        Assert.True(instant.TryFormatUtc(new char[30], out written, Tables.True));
        Assert.Equal(30, written);
        Assert.Throws<ArgumentOutOfRangeException>(() => instant.ToUtcString(Tables.True, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => instant.ToUtcString(Tables.True, -1));
    }

    [Theory]
    [InlineData("2017-01-01T00:00:00", "2017-01-01T00:00:00.000000000Z")]
    [InlineData("2017-001T00:00:00Z", "2017-01-01T00:00:00.000000000Z")]
    [InlineData("2016-366T12:00:00.5Z", "2016-12-31T12:00:00.500000000Z")]
    [InlineData("2017-01-01T00:00:00.0000000019999999999999999999Z", "2017-01-01T00:00:00.000000001Z")]
    public void Readable(string text, string expected) => Assert.Equal(expected, Tables.Utc(text).ToUtcString(Tables.True));

    [Theory]
    [InlineData("", TimeFault.NeedMore, 1)]
    [InlineData("2017-0", TimeFault.NeedMore, 6)]
    [InlineData("2017-01-01T00:00:0", TimeFault.NeedMore, 19)]
    [InlineData("2017-01-01T00:00:00.", TimeFault.NeedMore, 21)]
    [InlineData("2017-01-01 00:00:00Z", TimeFault.UnexpectedCharacter, 10)]
    [InlineData("2017-01-01T00:00:00.Z", TimeFault.UnexpectedCharacter, 20)]
    [InlineData("2017-01-01T00:00:00z", TimeFault.UnexpectedCharacter, 19)]
    [InlineData("2017-01-01T00:00:00Z ", TimeFault.UnexpectedCharacter, 20)]
    [InlineData("2017-01-01T00:00:00+01:00", TimeFault.UnexpectedCharacter, 19)]
    [InlineData(" 2017-01-01T00:00:00Z", TimeFault.UnexpectedCharacter, 0)]
    [InlineData("2017-1-01T00:00:00Z", TimeFault.UnexpectedCharacter, 6)]
    [InlineData("２017-01-01T00:00:00Z", TimeFault.UnexpectedCharacter, 0)]
    [InlineData("0000-01-01T00:00:00Z", TimeFault.YearOutOfRange, 0)]
    [InlineData("2017-00-01T00:00:00Z", TimeFault.MonthOutOfRange, 5)]
    [InlineData("2017-13-01T00:00:00Z", TimeFault.MonthOutOfRange, 5)]
    [InlineData("2017-02-29T00:00:00Z", TimeFault.DayOutOfRange, 8)]
    [InlineData("2017-366T00:00:00Z", TimeFault.DayOutOfRange, 5)]
    [InlineData("2017-000T00:00:00Z", TimeFault.DayOutOfRange, 5)]
    [InlineData("2017-01-01T24:00:00Z", TimeFault.HourOutOfRange, 11)]
    [InlineData("2017-01-01T00:60:00Z", TimeFault.MinuteOutOfRange, 14)]
    [InlineData("2017-01-01T00:00:61Z", TimeFault.SecondOutOfRange, 17)]
    [InlineData("2017-01-01T00:00:60Z", TimeFault.SecondNotInDay, 17)]
    public void Unreadable(string text, TimeFault fault, int position)
    {
        TimeDecode read = Instant.ReadUtc(text, Tables.True);
        Assert.Equal(fault, read.Fault);
        Assert.Equal(position, read.NeedsMore ? read.Length : read.Offset);
        Assert.False(Instant.TryParseUtc(text, Tables.True, out _));
        Assert.Throws<InvalidOperationException>(() => read.Instant);
    }
}
