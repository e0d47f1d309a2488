using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle;

/// <summary>Rules 16 to 19 of docs/design/decoding.md.</summary>
public class CalibrationTests
{
    [Fact]
    public void Without_a_calibrator_the_raw_value_is_the_engineering_value() => Assert.Equal("200u", Run.Eng(Make.IntegerType(Make.UInt(8)), "C8"));

    [Fact]
    public void A_float_type_makes_the_integer_a_double() => Assert.Equal("200d", Run.Eng(Make.FloatType(Make.UInt(8)), "C8"));

    [Fact]
    public void An_integer_type_keeps_the_fraction_of_a_calibrator() =>
        Assert.Equal("2.5d", Run.Eng(Make.IntegerType(Make.UInt(8, Make.Polynomial(0, 0.5))), "05"));

    [Theory]
    [InlineData("02", "17d")] // 1 + 2x + 3x²
    [InlineData("00", "1d")]
    public void Polynomials(string hex, string eng) => Assert.Equal(eng, Run.Eng(Make.FloatType(Make.UInt(8, Make.Polynomial(1, 2, 3))), hex));

    [Theory]
    [InlineData(1, false, "0A", "100d")]
    [InlineData(1, false, "0F", "150d")]
    [InlineData(1, false, "14", "200d")]
    [InlineData(1, false, "1E", "0d")]
    [InlineData(1, false, "19", "100d")]
    [InlineData(1, false, "09", "-")]
    [InlineData(1, false, "1F", "-")]
    [InlineData(1, true, "08", "80d")]
    [InlineData(1, true, "1F", "-20d")]
    [InlineData(0, false, "0A", "100d")]
    [InlineData(0, false, "13", "100d")]
    [InlineData(0, false, "14", "200d")]
    [InlineData(0, false, "1E", "0d")]
    [InlineData(0, false, "1F", "-")]
    [InlineData(0, true, "1F", "0d")]
    [InlineData(0, true, "00", "100d")]
    [InlineData(2, true, "0A", "-")]
    public void Splines(int order, bool extrapolate, string hex, string eng) =>
        Assert.Equal(eng, Run.Eng(Make.FloatType(Make.UInt(8, Make.Spline(order, extrapolate, (10, 100), (20, 200), (30, 0)))), hex));

    [Fact]
    public void At_a_step_of_a_spline_the_later_point_holds() =>
        Assert.Equal("7d", Run.Eng(Make.FloatType(Make.UInt(8, Make.Spline(1, false, (0, 0), (5, 5), (5, 7), (9, 9)))), "05"));

