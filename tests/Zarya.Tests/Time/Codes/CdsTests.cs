using System.Buffers.Binary;
using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Tests.Time.Codes;

public class CdsTests
{
    private static CdsTimeCode Code(bool wide, CdsSubmillisecond part) => new(new CdsPField(false, wide, part), Tables.True);

    // 1988-01-18 is day 10,974; 17:20:43.123 is 62,443,123 ms: worked out with integers outside this code.
    [Theory]
    [InlineData(false, CdsSubmillisecond.None, "2ade03b8ce73", "1988-01-18T17:20:43.123000000Z")]
    [InlineData(true, CdsSubmillisecond.None, "002ade03b8ce73", "1988-01-18T17:20:43.123000000Z")]
    [InlineData(false, CdsSubmillisecond.Microseconds, "2ade03b8ce7301c8", "1988-01-18T17:20:43.123456000Z")]
    [InlineData(false, CdsSubmillisecond.Picoseconds, "2ade03b8ce731b34f770", "1988-01-18T17:20:43.123456456Z")]
    [InlineData(false, CdsSubmillisecond.Microseconds, "0000000000000000", "1958-01-01T00:00:00.000000000Z")]
    [InlineData(false, CdsSubmillisecond.Microseconds, "542d05265bff03e7", "2016-12-31T23:59:59.999999000Z")]
    [InlineData(false, CdsSubmillisecond.Microseconds, "542d05265c0001f4", "2016-12-31T23:59:60.000500000Z")]
    [InlineData(false, CdsSubmillisecond.None, "542d05265fe7", "2016-12-31T23:59:60.999000000Z")]
    [InlineData(false, CdsSubmillisecond.None, "542e00000000", "2017-01-01T00:00:00.000000000Z")]
    [InlineData(true, CdsSubmillisecond.None, "01a0ff00000000", "2250-04-11T00:00:00.000000000Z")]
    public void Decodes_and_encodes(bool wide, CdsSubmillisecond part, string hex, string utc)
    {
        CdsTimeCode code = Code(wide, part);
        TimeDecode read = code.Decode(Octets.Of(hex + "ff"));
        Assert.True(read.IsValue, read.Reason);
        Assert.Equal(utc, read.Instant.ToUtcString(Tables.True));
        Assert.Equal(hex.Length / 2, read.Length);
        Assert.Equal(part == CdsSubmillisecond.Picoseconds ? "2ade03b8ce731b34f740" : hex, Octets.Encoded(code, read.Instant));
    }

    [Theory]
    [InlineData(false, CdsSubmillisecond.None, "542c05265c00", TimeFault.SecondNotInDay, 2)]
    [InlineData(false, CdsSubmillisecond.None, "542e05265c00", TimeFault.SecondNotInDay, 2)]
    [InlineData(false, CdsSubmillisecond.None, "542d05265fe8", TimeFault.MillisecondOutOfRange, 2)]
    [InlineData(true, CdsSubmillisecond.None, "00542dffffffff", TimeFault.MillisecondOutOfRange, 3)]
    [InlineData(false, CdsSubmillisecond.Microseconds, "542e0000000003e8", TimeFault.SubmillisecondOutOfRange, 6)]
    [InlineData(true, CdsSubmillisecond.Picoseconds, "00542e000000003b9aca00", TimeFault.SubmillisecondOutOfRange, 7)]
    [InlineData(true, CdsSubmillisecond.None, "ffffff00000000", TimeFault.InstantOutOfRange, 0)]
    public void Rejects(bool wide, CdsSubmillisecond part, string hex, TimeFault fault, int offset) => Octets.Rejected(Code(wide, part), hex, fault, offset);

    [Fact]
    public void Needs_all_its_octets()
    {
        TimeDecode read = Code(true, CdsSubmillisecond.Picoseconds).Decode(new byte[10]);
        Assert.True(read.NeedsMore);
        Assert.Equal(11, read.Length);
    }

    [Fact]
    public void A_removed_second_has_no_milliseconds()
    {
        var code = new CdsTimeCode(new CdsPField(false, false, CdsSubmillisecond.None), Tables.Negative);
        Octets.Rejected(code, "156605265818", TimeFault.SecondNotInDay, 2);
        Assert.Equal("1972-12-31T23:59:58.999Z", code.Decode(Octets.Of("156605265817")).Instant.ToUtcString(Tables.Negative, 3));
    }

