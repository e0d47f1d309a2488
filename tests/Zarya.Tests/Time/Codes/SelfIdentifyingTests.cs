using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Tests.Time.Codes;

public class SelfIdentifyingTests
{
    private static readonly CcsTimeCode Ccs = new(new CcsPField(UtcDateForm.MonthDay, 1), Tables.True);

    [Theory]
    [InlineData("1f 537f4090 c9fbe7", "2002-05-23T12:34:56.788999974Z")]
    [InlineData("42 3f55 02b32c95 00bc614e", "2002-05-23T12:34:56.789012345Z")]
    [InlineData("51 2002 05 23 12 34 56 78", "2002-05-23T12:34:56.780000000Z")]
    [InlineData("58 2002 0143 12 34 56", "2002-05-23T12:34:56.000000000Z")]
    [InlineData("9e 24 00537f4090 c9fbe7", "2002-05-23T12:34:56.788999974Z")]
    public void Each_time_says_what_it_is(string hex, string utc)
    {
        TimeDecode read = new SelfIdentifyingTimeCode(Ccs, Tables.True).Decode(Octets.Of(hex));
        Assert.True(read.IsValue, read.Reason);
        Assert.Equal(utc, read.Instant.ToUtcString(Tables.True));
        Assert.Equal(Octets.Of(hex).Length, read.Length);
    }

    [Theory]
    [InlineData("", TimeFault.NeedMore, 0)]
    [InlineData("9f", TimeFault.NeedMore, 0)]
    [InlineData("1f 00", TimeFault.NeedMore, 0)]
    [InlineData("2f 047ef5f0f91687", TimeFault.AgencyEpochMissing, 0)]
    [InlineData("48 000000000000", TimeFault.AgencyEpochMissing, 0)]
    [InlineData("9f fc 00", TimeFault.UndefinedExtension, 1)]
    [InlineData("9f 7e 00", TimeFault.MissionBitsSet, 1)]
    [InlineData("c0 000000000000", TimeFault.UndefinedExtension, 0)]
    [InlineData("43 000000000000", TimeFault.ReservedResolution, 0)]
    [InlineData("57 000000000000", TimeFault.ReservedResolution, 0)]
    [InlineData("60 000000000000", TimeFault.UnknownTimeCode, 0)]
    [InlineData("70 000000000000", TimeFault.UnknownTimeCode, 0)]
    [InlineData("00 000000000000", TimeFault.UnknownTimeCode, 0)]
    [InlineData("40 0000ffffffff", TimeFault.MillisecondOutOfRange, 3)]
    [InlineData("50 20021301000000", TimeFault.MonthOutOfRange, 3)]
    public void Rejects(string hex, TimeFault fault, int offset) => Octets.Rejected(new SelfIdentifyingTimeCode(Ccs, Tables.True), hex, fault, offset);

    [Fact]
    public void Level_2_uses_the_agency_epoch()
    {
        Instant midnight = Tables.Utc("2000-01-01T00:00:00Z");
        var code = new SelfIdentifyingTimeCode(Ccs, Tables.True, midnight);
        Assert.Equal(midnight + Duration.FromSeconds(256), code.Decode(Octets.Of("24 0100")).Instant);
        Assert.Equal("2000-01-02T00:00:00Z", code.Decode(Octets.Of("48 0001 00000000")).Instant.ToUtcString(Tables.True, 0));
        Octets.Rejected(new SelfIdentifyingTimeCode(Ccs, Tables.True, Epochs.J2000), "48 0001 00000000", TimeFault.AgencyEpochNotMidnight, 0);
    }

    [Fact]
    public void Writes_the_p_field_in_front()
    {
        Instant instant = Tables.Utc("2002-05-23T12:34:56.789012345Z");
        Assert.Equal("512002052312345678", Octets.Encoded(new SelfIdentifyingTimeCode(Ccs, Tables.True), instant));
        var cds = new CdsTimeCode(new CdsPField(false, false, CdsSubmillisecond.Picoseconds), Tables.True);
        Assert.Equal("423f5502b32c9500bc5ea8", Octets.Encoded(new SelfIdentifyingTimeCode(cds, Tables.True), instant));
        var cuc = new CucTimeCode(new CucPField(false, 5, 3));
        Assert.Equal("9f2000537f4090c9fcb6", Octets.Encoded(new SelfIdentifyingTimeCode(cuc, Tables.True), instant));
    }
}