    public static TheoryData<string, object[]> Formulas => new()
    {
        { "7d", [3.0, 4.0, MathOperator.Add] },
        { "-1d", [3.0, 4.0, MathOperator.Subtract] },
        { "25d", ["this", MathOperator.Duplicate, MathOperator.Multiply] }, // this is 5
        { "1d", [3.0, 4.0, MathOperator.Swap, MathOperator.Subtract] },
        { "3d", [3.0, 4.0, MathOperator.Drop] },
        { "3d", [3.0, 4.0, MathOperator.Over] },
        { "8d", [2.0, 3.0, MathOperator.Power] },
        { "9d", [2.0, 3.0, MathOperator.ReversePower] },
        { "-1d", [-7.0, 3.0, MathOperator.Modulo] },
        { "-2d", [-7.0, 3.0, MathOperator.IntegerDivide] },
        { "-7d", [-7.9, MathOperator.Truncate] },
        { "-3d", [2.9, MathOperator.BitNot] },
        { "12d", [3.9, 2.9, MathOperator.ShiftLeft] },
        { "-2d", [-4.0, 1.0, MathOperator.ShiftRight] },
        { "6d", [5.0, 3.0, MathOperator.BitXor] },
        { "0d", [5.0, MathOperator.LogicalNot] },
        { "1d", [0.0, 3.0, MathOperator.LogicalOr] },
        { "720d", [6.0, MathOperator.Factorial] },
        { "0.7853981633974483d", [1.0, 1.0, MathOperator.Atan2] },
        { "3.141592653589793d", [-1.0, 0.0, MathOperator.Atan2] }, // The schema: x1 x2 -- atan2(x2, x1).
        { "Infinityd", [1.0, 0.0, MathOperator.Divide] },
        { "2d", [1.0, 2.0, MathOperator.Max] },
        { "1d", [1.0, 2.0, MathOperator.Less] },
        { "-", [1.0, MathOperator.Add] },
        { "-", [MathOperator.Drop] },
        { "-", [1.0, MathOperator.Drop] },
        { "-", [] },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Math_operations(string eng, object[] terms) => Assert.Equal(eng, Run.Eng(Make.FloatType(Make.UInt(8, Make.Math(terms))), "05"));

    [Fact]
    public void Half_factorial_is_half_the_root_of_pi() =>
        Assert.Equal(Math.Sqrt(Math.PI) / 2, (double)Run.One(Make.FloatType(Make.UInt(8, Make.Math(0.5, MathOperator.Factorial))), "05").Eng!, 1e-12);

    [Fact]
    public void The_first_context_that_holds_wins_else_the_default()
    {
        var build = new Build();
        Parameter mode = build.UInt("mode", 8);
        var set = new CalibratorSet(Make.Polynomial(0, 1),
        [
            new ContextCalibrator(Make.Is(mode, ">=", 2), Make.Polynomial(0, 10)),
            new ContextCalibrator(Make.Is(mode, ">=", 1), Make.Polynomial(0, 100)),
            new ContextCalibrator(Make.Is(mode, "==", 3), Make.Polynomial(0, 1000)),
        ]);
        Parameter p = build.Parameter("p", Make.FloatType(new IntegerDataEncoding { Calibrators = set }));
        Assert.Equal("mode@0=0u p@8=5d mode@16=1u p@24=500d mode@32=3u p@40=50d",
            build.Decode("000501050305", Entry.Of(mode), Entry.Of(p), Entry.Of(mode), Entry.Of(p), Entry.Of(mode), Entry.Of(p)).Brief());
    }

    [Fact]
    public void A_context_without_a_value_falls_to_the_default_and_a_formula_without_a_value_to_none()
    {
        var build = new Build();
        Parameter absent = build.UInt("absent", 8);
        var set = new CalibratorSet(Make.Polynomial(7), [new ContextCalibrator(Make.Is(absent, "!=", 2), Make.Polynomial(9))]);
        Parameter p = build.Parameter("p", Make.FloatType(new IntegerDataEncoding { Calibrators = set }));
        Parameter q = build.UInt("q", 8, Make.Math(Make.At(absent)));
        Assert.Equal("p@0=7d q@8=-", build.Decode("0102", Entry.Of(p), Entry.Of(q)).Brief());
    }

    [Theory]
    [InlineData("00", "\"off\"")]
    [InlineData("05", "\"low\"")]
    [InlineData("07", "\"low\"")] // The first label whose range holds it.
    [InlineData("09", "\"high\"")]
    [InlineData("0A", "-")]
    public void Enumerations(string hex, string eng) => Assert.Equal(eng, Run.Eng(Make.EnumeratedType(Make.UInt(8), Labels), hex));

    [Fact]
    public void Enumerations_over_other_encodings()
    {
        Assert.Equal("-", Run.Eng(Make.EnumeratedType(new FloatDataEncoding(), Labels), "00000000"));
        var text = new StringDataEncoding { BufferSizeInBits = Make.Fixed(24) };
        Assert.Equal("\"low\"", Run.Eng(Make.EnumeratedType(text, Labels), "6C6F77"));
        Assert.Equal("-", Run.Eng(Make.EnumeratedType(text, Labels), "4C4F57"));
    }

    [Fact]
    public void Booleans()
    {
        Assert.Equal("false", Run.Eng(Make.BooleanType(Make.UInt(8)), "00"));
        Assert.Equal("true", Run.Eng(Make.BooleanType(Make.UInt(8)), "05"));
        Assert.Equal("false", Run.Eng(Make.BooleanType(new FloatDataEncoding()), "80000000"));
        var octets = new BinaryDataEncoding { SizeInBits = Make.Fixed(16) };
        Assert.Equal("false", Run.Eng(Make.BooleanType(octets), "0000"));
        Assert.Equal("true", Run.Eng(Make.BooleanType(octets), "0001"));
        var text = new StringDataEncoding { BufferSizeInBits = Make.Fixed(32) };
        Assert.Equal("true", Run.Eng(Make.BooleanType(text, "yes!", "nooo"), "59657321"));
        Assert.Equal("false", Run.Eng(Make.BooleanType(text, "yes!", "nooo"), "4E6F6F6F"));
        Assert.Equal("true", Run.Eng(Make.BooleanType(text), "74727565"));
    }

    private static EnumerationLabel[] Labels =>
        [new(0, 0, "off", null), new(1, 7, "low", null), new(7, 9, "high", null)];
}
