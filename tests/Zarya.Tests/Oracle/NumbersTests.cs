using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle;

/// <summary>Rules 13 to 15 of docs/design/decoding.md; answers worked out by hand.</summary>
public class NumbersTests
{
    [Theory]
    [InlineData(IntegerEncoding.Unsigned, 8, "FF", "255u")]
    [InlineData(IntegerEncoding.Unsigned, 12, "ABCF", "2748u")]
    [InlineData(IntegerEncoding.Unsigned, 1, "80", "1u")]
    [InlineData(IntegerEncoding.Unsigned, 64, "FFFFFFFFFFFFFFFF", "18446744073709551615u")]
    [InlineData(IntegerEncoding.TwosComplement, 8, "80", "-128i")]
    [InlineData(IntegerEncoding.TwosComplement, 1, "80", "-1i")]
    [InlineData(IntegerEncoding.TwosComplement, 5, "78", "15i")]
    [InlineData(IntegerEncoding.TwosComplement, 64, "8000000000000000", "-9223372036854775808i")]
    [InlineData(IntegerEncoding.OnesComplement, 8, "FF", "0i")]
    [InlineData(IntegerEncoding.OnesComplement, 8, "80", "-127i")]
    [InlineData(IntegerEncoding.OnesComplement, 8, "FE", "-1i")]
    [InlineData(IntegerEncoding.OnesComplement, 64, "8000000000000000", "-9223372036854775807i")]
    [InlineData(IntegerEncoding.SignMagnitude, 8, "80", "0i")]
    [InlineData(IntegerEncoding.SignMagnitude, 8, "85", "-5i")]
    [InlineData(IntegerEncoding.SignMagnitude, 64, "FFFFFFFFFFFFFFFF", "-9223372036854775807i")]
    [InlineData(IntegerEncoding.Bcd, 24, "010203", "123u")]
    [InlineData(IntegerEncoding.Bcd, 16, "F1E2", "12u")] // Only the low four bits of an octet are a digit.
    [InlineData(IntegerEncoding.PackedBcd, 64, "9999999999999999", "9999999999999999u")]
    [InlineData(IntegerEncoding.PackedBcd, 12, "1234", "123u")]
    [InlineData(IntegerEncoding.PackedBcd, 6, "64", "19u")] // 01 1001: a digit of two bits, then one of four.
    public void Integers(IntegerEncoding encoding, int bits, string hex, string raw) =>
        Assert.Equal(raw, Run.Raw(Make.IntegerType(new IntegerDataEncoding { Encoding = encoding, SizeInBits = bits }), hex));

    [Theory]
    [InlineData(IntegerEncoding.Bcd, 16, "010A")]
    [InlineData(IntegerEncoding.PackedBcd, 16, "1A22")]
    [InlineData(IntegerEncoding.Unsigned, 72, "000000000000000001")]
    public void What_is_no_integer_is_invalid_and_takes_its_bits(IntegerEncoding encoding, int bits, string hex)
    {
        NaiveValue value = Run.One(Make.IntegerType(new IntegerDataEncoding { Encoding = encoding, SizeInBits = bits }), hex);
        Assert.Equal((true, null, null, bits), (value.Invalid, value.Raw, value.Eng, value.BitLength));
    }

    [Theory]
    [InlineData(16, "3412", "4660u")]
    [InlineData(12, "34F2", "3892u")] // 0x34, then the four bits F: 0xF34.
    [InlineData(12, "3420", "564u")] // 0x234.
    [InlineData(20, "345612", "87604u")] // 0x15634.
    [InlineData(3, "A0", "5u")]
    public void Little_endian_starts_with_the_least_significant_octet(int bits, string hex, string raw) =>
        Assert.Equal(raw, Run.Raw(Make.IntegerType(new IntegerDataEncoding { SizeInBits = bits, ByteOrder = ByteOrder.LeastSignificantFirst }), hex));

