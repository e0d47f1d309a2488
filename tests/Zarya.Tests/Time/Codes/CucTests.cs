using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Tests.Time.Codes;

public class CucTests
{
    // Counts and fractions worked out with integers outside this code: 0x80 of 256 is half a second; GPS epoch is 8,040 days and 19 s after 1958-01-01 TAI.
    [Theory]
    [InlineData(4, 0, "00000000", 0)]
    [InlineData(4, 1, "0000000180", 1_500_000_000)]
    [InlineData(4, 2, "000000010001", 1_000_015_258)]
    [InlineData(1, 3, "ff000001", 255_000_000_059)]
    [InlineData(4, 4, "29679c1300000004", 694_656_019_000_000_000)]
    [InlineData(4, 4, "29679c1300000005", 694_656_019_000_000_001)]
    [InlineData(7, 10, "0000000000000affffffffffffffffffff", 10_999_999_999)]
    [InlineData(5, 0, "0225c17d04", 9_223_372_036_000_000_000)]
    public void Decodes(int coarse, int fine, string hex, long taiNanoseconds)
    {
        TimeDecode read = new CucTimeCode(new CucPField(false, coarse, fine)).Decode(Octets.Of(hex + "ff"));
        Assert.True(read.IsValue, read.Reason);
        Assert.Equal(taiNanoseconds, read.Instant.TaiNanoseconds);
        Assert.Equal(coarse + fine, read.Length);
    }

    [Theory]
    [InlineData(5, "0225c17d05")]
    [InlineData(7, "ffffffffffffff")]
    public void Counts_beyond_2250_are_refused(int coarse, string hex) =>
        Octets.Rejected(new CucTimeCode(new CucPField(false, coarse, 0)), hex, TimeFault.InstantOutOfRange, 0);

    [Fact]
    public void An_epoch_far_in_the_past_leaves_room_for_the_whole_count()
    {
        var code = new CucTimeCode(new CucPField(true, 5, 0), Instant.MinValue);
        TimeDecode read = code.Decode(Octets.Of("044b82fa09"));
        Assert.Equal("2250-04-11T23:47:16.145224192 TAI", read.ToString());
        Assert.Equal("044b82fa09", Octets.Encoded(code, read.Instant));
        Assert.Equal("044b82fa09", Octets.Encoded(code, Instant.MaxValue));
    }

    [Theory]
    [InlineData(false, 1, 0, "10")]
    [InlineData(false, 4, 3, "1f")]
    [InlineData(true, 4, 2, "2e")]
    [InlineData(true, 5, 0, "ac20")]
    [InlineData(false, 1, 4, "9304")]
    [InlineData(false, 7, 10, "9f7c")]
    public void P_fields(bool agency, int coarse, int fine, string hex)
    {
        var pField = new CucPField(agency, coarse, fine);
        var octets = new byte[pField.Length];
        Assert.True(pField.TryWrite(octets));
        Assert.False(pField.TryWrite(octets.AsSpan(1)));
        Assert.Equal(hex, Convert.ToHexStringLower(octets));
        Assert.Equal(TimeFault.None, CucPField.Read(octets, out CucPField read, out int length));
        Assert.Equal((pField, octets.Length), (read, length));
    }

    [Theory]
    [InlineData("", TimeFault.NeedMore, 0)]
    [InlineData("9f", TimeFault.NeedMore, 1)]
    [InlineData("9fff", TimeFault.UndefinedExtension, 1)]
    [InlineData("9f01", TimeFault.MissionBitsSet, 1)]
    [InlineData("9f02", TimeFault.MissionBitsSet, 1)]
    [InlineData("00", TimeFault.UnknownTimeCode, 0)]
    [InlineData("3f", TimeFault.UnknownTimeCode, 0)]
    [InlineData("42", TimeFault.UnknownTimeCode, 0)]
    public void Bad_p_fields(string hex, TimeFault fault, int offset)
    {
        Assert.Equal(fault, CucPField.Read(Octets.Of(hex), out _, out int at));
        Assert.Equal(offset, at);
    }

    [Fact]
    public void A_level_2_code_without_an_epoch_is_refused_and_a_level_1_code_with_one()
    {
        Assert.Throws<ArgumentException>(() => new CucTimeCode(new CucPField(true, 4, 2)));
        Assert.Throws<ArgumentException>(() => new CucTimeCode(new CucPField(false, 4, 2), Epochs.Gps));
        Assert.Throws<ArgumentException>(() => new CucTimeCode(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CucPField(false, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CucPField(false, 8, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CucPField(false, 4, 11));
    }

    [Fact]
    public void Utc_seconds_leave_leap_seconds_out()
    {
        var code = new CucTimeCode(new CucPField(true, 4, 1), Epochs.Unix, CucCount.UtcSeconds, Tables.True);
        Assert.Equal(Tables.Utc("2017-01-01T00:00:00.5Z"), code.Decode(Octets.Of("5868468080")).Instant);
        Assert.Equal("586846807f", Octets.Encoded(code, Tables.Utc("2017-01-01T00:00:00.499Z")));
        Assert.Equal(TimeFault.InsideLeapSecond, code.Encode(Tables.Utc("2016-12-31T23:59:60.5Z"), new byte[5]).Fault);
        Assert.Throws<ArgumentException>(() =>
            new CucTimeCode(new CucPField(true, 4, 1), Tables.Utc("2016-12-31T23:59:60.5Z"), CucCount.UtcSeconds, Tables.True));
        var si = new CucTimeCode(new CucPField(true, 4, 1), Epochs.Unix, CucCount.SiSeconds, Tables.True);
        Assert.Equal(Tables.Utc("2016-12-31T23:59:34.5Z"), si.Decode(Octets.Of("5868468080")).Instant);
    }

    [Fact]
    public void What_does_not_fit_is_not_written()
    {
        Assert.Equal(TimeFault.BeforeEpoch, new CucTimeCode(new CucPField(true, 4, 2), Epochs.Gps).Encode(Epochs.Unix, new byte[6]).Fault);
        Assert.Equal(TimeFault.CountTooLarge, new CucTimeCode(new CucPField(false, 3, 0)).Encode(Epochs.Unix, new byte[3]).Fault);
    }

    [Fact]
    public void Encoding_cuts_towards_the_past_and_gives_back_what_was_decoded()
    {
        var random = new Random(42);
        for (int i = 0; i < 200_000; i++)
        {
            int coarse = random.Next(1, 5), fine = random.Next(0, 11);
            var code = new CucTimeCode(new CucPField(false, coarse, fine));
            var octets = new byte[coarse + fine];
            random.NextBytes(octets);
            Instant instant = code.Decode(octets).Instant;
            var again = new byte[octets.Length];
            Assert.True(code.Encode(instant, again).IsWritten);
            if (fine <= 3) Assert.Equal(octets, again);
            Assert.Equal(instant, code.Decode(again).Instant);

            Instant any = Instant.FromTaiNanoseconds(random.NextInt64(1L << (8 * coarse)) * 1_000_000_000L + random.Next(1_000_000_000));
            Assert.True(code.Encode(any, again).IsWritten);
            Instant cut = code.Decode(again).Instant;
            Assert.True(cut <= any && (any - cut).Nanoseconds <= 1_000_000_000 / Math.Pow(2, 8 * fine));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(10)]
    public void A_whole_second_has_a_fraction_of_zeros(int fine) =>
        Assert.Equal("00000001" + new string('0', 2 * fine), Octets.Encoded(new CucTimeCode(new CucPField(false, 4, fine)), Instant.FromTaiNanoseconds(1_000_000_000)));
}
