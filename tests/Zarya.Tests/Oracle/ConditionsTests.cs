using Zarya.Mdb.Model;
using Zarya.Oracle;

namespace Zarya.Tests.Oracle;

/// <summary>Rules 26 to 29 of docs/design/decoding.md: each case asks whether an entry is there.</summary>
public class ConditionsTests
{
    [Theory]
    [InlineData("==", "5", true)]
    [InlineData("==", "05", true)]
    [InlineData("==", "+5", true)]
    [InlineData("==", "0x05", true)]
    [InlineData("==", "5.0", true)]
    [InlineData("==", " 5 ", true)]
    [InlineData("<", "5.5", true)]
    [InlineData("<", "1e1", true)]
    [InlineData("<", "INF", true)]
    [InlineData("!=", "NaN", true)]
    [InlineData("!=", "6", true)]
    [InlineData("<=", "5", true)]
    [InlineData(">=", "5", true)]
    [InlineData(">", "5", false)]
    [InlineData(">", "-1", true)]
    [InlineData("!=", "five", false)] // Cannot be read.
    [InlineData("!=", "", false)]
    [InlineData("!=", "0x", false)]
    public void Integers(string op, string literal, bool holds) => Check(Make.IntegerType(Make.UInt(8)), "05", op, literal, holds);

    [Theory]
    [InlineData("==", "18446744073709551615", true)]
    [InlineData("==", "0xFFFFFFFFFFFFFFFF", true)]
    [InlineData(">", "18446744073709551614", true)]
    [InlineData("<", "18446744073709551616", true)]
    [InlineData("==", "18446744073709551615.0", true)] // As doubles.
    [InlineData("==", "18446744073709551614.0", true)]
    public void Integers_are_exact(string op, string literal, bool holds) => Check(Make.IntegerType(Make.UInt(64)), "FFFFFFFFFFFFFFFF", op, literal, holds);

    [Theory]
    [InlineData("==", "0.5", true)]
    [InlineData("==", "5e-1", true)]
    [InlineData("<", "1", true)]
    [InlineData("<", "0x1", true)]
    [InlineData("==", "half", false)]
    public void Floats(string op, string literal, bool holds) => Check(Make.FloatType(new FloatDataEncoding()), "3F000000", op, literal, holds);

    [Theory]
    [InlineData("==", "0", false)]
    [InlineData("!=", "0", true)]
    [InlineData("<", "0", false)]
    [InlineData(">=", "0", false)]
    [InlineData("==", "NaN", false)]
    public void Not_a_number(string op, string literal, bool holds) => Check(Make.FloatType(new FloatDataEncoding()), "7FC00000", op, literal, holds);

    [Theory]
    [InlineData("==", "low", "01", true)]
    [InlineData("!=", "low", "02", true)]
    [InlineData("==", "1", "01", true)]
    [InlineData("==", "7", "07", true)] // No label has 7, the raw value is there.
    [InlineData(">", "1", "02", true)]
    [InlineData("!=", "low", "07", false)] // Compares as not there.
    [InlineData("==", "medium", "01", false)]
    [InlineData("!=", "medium", "01", false)]
    [InlineData("==", "3", "05", true)] // "3" is a label.
    [InlineData("==", "3", "03", false)]
    public void Enumerations(string op, string literal, string hex, bool holds) =>
        Check(Make.EnumeratedType(Make.UInt(8), new(1, 1, "low", null), new(2, 2, "high", null), new(5, 5, "3", null)), hex, op, literal, holds);

    [Theory]
    [InlineData("==", "ON", "01", true)]
    [InlineData("==", "on", "01", true)]
    [InlineData("==", "true", "01", true)]
    [InlineData("==", "1", "01", true)]
    [InlineData("==", "off", "00", true)]
    [InlineData("<", "1", "00", true)]
    [InlineData("!=", "2", "00", false)]
    public void Booleans(string op, string literal, string hex, bool holds) => Check(Make.BooleanType(Make.UInt(8), "On", "Off"), hex, op, literal, holds);

    [Theory]
    [InlineData("==", "ab", true)]
    [InlineData("==", "AB", false)]
    [InlineData(">", "aB", true)]
    [InlineData("==", "ab ", false)]
    public void Strings(string op, string literal, bool holds) => Check(Make.StringType(new StringDataEncoding { BufferSizeInBits = Make.Fixed(16) }), "6162", op, literal, holds);

    [Theory]
    [InlineData("==", "abCD", true)]
    [InlineData("==", "0xABCD", true)]
    [InlineData(">", "AB", true)]
    [InlineData("!=", "ABC", false)]
    public void Octets(string op, string literal, bool holds) => Check(Make.BinaryType(Make.Fixed(16)), "ABCD", op, literal, holds);

