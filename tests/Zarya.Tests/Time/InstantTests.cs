using Zarya.Time;

namespace Zarya.Tests.Time;

public class InstantTests
{
    [Fact]
    public void The_range_is_what_the_documentation_says()
    {
        Assert.Equal("1665-09-21T00:12:43.145224192 TAI", Instant.MinValue.ToString());
        Assert.Equal("2250-04-11T23:47:16.854775807 TAI", Instant.MaxValue.ToString());
        Assert.Equal("1665-09-21T00:12:33.145224192Z", Instant.MinValue.ToUtcString(Tables.True));
        Assert.Equal(Instant.MinValue, Tables.Utc("1665-09-21T00:12:33.145224192Z"));
        Assert.Equal(Instant.MaxValue, Tables.Utc(Instant.MaxValue.ToUtcString(Tables.True)));
        Assert.Equal(TimeFault.InstantOutOfRange, Instant.ReadUtc("1665-09-21T00:12:33.145224191Z", Tables.True).Fault);
        Assert.Equal(TimeFault.InstantOutOfRange, Instant.ReadUtc("2250-04-11T23:46:39.854775808Z", Tables.True).Fault);
        Assert.Equal(TimeFault.InstantOutOfRange, Instant.ReadUtc("9999-12-31T23:59:59Z", Tables.True).Fault);
        Assert.Equal(TimeFault.InstantOutOfRange, Instant.ReadUtc("0001-01-01T00:00:00Z", Tables.True).Fault);
    }

    [Fact]
    public void Arithmetic_is_checked()
    {
        Instant instant = Instant.FromTaiNanoseconds(5);
        Assert.Equal(Duration.FromNanoseconds(3), (instant + Duration.FromNanoseconds(3)) - instant);
        Assert.Equal(Instant.FromTaiNanoseconds(2), instant - Duration.FromNanoseconds(3));
        Assert.Throws<OverflowException>(() => Instant.MaxValue + Duration.FromNanoseconds(1));
        Assert.Throws<OverflowException>(() => Instant.MinValue - Duration.FromNanoseconds(1));
        Assert.Throws<OverflowException>(() => Instant.MaxValue - Instant.MinValue);
    }

    [Fact]
    public void Order_is_by_time()
    {
        Instant earlier = Instant.FromTaiNanoseconds(-1), later = Epochs.Ccsds1958;
        Assert.True(earlier < later && later > earlier && earlier <= later && later >= earlier && earlier != later);
        Assert.True(earlier.CompareTo(later) < 0 && later.Equals((object)default(Instant)));
    }

    [Fact]
    public void Random_utc_texts_agree_with_the_obvious_way()
    {
        var random = new Random(301);
        for (int i = 0; i < 50_000; i++)
        {
            DateTime utc = Tables.RandomUtc(random);
            int below = random.Next(100);
            Instant expected = Instant.FromTaiNanoseconds(Tables.ObviousTai(utc, below));
            string text = utc.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", null) + below.ToString("D2", null) + "Z";
            Assert.Equal(expected, Tables.Utc(text));
            Assert.Equal(expected, Tables.Utc(text.Replace(text[4..10], "-" + utc.DayOfYear.ToString("D3", null), StringComparison.Ordinal)));
            Assert.Equal(text, expected.ToUtcString(Tables.True));
        }
    }

    // GPS: IS-GPS-200, TAI - GPS = 19 s. TT: 2000-01-01T12:00:00 TT = 11:59:27.816 TAI = 11:58:55.816 UTC, the textbook value of J2000.0.
    [Theory]
    [InlineData("2000-01-01T11:58:55.816Z", TimeScale.Tt, "2000-01-01T12:00:00.000000000")]
    [InlineData("2000-01-01T11:58:55.816Z", TimeScale.Tai, "2000-01-01T11:59:27.816000000")]
    [InlineData("1980-01-06T00:00:00Z", TimeScale.Gps, "1980-01-06T00:00:00.000000000")]
    [InlineData("2017-01-01T00:00:00Z", TimeScale.Gps, "2017-01-01T00:00:18.000000000")]
    [InlineData("2016-12-31T23:59:60.25Z", TimeScale.Utc, "2016-12-31T23:59:60.250000000")]
    [InlineData("2016-12-31T23:59:60.25Z", TimeScale.Tai, "2017-01-01T00:00:36.250000000")]
    [InlineData("1969-12-31T23:59:30Z", TimeScale.Tt, "1970-01-01T00:00:12.184000000")]
    [InlineData("1970-01-01T00:00:05Z", TimeScale.Gps, "1969-12-31T23:59:56.000000000")]
    public void Scales(string utc, TimeScale scale, string reading)
    {
        Instant instant = Tables.Utc(utc);
        CalendarTime shown = instant.In(scale, Tables.True);
        Assert.Equal(reading, shown.ToString());
        Assert.True(Instant.TryFrom(scale, shown, Tables.True, out Instant back));
        Assert.Equal(instant, back);
    }

    [Fact]
    public void Epochs_are_where_they_should_be()
    {
        Assert.Equal(Tables.Utc("2000-01-01T11:58:55.816Z"), Epochs.J2000);
        Assert.Equal(Tables.Utc("1980-01-06T00:00:00Z"), Epochs.Gps);
        Assert.Equal(0, Epochs.Ccsds1958.TaiNanoseconds);
    }

    [Fact]
    public void Only_utc_has_a_second_60()
    {
        Assert.True(CalendarTime.TryCreate(Tables.Utc("2016-12-31T00:00:00Z").In(TimeScale.Utc, Tables.True).Date, 23, 59, 60, 0, out CalendarTime leap));
        Assert.True(Instant.TryFrom(TimeScale.Utc, leap, Tables.True, out _));
        foreach (TimeScale scale in new[] { TimeScale.Tai, TimeScale.Gps, TimeScale.Tt }) Assert.False(Instant.TryFrom(scale, leap, Tables.True, out _));
        Assert.False(CalendarTime.TryCreate(leap.Date, 22, 59, 60, 0, out _));
        Assert.False(CalendarTime.TryCreate(leap.Day, 86_401_000_000_000, out _));
    }

    [Fact]
    public void Unix_time_agrees_with_dotnet_and_repeats_in_a_leap_second()
    {
        var random = new Random(1970);
        for (int i = 0; i < 10_000; i++)
        {
            DateTime utc = Tables.RandomUtc(random);
            long unix = (utc - DateTime.UnixEpoch).Ticks * 100;
            Assert.True(UnixTime.TryToInstant(unix, Tables.True, out Instant instant));
            Assert.Equal(Tables.ObviousTai(utc), instant.TaiNanoseconds);
            Assert.Equal(unix, UnixTime.FromInstant(instant, Tables.True));
        }
        Assert.Equal(1_483_228_800_500_000_000, UnixTime.FromInstant(Tables.Utc("2016-12-31T23:59:60.5Z"), Tables.True));
        Assert.False(UnixTime.TryToInstant(94_694_399_000_000_000, Tables.Negative, out _));
        Assert.Throws<OverflowException>(() => UnixTime.FromInstant(Instant.MinValue, Tables.True));
        Assert.False(UnixTime.TryToInstant(long.MaxValue, Tables.True, out _));
    }
}
