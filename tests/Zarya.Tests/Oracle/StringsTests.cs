using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle;

/// <summary>Rules 20, 21 and 25 of docs/design/decoding.md. The first three groups are the string cases of Yamcs' tests (shared vectors, xtce-yamcs.json).</summary>
public class StringsTests
{
    private static readonly byte[] Null = [0];

    [Theory]
    [InlineData("616200000000", "\"ab\"", 48)]
    [InlineData("616263646566", "\"abcdef\"", 48)]
    [InlineData("000000000061", "\"\"", 48)]
    public void Fixed_buffer_with_an_end_mark_that_may_be_missing(string hex, string text, int bits) =>
        Check(new StringDataEncoding { BufferSizeInBits = Make.Fixed(48), TerminationOctets = Null }, hex, text, bits);

    [Theory]
    [InlineData("6162000102", "\"ab\"", 24)]
    [InlineData("616263646500", "\"abcde\"", 48)]
    public void Open_buffer_with_an_end_mark(string hex, string text, int bits) =>
        Check(new StringDataEncoding { MaxSizeInBits = 48, TerminationOctets = Null }, hex, text, bits);

    [Fact]
    public void Open_buffer_needs_its_end_mark_within_the_largest_size_and_the_packet()
    {
        var encoding = new StringDataEncoding { MaxSizeInBits = 48, TerminationOctets = Null };
        Assert.Equal(NaiveErrorKind.BadString, Run.Fault(Make.StringType(encoding), "6162636465660102").Kind);
        Assert.Equal(NaiveErrorKind.BadString, Run.Fault(Make.StringType(encoding), "61626364656600").Kind);
        Assert.Equal(NaiveErrorKind.BadString, Run.Fault(Make.StringType(encoding), "6162").Kind);
        Assert.Equal(NaiveErrorKind.BadString, Run.Fault(Make.StringType(new StringDataEncoding()), "6162").Kind);
    }

    [Fact]
    public void Open_buffer_with_a_leading_size()
    {
        var encoding = new StringDataEncoding { MaxSizeInBits = 48, LeadingSizeInBits = 16 };
        Check(encoding, "000261620102", "\"ab\"", 32);
        Check(encoding, "0000", "\"\"", 16);
        Assert.Equal(NaiveErrorKind.BadString, Run.Fault(Make.StringType(encoding), "000561626364650102").Kind);
        Assert.Equal(new NaiveError(NaiveErrorKind.TooShort, "/Test/p", 0, 16), Run.Fault(Make.StringType(encoding), "00"));
        Assert.Equal(new NaiveError(NaiveErrorKind.TooShort, "/Test/p", 0, 48), Run.Fault(Make.StringType(encoding), "00046162"));
    }

    [Theory]
    [InlineData("06036162637878", "\"abc\"", 48)]
    [InlineData("0100", "\"\"", 8)]
    public void Given_buffer_with_a_leading_size(string hex, string text, int bits)
    {
        var build = new Build();
        Parameter octets = build.UInt("octets", 8);
        Parameter p = build.String("p", new StringDataEncoding { BufferSizeInBits = Make.Dynamic(octets, 8), MaxSizeInBits = 48, LeadingSizeInBits = 8 });
        NaiveValue value = build.Decode(hex, Entry.Of(octets), Entry.Of(p)).Values[1];
        Assert.Equal((text, 8, bits), (NaiveText.Of(value.Eng), value.FirstBit, value.BitLength));
    }