    [Fact]
    public void The_raw_value_when_asked()
    {
        DataType type = Make.IntegerType(Make.UInt(8, Make.Polynomial(0, 10)));
        Check(type, "05", "==", "50", true);
        Check(type, "05", "==", "5", true, calibrated: false);
        Check(Make.EnumeratedType(Make.UInt(8), new EnumerationLabel(5, 5, "five", null)), "05", "==", "five", false, calibrated: false);
    }

    [Fact]
    public void What_is_not_there_makes_it_false()
    {
        var build = new Build();
        Parameter a = build.UInt("a", 8);
        Parameter absent = build.UInt("absent", 8);
        Parameter nothing = build.UInt("nothing", 8, Make.Spline(1, false, (100, 0), (200, 1)));
        foreach (Comparison c in (Comparison[])
        [
            Make.Is(absent, "!=", 5),
            Make.Is(nothing, "!=", 5),
            Make.Is(new InstanceRef { Parameter = Make.Ref(a), Instance = -1 }, "!=", 6),
            Make.Is(Make.At(a, true, new PathStep("x", 0)), "!=", 6),
            Make.Between(Make.At(a), "!=", Make.At(absent)),
            Make.Between(Make.At(absent), "!=", Make.At(a)),
            new Comparison { Left = Make.At(a) },
            new Comparison { Left = new InstanceRef { ArgumentName = "x" }, Operator = ComparisonOperator.NotEqual, Value = "1" },
        ])
            Assert.Equal("a@0=5u nothing@8=-", build.Decode("0506FF", Entry.Of(a), Entry.Of(nothing), Entry.Of(a, when: c)).Brief());
    }

    [Fact]
    public void The_latest_value_counts()
    {
        var build = new Build();
        Parameter a = build.UInt("a", 8);
        Assert.Equal("a@0=1u a@8=2u a@16=3u", build.Decode("010203", Entry.Of(a), Entry.Of(a), Entry.Of(a, when: Make.Is(a, "==", 2))).Brief());
    }

    [Theory]
    [InlineData("i", "==", "d", true)] // Integer and double.
    [InlineData("i", "==", "b", false)]
    [InlineData("b", "<", "i", true)] // true is 1.
    [InlineData("e", "==", "s", true)] // Label and string.
    [InlineData("o", "==", "o", true)]
    [InlineData("o", "!=", "s", false)] // Anything else.
    [InlineData("s", "!=", "i", false)]
    [InlineData("g", "==", "g", false)]
    public void Two_values(string left, string op, string right, bool holds)
    {
        var build = new Build();
        var all = new Dictionary<string, Parameter>
        {
            ["i"] = build.UInt("i", 8),
            ["d"] = build.Parameter("d", Make.FloatType(Make.UInt(8))),
            ["b"] = build.Parameter("b", Make.BooleanType(Make.UInt(8))),
            ["e"] = build.Enumerated("e", 8, (2, "two")),
            ["s"] = build.String("s", new StringDataEncoding { BufferSizeInBits = Make.Fixed(24) }),
            ["o"] = build.Binary("o", Make.Fixed(24)),
            ["g"] = build.Parameter("g", Make.AggregateType(("m", Make.IntegerType(Make.UInt(8))))),
        };
        ContainerEntry asked = Entry.Of(build.UInt("asked", 8), when: Make.Between(Make.At(all[left]), op, Make.At(all[right])));
        NaiveResult result = build.Decode("020201027477" + "6F74776F" + "0100", [.. all.Values.Select(p => (ContainerEntry)Entry.Of(p)), asked]);
        Assert.Equal(holds ? 8 : 7, result.Values.Count);
    }

    [Fact]
    public void And_or_and_algorithms()
    {
        var build = new Build();
        Parameter a = build.UInt("a", 8);
        MatchCriteria yes = Make.Is(a, "==", 1);
        MatchCriteria no = Make.Is(a, "==", 2);
        var custom = new CustomAlgorithmCriteria(new CustomAlgorithm { Name = "custom" });
        foreach ((MatchCriteria criteria, bool holds) in ((MatchCriteria, bool)[])
        [
            (new AndedConditions([yes, yes]), true), (new AndedConditions([yes, no]), false), (new AndedConditions([]), true),
            (new OredConditions([no, yes]), true), (new OredConditions([no, no]), false), (new OredConditions([]), false),
            (new AndedConditions([new OredConditions([no, yes]), yes]), true), (custom, false),
        ])
            Assert.Equal(holds ? 2 : 1, build.Decode("0101", Entry.Of(a), Entry.Of(a, when: criteria)).Values.Count);
    }

    private static void Check(DataType type, string hex, string op, string literal, bool holds, bool calibrated = true)
    {
        var build = new Build();
        Parameter p = build.Parameter("p", type);
        NaiveResult result = build.Decode(hex + "00", Entry.Of(p), Entry.Of(build.UInt("asked", 8), when: Make.Is(Make.At(p, calibrated), op, literal)));
        Assert.Null(result.Error);
        Assert.Equal(holds ? 2 : 1, result.Values.Count);
    }
}
