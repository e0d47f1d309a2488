using Zarya.Mdb.Model;

namespace Zarya.Tests.Mdb.Xtce;

public class EncodingTests
{
    private readonly MissionDatabase _old = XtceText.LoadVector("integers-1.1");
    private readonly MissionDatabase _new = XtceText.LoadVector("encodings");

    private IntegerDataEncoding Old(string name) => Assert.IsType<IntegerDataEncoding>(_old.ParameterType<IntegerDataType>(name).Encoding);

    private T New<T>(string name) where T : DataEncoding => Assert.IsType<T>(_new.Roots[0].ParameterTypes.Single(t => t.Name == name).Encoding);

    [Theory]
    [InlineData("Twos", IntegerEncoding.TwosComplement)]
    [InlineData("Ones", IntegerEncoding.OnesComplement)]
    [InlineData("Sign", IntegerEncoding.SignMagnitude)]
    [InlineData("Bcd", IntegerEncoding.Bcd)]
    [InlineData("Packed", IntegerEncoding.PackedBcd)]
    public void Integer_encodings_of_1_1(string name, IntegerEncoding expected) => Assert.Equal(expected, Old(name).Encoding);

    [Fact]
    public void Bit_order_and_size()
    {
        Assert.Equal((BitOrder.LeastSignificantBitFirst, 12), (Old("Sign").BitOrder, Old("Sign").SizeInBits));
        Assert.Equal((BitOrder.MostSignificantBitFirst, 32), (Old("Swapped").BitOrder, Old("Swapped").SizeInBits));
        Assert.Equal(8, New<IntegerDataEncoding>("U8").SizeInBits);
    }

    [Fact]
    public void Byte_orders_by_list_and_by_word()
    {
        Assert.Equal([1, 0, 3, 2], Old("Swapped").ByteOrder.Significance);
        Assert.Same(ByteOrder.LeastSignificantFirst, Old("Little").ByteOrder);
        Assert.Same(ByteOrder.LeastSignificantFirst, New<IntegerDataEncoding>("Word").ByteOrder);
        Assert.Equal([2, 3, 0, 1], New<IntegerDataEncoding>("List").ByteOrder.Significance);
        Assert.Same(ByteOrder.MostSignificantFirst, New<IntegerDataEncoding>("Spaced").ByteOrder);
    }

    [Fact]
    public void Ranges_and_initial_values_may_be_hexadecimal()
    {
        IntegerDataType type = _old.ParameterType<IntegerDataType>("Swapped");
        ValidRange range = Assert.IsType<ValidRange>(type.ValidRange);
        Assert.False(range.AppliesToCalibrated);
        Assert.Equal([new NumberRange(16, true, 127, true)], range.Ranges);
        Assert.Equal("0x10", type.InitialValue);
        Assert.Equal([new Unit("m/s", 2, "1000", "d")], type.Units);
    }

    [Fact]
    public void Floats()
    {
        Assert.Equal((16, FloatEncoding.Ieee754), (New<FloatDataEncoding>("Half").SizeInBits, New<FloatDataEncoding>("Half").Encoding));
        Assert.Equal((64, FloatEncoding.Ieee754), (New<FloatDataEncoding>("Double").SizeInBits, New<FloatDataEncoding>("Double").Encoding));
        Assert.Equal((48, FloatEncoding.MilStd1750A), (New<FloatDataEncoding>("Mil").SizeInBits, New<FloatDataEncoding>("Mil").Encoding));
    }

    /// <summary>Name; character set; fixed buffer or -1 for none, 0 for dynamic; end mark; size tag; largest.</summary>
    [Theory]
    [InlineData("Fixed", Charset.UsAscii, 80, "", 0, null)]
    [InlineData("Ended", Charset.Utf8, 80, "0D0A", 0, null)]
    [InlineData("Zero", Charset.Utf8, -1, "00", 0, null)]
    [InlineData("Pascal", Charset.Utf16LittleEndian, -1, "", 8, null)]
    [InlineData("Sized", Charset.Utf8, 0, "00", 0, 800)]
    [InlineData("Free", Charset.Utf8, -1, "", 16, 800)]
    [InlineData("Dialect", Charset.Utf8, -1, "0A", 0, 800)]
    public void Strings(string name, Charset charset, long buffer, string end, int tag, int? largest)
    {
        StringDataEncoding encoding = New<StringDataEncoding>(name);
        Assert.Equal((charset, end, tag, largest), (encoding.Charset, Convert.ToHexString(encoding.TerminationOctets), encoding.LeadingSizeInBits, encoding.MaxSizeInBits));
        Assert.Equal(buffer, encoding.BufferSizeInBits switch { null => -1, FixedIntegerValue constant => constant.Value, _ => 0 });
    }

    [Fact]
    public void Dynamic_and_looked_up_sizes()
    {
        DynamicIntegerValue dynamic = Assert.IsType<DynamicIntegerValue>(New<StringDataEncoding>("Sized").BufferSizeInBits);
        Assert.Equal((8d, -8d, "/V/N"), (dynamic.Slope, dynamic.Intercept, dynamic.Source.Parameter!.Target!.QualifiedName));
        DiscreteLookupValue lookup = Assert.IsType<DiscreteLookupValue>(New<BinaryDataEncoding>("Blob").SizeInBits);
        Assert.Equal([16L, 32L], lookup.Lookups.Select(l => l.Value));
        Assert.Equal(8, lookup.DefaultValue);
    }

    [Fact]
    public void A_size_that_is_not_said_is_marked()
    {
        MissionDatabase database = XtceText.LoadVector("unsupported");
        BinaryDataEncoding open = Assert.IsType<BinaryDataEncoding>(database.ParameterType<BinaryDataType>("Open").Encoding);
        Assert.Equal(BinaryDataEncoding.UnknownSize, Assert.IsType<FixedIntegerValue>(open.SizeInBits).Value);
        Assert.Equal("CRC width=16 Polynomial=1021", database.ParameterType<IntegerDataType>("U8").Encoding!.ErrorDetectCorrect);
    }

    [Fact]
    public void The_dialect_word_signed_means_twos_complement() =>
        Assert.Equal(IntegerEncoding.TwosComplement, Assert.IsType<IntegerDataEncoding>(XtceText.LoadVector("bad-values").ParameterType<IntegerDataType>("J").Encoding).Encoding);
}