    [Theory]
    [InlineData("07030000000000000000", "BadString(/Test/p,8,0)")] // Larger than permitted.
    [InlineData("030361", "TooShort(/Test/p,8,24)")]
    [InlineData("03036162", "BadString(/Test/p,8,0)")] // The tag says three, two are left.
    [InlineData("00", "BadString(/Test/p,8,0)")] // No room for the tag.
    public void Given_buffer_errors(string hex, string error)
    {
        var build = new Build();
        Parameter octets = build.UInt("octets", 8);
        Parameter p = build.String("p", new StringDataEncoding { BufferSizeInBits = Make.Dynamic(octets, 8), MaxSizeInBits = 48, LeadingSizeInBits = 8 });
        Assert.EndsWith(error, build.Decode(hex, Entry.Of(octets), Entry.Of(p)).Brief(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Charset.Utf8, "C3A9E282ACFF", "\"é€\uFFFD\"")]
    [InlineData(Charset.UsAscii, "6180", "\"a\uFFFD\"")]
    [InlineData(Charset.Iso8859Part1, "E980", "\"é\u0080\"")]
    [InlineData(Charset.Windows1252, "E98081", "\"é€\uFFFD\"")]
    [InlineData(Charset.Utf16, "FEFF00E9", "\"é\"")]
    [InlineData(Charset.Utf16, "FFFEE900", "\"é\"")]
    [InlineData(Charset.Utf16, "00E9", "\"é\"")]
    [InlineData(Charset.Utf16LittleEndian, "3DD800DE", "\"\U0001F600\"")]
    [InlineData(Charset.Utf16BigEndian, "D83D0061", "\"\uFFFDa\"")]
    [InlineData(Charset.Utf16BigEndian, "006100", "\"a\uFFFD\"")]
    [InlineData(Charset.Utf32, "0000FEFF0001F600", "\"\U0001F600\"")]
    [InlineData(Charset.Utf32LittleEndian, "00F60100", "\"\U0001F600\"")]
    [InlineData(Charset.Utf32BigEndian, "001100000000D800000000", "\"\uFFFD\uFFFD\uFFFD\"")]
    public void Character_sets(Charset charset, string hex, string text) =>
        Check(new StringDataEncoding { Charset = charset, BufferSizeInBits = Make.Fixed(hex.Length * 4) }, hex, text, hex.Length * 4);

    [Fact]
    public void End_marks_are_looked_for_at_whole_code_units() =>
        Check(new StringDataEncoding { Charset = Charset.Utf16BigEndian, TerminationOctets = [0, 0] }, "0100006100000042", "\"Āa\"", 48);

    [Fact]
    public void A_leading_size_leaves_an_end_mark_without_meaning() =>
        Check(new StringDataEncoding { BufferSizeInBits = Make.Fixed(32), LeadingSizeInBits = 8, TerminationOctets = Null }, "03610062", "\"a\0b\"", 32);

    [Fact]
    public void Bits_of_a_buffer_that_are_no_whole_octet_are_not_text() =>
        Check(new StringDataEncoding { BufferSizeInBits = Make.Fixed(12) }, "6160", "\"a\"", 12);

    [Theory]
    [InlineData(12, "ABCD", "0xABC0")]
    [InlineData(8, "AB", "0xAB")]
    [InlineData(0, "", "0x")]
    public void Octets(int bits, string hex, string raw)
    {
        Assert.Equal(raw, Run.Raw(Make.BinaryType(Make.Fixed(bits)), hex));
        Assert.Equal(raw, Run.Eng(Make.BinaryType(Make.Fixed(bits)), hex));
    }

    [Fact]
    public void Sizes_below_zero_and_beyond_the_packet()
    {
        Assert.Equal(NaiveErrorKind.BadSize, Run.Fault(Make.BinaryType(Make.Fixed(-1)), "AB").Kind);
        Assert.Equal(new NaiveError(NaiveErrorKind.TooShort, "/Test/p", 0, 9), Run.Fault(Make.BinaryType(Make.Fixed(9)), "AB"));
        Assert.Equal(NaiveErrorKind.TooShort, Run.Fault(Make.BinaryType(Make.Fixed(long.MaxValue)), "AB").Kind);
        Assert.Equal(NaiveErrorKind.BadSize, Run.Fault(Make.StringType(new StringDataEncoding { BufferSizeInBits = Make.Fixed(-8) }), "AB").Kind);
    }

    private static void Check(StringDataEncoding encoding, string hex, string text, int bits)
    {
        NaiveValue value = Run.One(Make.StringType(encoding), hex);
        Assert.Equal((text, text, bits), (NaiveText.Of(value.Raw), NaiveText.Of(value.Eng), value.BitLength));
    }
}
