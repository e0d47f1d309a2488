using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Tests.Time.Codes;

public class CcsTests
{
    private static CcsTimeCode Code(UtcDateForm form, int subseconds) => new(new CcsPField(form, subseconds), Tables.True);

    // The digits can be read off: 301.0-B-4 §3.4.1.
    [Theory]
    [InlineData(UtcDateForm.MonthDay, 0, "1988 01 18 17 20 43", "1988-01-18T17:20:43.000000000Z")]
    [InlineData(UtcDateForm.MonthDay, 2, "1988 01 18 17 20 43 12 34", "1988-01-18T17:20:43.123400000Z")]
    [InlineData(UtcDateForm.DayOfYear, 2, "1988 0018 17 20 43 12 34", "1988-01-18T17:20:43.123400000Z")]
    [InlineData(UtcDateForm.DayOfYear, 0, "2016 0366 23 59 60", "2016-12-31T23:59:60.000000000Z")]
    [InlineData(UtcDateForm.MonthDay, 6, "2016 12 31 23 59 60 99 99 99 99 90 00", "2016-12-31T23:59:60.999999999Z")]
    public void Decodes_and_encodes(UtcDateForm form, int subseconds, string hex, string utc)
    {
        CcsTimeCode code = Code(form, subseconds);
        TimeDecode read = code.Decode(Octets.Of(hex + "ff"));
        Assert.True(read.IsValue, read.Reason);
        Assert.Equal(utc, read.Instant.ToUtcString(Tables.True));
        Assert.Equal(7 + subseconds, read.Length);
        Assert.Equal(hex.Replace(" ", "", StringComparison.Ordinal), Octets.Encoded(code, read.Instant));
    }

    [Fact]
    public void Below_the_nanosecond_is_cut() =>
        Assert.Equal("2017-01-01T00:00:00.000000000Z", Code(UtcDateForm.MonthDay, 6).Decode(Octets.Of("20170101000000 000000000999")).Instant.ToUtcString(Tables.True));

    [Theory]
    [InlineData(UtcDateForm.MonthDay, 0, "1988 01 18 1a 20 43", TimeFault.NotDecimal, 4)]
    [InlineData(UtcDateForm.MonthDay, 0, "a988 01 18 17 20 43", TimeFault.NotDecimal, 0)]
    [InlineData(UtcDateForm.MonthDay, 2, "1988 01 18 17 20 43 00 0f", TimeFault.NotDecimal, 8)]
    [InlineData(UtcDateForm.MonthDay, 0, "0000 01 18 17 20 43", TimeFault.YearOutOfRange, 0)]
    [InlineData(UtcDateForm.MonthDay, 0, "1988 00 18 17 20 43", TimeFault.MonthOutOfRange, 2)]
    [InlineData(UtcDateForm.MonthDay, 0, "1988 13 18 17 20 43", TimeFault.MonthOutOfRange, 2)]
    [InlineData(UtcDateForm.MonthDay, 0, "1988 02 30 17 20 43", TimeFault.DayOutOfRange, 3)]
    [InlineData(UtcDateForm.MonthDay, 0, "1988 02 00 17 20 43", TimeFault.DayOutOfRange, 3)]
    [InlineData(UtcDateForm.DayOfYear, 0, "1988 1018 17 20 43", TimeFault.ReservedBitsSet, 2)]
    [InlineData(UtcDateForm.DayOfYear, 0, "1988 0367 17 20 43", TimeFault.DayOutOfRange, 2)]
    [InlineData(UtcDateForm.DayOfYear, 0, "1989 0366 17 20 43", TimeFault.DayOutOfRange, 2)]
    [InlineData(UtcDateForm.DayOfYear, 0, "1989 0000 17 20 43", TimeFault.DayOutOfRange, 2)]
    [InlineData(UtcDateForm.MonthDay, 0, "1988 01 18 24 00 00", TimeFault.HourOutOfRange, 4)]
    [InlineData(UtcDateForm.MonthDay, 0, "1988 01 18 17 60 43", TimeFault.MinuteOutOfRange, 5)]
    [InlineData(UtcDateForm.MonthDay, 0, "1988 01 18 17 20 61", TimeFault.SecondOutOfRange, 6)]
    [InlineData(UtcDateForm.MonthDay, 0, "1988 01 18 17 20 60", TimeFault.SecondNotInDay, 6)]
    [InlineData(UtcDateForm.MonthDay, 0, "1988 12 31 23 59 60", TimeFault.SecondNotInDay, 6)]
    [InlineData(UtcDateForm.MonthDay, 0, "9999 12 31 23 59 59", TimeFault.InstantOutOfRange, 0)]
    public void Rejects(UtcDateForm form, int subseconds, string hex, TimeFault fault, int offset) => Octets.Rejected(Code(form, subseconds), hex, fault, offset);

    [Theory]
    [InlineData("50", UtcDateForm.MonthDay, 0)]
    [InlineData("5e", UtcDateForm.DayOfYear, 6)]
    public void P_fields(string hex, UtcDateForm form, int subseconds)
    {
        Assert.Equal(TimeFault.None, CcsPField.Read(Octets.Of(hex), out CcsPField pField));
        Assert.Equal(new CcsPField(form, subseconds), pField);
        var octets = new byte[1];
        Assert.True(pField.TryWrite(octets));
        Assert.False(pField.TryWrite([]));
        Assert.Equal(hex, Convert.ToHexStringLower(octets));
    }

    [Theory]
    [InlineData("", TimeFault.NeedMore)]
    [InlineData("d0", TimeFault.UndefinedExtension)]
    [InlineData("57", TimeFault.ReservedResolution)]
    [InlineData("5f", TimeFault.ReservedResolution)]
    [InlineData("60", TimeFault.UnknownTimeCode)]
    public void Bad_p_fields(string hex, TimeFault fault) => Assert.Equal(fault, CcsPField.Read(Octets.Of(hex), out _));

    [Fact]
    public void Random_times_agree_with_the_obvious_way()
    {
        var random = new Random(340);
        for (int i = 0; i < 50_000; i++)
        {
            DateTime utc = Tables.RandomUtc(random);
            UtcDateForm form = i % 2 == 0 ? UtcDateForm.MonthDay : UtcDateForm.DayOfYear;
            string date = form == UtcDateForm.MonthDay ? utc.ToString("yyyyMMdd", null) : utc.ToString("yyyy", null) + utc.DayOfYear.ToString("D4", null);
            string hex = date + utc.ToString("HHmmssfffffff", null) + "0";
            CcsTimeCode code = Code(form, 4);
            Instant instant = code.Decode(Octets.Of(hex)).Instant;
            Assert.Equal(Tables.ObviousTai(utc), instant.TaiNanoseconds);
            Assert.Equal(hex, Octets.Encoded(code, instant));
        }
    }
}
