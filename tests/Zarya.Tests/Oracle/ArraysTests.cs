using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle;

/// <summary>Rules 23 and 24 of docs/design/decoding.md.</summary>
public class ArraysTests
{
    private static readonly DataType Nibble = Make.IntegerType(Make.UInt(4));

    [Fact]
    public void The_last_dimension_is_the_fastest()
    {
        NaiveValue value = Run.One(Make.ArrayType(Nibble, Make.Fixed(1), Make.Fixed(2)), "123456");
        Assert.Equal("2x3[1u,2u,3u,4u,5u,6u]", NaiveText.Of(value.Raw));
        Assert.Equal(24, value.BitLength);
    }

    [Fact]
    public void Sizes_come_from_both_indexes_and_from_values()
    {
        var build = new Build();
        Parameter n = build.UInt("n", 4);
        Parameter p = build.Parameter("p", new ArrayDataType { Name = "array", ElementType = Make.Ref(Nibble), Dimensions = [new Dimension(Make.Fixed(2), Make.Dynamic(n))] });
        Assert.Equal("n@0=3u p@4=2[1u,2u]", build.Decode("3123", Entry.Of(n), Entry.Of(p)).Brief());
        Assert.Equal("n@0=1u p@4=0[]", build.Decode("1123", Entry.Of(n), Entry.Of(p)).Brief());
        Assert.Equal("n@0=0u BadSize(/Test/p,4,0)", build.Decode("0123", Entry.Of(n), Entry.Of(p)).Brief());
    }

    [Fact]
    public void The_entry_may_say_the_dimensions()
    {
        var build = new Build();
        Parameter p = build.Parameter("p", new ArrayDataType { Name = "array", ElementType = Make.Ref(Nibble), DimensionCount = 1 });
        Assert.Equal("p@0=3[1u,2u,3u]", build.Decode("1234", Entry.Of(p, dimensions: new Dimension(Make.Fixed(0), Make.Fixed(2)))).Brief());
        Assert.Equal(NaiveErrorKind.BadDefinition, build.Decode("1234", Entry.Of(p)).Error!.Kind);
    }

    [Fact]
    public void Too_many_elements() =>
        Assert.Equal(NaiveErrorKind.TooManyValues, Run.Fault(Make.ArrayType(Nibble, Make.Fixed(1023), Make.Fixed(1024)), "12").Kind);

    [Fact]
    public void An_array_that_does_not_fit_names_the_element() =>
        Assert.Equal(new NaiveError(NaiveErrorKind.TooShort, "/Test/p", 8, 4), Run.Fault(Make.ArrayType(Nibble, Make.Fixed(1), Make.Fixed(2)), "12"));

    [Fact]
    public void Aggregates_are_members_in_order_without_alignment()
    {
        AggregateDataType type = Make.AggregateType(("x", Make.IntegerType(Make.UInt(3))), ("y", Make.ArrayType(Nibble, Make.Fixed(1))), ("z", Make.EnumeratedType(Make.UInt(1), new EnumerationLabel(0, 0, "no", null))));
        NaiveValue value = Run.One(type, "3120");
        Assert.Equal("{x=1u,y=2[8u,9u],z=0u}", NaiveText.Of(value.Raw)); // 001 1000 1001 0
        Assert.Equal("{x=1u,y=2[8u,9u],z=\"no\"}", NaiveText.Of(value.Eng));
        Assert.Equal(12, value.BitLength);
    }

    [Fact]
    public void A_part_that_is_no_value_makes_the_whole_invalid()
    {
        NaiveValue value = Run.One(Make.ArrayType(Make.IntegerType(new IntegerDataEncoding { Encoding = IntegerEncoding.Bcd }), Make.Fixed(1)), "0A01");
        Assert.Equal((true, "2[-,1u]"), (value.Invalid, NaiveText.Of(value.Eng)));
    }

    [Fact]
    public void Parts_can_be_referred_to()
    {
        var build = new Build();
        AggregateDataType type = Make.AggregateType(("n", Nibble), ("m", Make.ArrayType(Nibble, Make.Fixed(1), Make.Fixed(1))));
        Parameter p = build.Parameter("p", type);
        Parameter byMember = build.Binary("byMember", Make.Dynamic(Make.At(p, true, new PathStep("n", 0)), 4));
        Parameter byIndex = build.Binary("byIndex", Make.Dynamic(Make.At(p, true, new PathStep("m", 0), new PathStep(null, 1), new PathStep(null, 0)), 4));
        Parameter outside = build.Binary("outside", Make.Dynamic(Make.At(p, true, new PathStep("m", 0), new PathStep(null, 2), new PathStep(null, 0)), 4));
        Assert.Equal("p@0={n=1u,m=2x2[3u,4u,2u,5u]} byMember@20=0xA0 byIndex@24=0xBC MissingValue(/Test/outside,32,0)",
            build.Decode("13425ABCDE", Entry.Of(p), Entry.Of(byMember), Entry.Of(byIndex), Entry.Of(outside)).Brief());
    }

    [Theory]
    [InlineData(1, 0, "03", 3)]
    [InlineData(-1.5, 8, "03", 3)] // 3.5
    [InlineData(-1.5, 4, "05", -3)] // −3.5, rounded toward zero.
    [InlineData(0.5, 0, "07", 3)]
    public void A_dynamic_integer_is_rounded_toward_zero(double slope, double intercept, string hex, int bits)
    {
        var build = new Build();
        Parameter n = build.UInt("n", 8);
        Parameter p = build.Binary("p", Make.Dynamic(n, slope, intercept));
        NaiveResult result = build.Decode(hex + "FF", Entry.Of(n), Entry.Of(p));
        Assert.Equal(bits < 0 ? NaiveErrorKind.BadSize : null, result.Error?.Kind);
        if (bits >= 0) Assert.Equal(bits, result.Values[1].BitLength);
    }

    [Fact]
    public void A_dynamic_integer_takes_numbers_and_booleans_and_nothing_else()
    {
        var build = new Build();
        Parameter flag = build.Parameter("flag", Make.BooleanType(Make.UInt(8)));
        Parameter mode = build.Enumerated("mode", 8, (1, "one"));
        Parameter absent = build.UInt("absent", 8);
        NaiveResult Size(Parameter by, bool calibrated = true) =>
            build.Decode("01FF", Entry.Of(by == absent ? flag : by), Entry.Of(build.Binary("p", Make.Dynamic(Make.At(by, calibrated), 4))));
        Assert.Equal(4, Size(flag).Values[1].BitLength);
        Assert.Equal(NaiveErrorKind.MissingValue, Size(mode).Error!.Kind);
        Assert.Equal(4, Size(mode, calibrated: false).Values[1].BitLength);
        Assert.Equal(NaiveErrorKind.MissingValue, Size(absent).Error!.Kind);
    }

    [Fact]
    public void A_lookup_takes_the_first_row_that_holds_else_the_default_else_fails()
    {
        var build = new Build();
        Parameter n = build.UInt("n", 8);
        NaiveResult Size(string hex, long? otherwise) => build.Decode(hex + "FFFF", Entry.Of(n),
            Entry.Of(build.Binary("p", Make.Lookup(otherwise, (Make.Is(n, ">", 5), 4), (Make.Is(n, ">", 3), 12)))));
        Assert.Equal(4, Size("06", null).Values[1].BitLength);
        Assert.Equal(12, Size("04", null).Values[1].BitLength);
        Assert.Equal(16, Size("01", 16).Values[1].BitLength);
        Assert.Equal("n@0=1u MissingValue(/Test/p,8,0)", Size("01", null).Brief());
    }
}
