using Zarya.Mdb.Model;
using Zarya.Oracle;
using Zarya.Time;

namespace Zarya.Tests.Oracle;

/// <summary>Rule 22 of docs/design/decoding.md.</summary>
public class TimesTests
{
    [Theory]
    [InlineData("TAI", "00000001", "1958-01-01T00:00:01 TAI")]
    [InlineData("UNIX", "58684680", "2017-01-01T00:00:37 TAI")] // 1483228800 s, when TAI-UTC became 37 s.
    [InlineData("GPS", "00000000", "1980-01-06T00:00:19 TAI")]
    [InlineData("J2000", "00000000", "2000-01-01T11:59:27.816 TAI")]
    [InlineData("2000-01-01", "00000001", "2000-01-01T00:00:33 TAI")] // TAI-UTC was 32 s.
    [InlineData("2000-01-01T12:00:00", "00000000", "2000-01-01T12:00:32 TAI")]
    [InlineData("2000-01-01T12:00:00Z", "00000000", "2000-01-01T12:00:32 TAI")]
    public void Epochs(string epoch, string hex, string expected) => Assert.Equal(Tai(expected), Run.Eng(Make.AbsoluteTime(Make.UInt(32), epoch), hex));

    [Fact]
    public void Other_epochs_count_leap_seconds_and_unix_does_not()
    {
        // From 2016-01-01 to 2017-01-01 UTC: 366 days and one leap second.
        DataType type = Make.AbsoluteTime(Make.UInt(32), "2016-01-01");
        Assert.Equal(Tai("2017-01-01T00:00:36 TAI"), Run.Eng(type, "01E28500"));
    }

    [Fact]
    public void Integers_are_exact_where_the_step_is_whole_nanoseconds()
    {
        DataType milliseconds = Make.AbsoluteTime(Make.UInt(64), "TAI", unit: 1e-3);
        Assert.Equal("4611686018427000000ns", Run.Eng(milliseconds, ((long)4611686018427).ToString("X16", null)));
        DataType scaled = Make.AbsoluteTime(Make.UInt(64), "TAI", scale: 1e-9);
        Assert.Equal("1234567890123456789ns", Run.Eng(scaled, ((long)1234567890123456789).ToString("X16", null)));
        DataType moved = Make.AbsoluteTime(Make.Int(8), "TAI", offset: 2.5);
        Assert.Equal("1500000000ns", Run.Eng(moved, "FF"));
    }

    [Fact]
    public void Other_steps_are_doubles()
    {
        DataType type = Make.AbsoluteTime(Make.UInt(16), "TAI", scale: 1.0 / 65536);
        Assert.Equal("15259ns", Run.Eng(type, "0001"));
        Assert.Equal("500000000ns", Run.Eng(type, "8000"));
        Assert.Equal("-", Run.Eng(Make.AbsoluteTime(new FloatDataEncoding(), "TAI"), "7FC00000"));
    }

    [Fact]
    public void Beyond_the_range_there_is_no_engineering_value() => Assert.Equal("-", Run.Eng(Make.AbsoluteTime(Make.UInt(64), "GPS"), "FFFFFFFFFFFFFFFF"));

    [Fact]
    public void Without_an_epoch_it_is_seconds()
    {
        Assert.Equal("1.5d", Run.Eng(Make.AbsoluteTime(Make.UInt(8), null, unit: 0.5), "03"));
        Assert.Equal("-90d", Run.Eng(Make.RelativeTime(Make.Int(8), scale: 2, offset: 0.5, unit: 60), "FF"));
    }

    [Theory]
    [InlineData("323031372D30312D30315430303A30303A30302E355A", "2017-01-01T00:00:37.5 TAI")]
    [InlineData("323031372D3030315430303A30303A30302E355A", "2017-01-01T00:00:37.5 TAI")]
    public void Ascii_time_codes(string hex, string expected)
    {
        var encoding = new StringDataEncoding { BufferSizeInBits = Make.Fixed(hex.Length * 4) };
        Assert.Equal(Tai(expected), Run.Eng(Make.AbsoluteTime(encoding, null), hex));
        Assert.Equal("-", Run.Eng(Make.AbsoluteTime(encoding, null), "20" + hex[2..]));
    }

    [Fact]
    public void Offset_from_another_time()
    {
        var build = new Build();
        Parameter coarse = build.Parameter("coarse", Make.AbsoluteTime(Make.UInt(8), "GPS"));
        Parameter fine = build.Parameter("fine", Make.AbsoluteTime(Make.UInt(8), null, unit: 1e-3, from: Make.At(coarse)));
        Assert.Equal($"fine@0=- coarse@8={Tai("1980-01-06T00:00:20 TAI")} fine@16={Tai("1980-01-06T00:00:20.005 TAI")}",
            build.Decode("050105", Entry.Of(fine), Entry.Of(coarse), Entry.Of(fine)).Brief());
    }

    [Fact]
    public void Without_leap_seconds_only_utc_is_unknown()
    {
        var build = new Build();
        SequenceContainer root = build.Container("root",
            Entry.Of(build.Parameter("unix", Make.AbsoluteTime(Make.UInt(8), "UNIX"))), Entry.Of(build.Parameter("gps", Make.AbsoluteTime(Make.UInt(8), "GPS"))));
        NaiveResult result = NaiveDecoder.Decode(build.Database(), root, [0, 0], null);
        Assert.Equal($"unix@0=- gps@8={Tai("1980-01-06T00:00:19 TAI")}", result.Brief());
    }

    /// <summary>The nanoseconds of a reading of a TAI clock.</summary>
    private static string Tai(string text)
    {
        string[] parts = text.Replace(" TAI", "", StringComparison.Ordinal).Split('T');
        int[] date = [.. parts[0].Split('-').Select(p => int.Parse(p, null))];
        string[] clock = parts[1].Split(':');
        Assert.True(CalendarDate.TryFromMonthDay(date[0], date[1], date[2], out CalendarDate day));
        decimal seconds = (int.Parse(clock[0], null) * 3600) + (int.Parse(clock[1], null) * 60) + decimal.Parse(clock[2], System.Globalization.CultureInfo.InvariantCulture);
        return NaiveText.Of(new NaiveTime((day.Day * 86_400_000_000_000) + (long)(seconds * 1_000_000_000)));
    }
}
