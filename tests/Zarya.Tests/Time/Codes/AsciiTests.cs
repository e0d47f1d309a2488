using System.Text;
using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Tests.Time.Codes;

public class AsciiTests
{
    // The examples of 301.0-B-4 §3.5.1.1 and §3.5.1.2.
    [Theory]
    [InlineData(UtcDateForm.MonthDay, 6, "1988-01-18T17:20:43.123456Z")]
    [InlineData(UtcDateForm.DayOfYear, 6, "1988-018T17:20:43.123456Z")]
    [InlineData(UtcDateForm.MonthDay, 0, "1988-01-18T17:20:43")]
    [InlineData(UtcDateForm.DayOfYear, 9, "2016-366T23:59:60.123456789")]
    public void Decodes_and_encodes(UtcDateForm form, int digits, string text)
    {
        var code = new AsciiTimeCode(form, digits, text.EndsWith('Z'), Tables.True);
        TimeDecode read = code.Decode(Encoding.ASCII.GetBytes(text));
        Assert.Equal(Tables.Utc(text), read.Instant);
        Assert.Equal(text.Length, read.Length);
        Assert.Equal(text, Encoding.ASCII.GetString(Octets.Of(Octets.Encoded(code, read.Instant))));
    }

    [Fact]
    public void Octets_after_the_terminator_are_someone_elses()
    {
        TimeDecode read = new AsciiTimeCode(UtcDateForm.MonthDay, 3, true, Tables.True).Decode("1988-01-18T17:20:43Z\0\0"u8);
        Assert.Equal(20, read.Length);
    }

    [Theory]
    [InlineData(UtcDateForm.MonthDay, "1988-018T17:20:43Z", TimeFault.UnexpectedCharacter, 7)]
    [InlineData(UtcDateForm.DayOfYear, "1988-01-18T17:20:43Z", TimeFault.UnexpectedCharacter, 7)]
    [InlineData(UtcDateForm.MonthDay, "1988-01-18T17:20:43\0", TimeFault.UnexpectedCharacter, 19)]
    [InlineData(UtcDateForm.MonthDay, "1988-01-18T17:20", TimeFault.NeedMore, 17)]
    [InlineData(UtcDateForm.MonthDay, "1988-01-18T17:2O:43Z", TimeFault.UnexpectedCharacter, 15)]
    public void Rejects(UtcDateForm form, string text, TimeFault fault, int position)
    {
        TimeDecode read = new AsciiTimeCode(form, 3, true, Tables.True).Decode(Encoding.ASCII.GetBytes(text));
        Assert.Equal((fault, position), (read.Fault, read.NeedsMore ? read.Length : read.Offset));
    }

    [Fact]
    public void Ranges_are_checked_at_the_door()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsciiTimeCode(UtcDateForm.MonthDay, 10, true, Tables.True));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsciiTimeCode((UtcDateForm)2, 3, true, Tables.True));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CcsPField((UtcDateForm)2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CcsPField(UtcDateForm.MonthDay, 7));
    }
}