    [Theory]
    [InlineData("40", false, false, CdsSubmillisecond.None)]
    [InlineData("41", false, false, CdsSubmillisecond.Microseconds)]
    [InlineData("46", false, true, CdsSubmillisecond.Picoseconds)]
    [InlineData("4d", true, true, CdsSubmillisecond.Microseconds)]
    public void P_fields(string hex, bool agency, bool wide, CdsSubmillisecond part)
    {
        Assert.Equal(TimeFault.None, CdsPField.Read(Octets.Of(hex), out CdsPField pField));
        Assert.Equal(new CdsPField(agency, wide, part), pField);
        var octets = new byte[1];
        Assert.True(pField.TryWrite(octets));
        Assert.False(pField.TryWrite([]));
        Assert.Equal(hex, Convert.ToHexStringLower(octets));
    }

    [Theory]
    [InlineData("", TimeFault.NeedMore)]
    [InlineData("c0", TimeFault.UndefinedExtension)]
    [InlineData("43", TimeFault.ReservedResolution)]
    [InlineData("1f", TimeFault.UnknownTimeCode)]
    public void Bad_p_fields(string hex, TimeFault fault) => Assert.Equal(fault, CdsPField.Read(Octets.Of(hex), out _));

    [Fact]
    public void Days_can_begin_at_an_agency_epoch_at_midnight()
    {
        var pField = new CdsPField(true, false, CdsSubmillisecond.None);
        var code = new CdsTimeCode(pField, Tables.Utc("2000-01-01T00:00:00Z"), Tables.True);
        Assert.Equal("2000-01-02T00:00:01Z", code.Decode(Octets.Of("0001000003e8")).Instant.ToUtcString(Tables.True, 0));
        Assert.Equal("0001000003e8", Octets.Encoded(code, Tables.Utc("2000-01-02T00:00:01Z")));
        Assert.Equal(TimeFault.BeforeEpoch, code.Encode(Tables.Utc("1999-12-31T23:59:59Z"), new byte[6]).Fault);
        Assert.Equal(TimeFault.CountTooLarge, code.Encode(Tables.Utc("2179-06-07T00:00:00Z"), new byte[6]).Fault);
        Assert.Throws<ArgumentException>(() => new CdsTimeCode(pField, Tables.True));
        Assert.Throws<ArgumentException>(() => new CdsTimeCode(pField, Epochs.J2000, Tables.True));
        Assert.Throws<ArgumentException>(() => new CdsTimeCode(default, Epochs.Gps, Tables.True));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CdsPField(false, false, (CdsSubmillisecond)3));
    }

    [Fact]
    public void Random_octets_agree_with_the_obvious_way()
    {
        var random = new Random(310);
        CdsTimeCode code = Code(false, CdsSubmillisecond.Microseconds);
        var octets = new byte[8];
        var again = new byte[8];
        for (int i = 0; i < 200_000; i++)
        {
            // Half of the days lie around steps of the table, and half of the milliseconds around the end of the day.
            DateTime step = DateTime.ParseExact(Tables.Steps[random.Next(27)].FirstDay, "yyyy-MM-dd", null);
            int day = random.Next(2) == 0 ? random.Next(65_536) : (int)(step - new DateTime(1958, 1, 1)).TotalDays + random.Next(-2, 2);
            int millisecond = random.Next(2) == 0 ? random.Next(86_400_000) : random.Next(86_398_000, 86_402_000);
            int microsecond = random.Next(1_000);
            BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)day);
            BinaryPrimitives.WriteInt32BigEndian(octets.AsSpan(2), millisecond);
            BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(6), (ushort)microsecond);
            DateTime date = new DateTime(1958, 1, 1).AddDays(day);
            bool leapDay = Tables.Steps.Any(s => s.FirstDay == date.AddDays(1).ToString("yyyy-MM-dd", null));
            TimeDecode read = code.Decode(octets);
            Assert.Equal(millisecond < 86_400_000 || (leapDay && millisecond < 86_401_000), read.IsValue);
            if (!read.IsValue) continue;
            Assert.Equal(Tables.ObviousTai(date) + (millisecond * 1_000_000L) + (microsecond * 1_000L), read.Instant.TaiNanoseconds);
            Assert.True(code.Encode(read.Instant, again).IsWritten);
            Assert.Equal(octets, again);
        }
    }
}