    [Fact]
    public void Permutation_names_the_significance_of_each_octet()
    {
        // The schema's value 0x0A0B0C0D (ByteOrderArbitraryType); a PDP-11 would send 0B 0A 0D 0C.
        ByteOrder order = ByteOrder.TryCreate([2, 3, 0, 1])!;
        Assert.Equal("168496141u", Run.Raw(Make.IntegerType(new IntegerDataEncoding { SizeInBits = 32, ByteOrder = order }), "0B0A0D0C"));
        ByteOrder rotated = ByteOrder.TryCreate([0, 2, 1])!;
        Assert.Equal("66051u", Run.Raw(Make.IntegerType(new IntegerDataEncoding { SizeInBits = 24, ByteOrder = rotated }), "030102"));
        Assert.True(Run.One(Make.IntegerType(new IntegerDataEncoding { SizeInBits = 20, ByteOrder = rotated }), "030102").Invalid);
    }

    [Theory]
    [InlineData(8, "01", false, "128u")]
    [InlineData(12, "8010", false, "2049u")] // 1000 0000 0001 is its own mirror.
    [InlineData(12, "C000", false, "3u")]
    [InlineData(16, "C000", true, "768u")] // Mirrored 00 03, then little-endian: 0x0300.
    public void Least_significant_bit_first_mirrors_before_octet_order(int bits, string hex, bool littleEndian, string raw) =>
        Assert.Equal(raw, Run.Raw(Make.IntegerType(new IntegerDataEncoding
        {
            SizeInBits = bits,
            BitOrder = BitOrder.LeastSignificantBitFirst,
            ByteOrder = littleEndian ? ByteOrder.LeastSignificantFirst : ByteOrder.MostSignificantFirst,
        }), hex));

    [Theory]
    [InlineData(FloatEncoding.Ieee754, 16, "3C00", "1d")]
    [InlineData(FloatEncoding.Ieee754, 16, "7C00", "Infinityd")]
    [InlineData(FloatEncoding.Ieee754, 16, "8001", "-5.960464477539063E-08d")] // 2^-24.
    [InlineData(FloatEncoding.Ieee754, 32, "3DCCCCCD", "0.10000000149011612d")] // The single nearest 0.1, widened.
    [InlineData(FloatEncoding.Ieee754, 32, "7FC00000", "NaNd")]
    [InlineData(FloatEncoding.Ieee754, 64, "3FB999999999999A", "0.1d")]
    [InlineData(FloatEncoding.MilStd1750A, 32, "4000007F", "8.507059173023462E+37d")] // MIL-STD-1750A table: 0.5 x 2^127.
    [InlineData(FloatEncoding.MilStd1750A, 32, "50000003", "5d")] // 0.625 x 2^3.
    [InlineData(FloatEncoding.MilStd1750A, 32, "80000000", "-1d")]
    [InlineData(FloatEncoding.MilStd1750A, 32, "40000080", "1.4693679385278594E-39d")] // 0.5 x 2^-128.
    [InlineData(FloatEncoding.MilStd1750A, 48, "400000000000", "0.5d")]
    [InlineData(FloatEncoding.MilStd1750A, 48, "A00000FF0000", "-0.375d")] // -0.75 x 2^-1.
    [InlineData(FloatEncoding.MilStd1750A, 48, "400000010001", "1.0000000000036380d")] // (2^38 + 1) / 2^39 x 2.
    public void Floats(FloatEncoding encoding, int bits, string hex, string raw)
    {
        DataType type = Make.FloatType(new FloatDataEncoding { Encoding = encoding, SizeInBits = bits });
        Assert.Equal(NaiveText.Of(double.Parse(raw[..^1], System.Globalization.CultureInfo.InvariantCulture)), Run.Raw(type, hex));
    }

    [Theory]
    [InlineData(FloatEncoding.Dec, 32)]
    [InlineData(FloatEncoding.Ibm, 64)]
    [InlineData(FloatEncoding.Ieee754, 80)]
    public void Formats_that_are_not_supported_are_invalid_and_take_their_bits(FloatEncoding encoding, int bits)
    {
        NaiveValue value = Run.One(Make.FloatType(new FloatDataEncoding { Encoding = encoding, SizeInBits = bits }), new string('4', bits / 4));
        Assert.Equal((true, null, bits), (value.Invalid, value.Eng, value.BitLength));
    }

    [Fact]
    public void Floats_have_octet_order_too() =>
        Assert.Equal("1d", Run.Raw(Make.FloatType(new FloatDataEncoding { ByteOrder = ByteOrder.LeastSignificantFirst }), "0000803F"));
}
