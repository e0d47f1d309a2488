using Zarya.Processing;
using Zarya.Processing.Algorithms;
using Zarya.Processing.Telemetry;

namespace Zarya.Tests.Processing;

/// <summary>The expression language: what it gives, and what it refuses with the column.</summary>
public class ExpressionTests
{
    private static ProcessorRig With(string parameter, string expression) =>
        new(new ProcessorOptions { LeapSeconds = ProcessorRig.LeapSeconds, Derived = [new DerivedParameter("/S/" + parameter, expression)] });

    // A = 6, B = 4, SMALL = -3, CABIN = 101325 Pa, LEVEL = 2.5 m, DOOR = OPEN, READY = true, MODE = SAFE, GROUND.x = 7, ROW = [1, 2, 3].
    [Theory]
    [InlineData("A + B * 2", "14")]
    [InlineData("(A + B) * 2", "20")]
    [InlineData("A - B - 1", "1")]
    [InlineData("A / B / 2", "0.75")]
    [InlineData("A % B", "2")]
    [InlineData("-A ^ 2", "-36")]
    [InlineData("2 ^ 3 ^ 2 + 0 * A", "512")]
    [InlineData("2 ^ -1 * A", "3")]
    [InlineData("+A - -B", "10")]
    [InlineData("0x10 + .5 + 1e1 + A", "32.5")]
    [InlineData("/S/A/2", "3")]
    [InlineData("/S/A / /S/B", "1.5")]
    [InlineData("{/S/A} + {B}", "10")]
    [InlineData("GROUND.x + ROW[2]", "10")]
    [InlineData("{/S/ROW}[0] + A", "7")]
    [InlineData("abs(SMALL)", "3")]
    [InlineData("min(A, B, 5)", "4")]
    [InlineData("max(A, B, 5)", "6")]
    [InlineData("clamp(A, 0, 5) + clamp(-A, 0, 5)", "5")]
    [InlineData("clamp(A, 5, 0)", "0")]
    [InlineData("sqrt(A + 3)", "3")]
    [InlineData("exp(0 * A)", "1")]
    [InlineData("ln(exp(1)) + 0 * A", "1")]
    [InlineData("log10(1000) * A", "18")]
    [InlineData("sin(0 * A) + cos(0 * A)", "1")]
    [InlineData("atan2(0 * A, -1)", "3.141592653589793")]
    [InlineData("floor(A / B) + ceil(A / B)", "3")]
    [InlineData("round(A / B) + round(0.5)", "2")]
    [InlineData("if(A > B, 1, 2)", "1")]
    [InlineData("if(not (A > B) or READY, 1, 2)", "1")]
    [InlineData("if(not A > B, 1, 2)", "2")]
    [InlineData("if(A > 1 and B > 1 and false, 1, if(true, 3, 4))", "3")]
    [InlineData("if(A == 6, 1, 0) + if(A = 6, 1, 0) + if(A != 6, 1, 0) + if(A <= 6, 1, 0) + if(A >= 7, 1, 0) + if(A < 6, 1, 0)", "3")]
    [InlineData("if(DOOR == \"OPEN\", 1, 2) * raw(DOOR)", "1")]
    [InlineData("if(MODE != \"SAFE\", 1, 2) * raw(MODE)", "2")]
    [InlineData("if(READY == true, 1, 2)", "1")]
    [InlineData("if(READY, A, B / 0)", "6")]
    [InlineData("A / 0", "NaN Invalid")]
    [InlineData("A % 0", "NaN Invalid")]
    [InlineData("sqrt(-A)", "NaN Invalid")]
    [InlineData("exp(A * 1000)", "∞ Invalid")]
    [InlineData("if(A / 0 > 1, 1, 2)", "2 Invalid")]
    [InlineData("CABIN / 1000", "101.325")]
    [InlineData("LEVEL + 1", "3.5")]
    public void It_gives(string expression, string value)
    {
        ProcessorRig rig = With("D1", expression);
        Assert.Empty(rig.Plan.Problems);
        Assert.Null(rig.Set(0, "SMALL", TelemetryValue.OfSigned(-3)));
        Assert.Null(rig.Set(0, "LEVEL", TelemetryValue.OfFloat(2.5)));
        Assert.Null(rig.Set(0, "DOOR", TelemetryValue.OfText("OPEN")));
        Assert.Null(rig.Set(0, "READY", TelemetryValue.OfBoolean(true)));
        Assert.Null(rig.Set(0, "GROUND", TelemetryValue.OfAggregate([new("x", TelemetryValue.OfSigned(7)), new("door", TelemetryValue.OfSigned(0))])));
        rig.Packet(0, 2, 1);
        rig.Packet(0, 4, 65, 65, 65, 65, 0, 65, 65, 65, 65, 1, 2, 3);
        rig.Packet(0, 7, 6, 4);
        Assert.Equal(value.Replace("∞", "Infinity", StringComparison.Ordinal), rig.Newest("D1"));
    }

    [Theory]
    [InlineData("D1", "", 1, "a value is missing at the end")]
    [InlineData("D1", "A +", 4, "a value is missing at the end")]
    [InlineData("D1", "A B", 3, "an operator is missing before 'B'")]
    [InlineData("D1", "(A", 3, "a closing parenthesis is missing before the end")]
    [InlineData("D1", "A)", 2, "an operator is missing before ')'")]
    [InlineData("D1", "A + * B", 5, "a value is missing before '*'")]
    [InlineData("D1", "A & B", 3, "'&' means nothing here")]
    [InlineData("D1", "A; B", 2, "';' means nothing here")]
    [InlineData("D1", "1.2.3", 1, "this is no number")]
    [InlineData("D1", "\"open", 1, "the text has no closing quotation mark")]
    [InlineData("D1", "{A", 1, "the name has no closing brace")]
    [InlineData("D1", "A < B < 3", 7, "comparisons do not chain: join them with 'and'")]
    [InlineData("D1", "age(A)", 1, "there is no function age; there are if, abs, min, max, clamp, floor, ceil, round, sqrt, exp, ln, log10, sin, cos, atan2, raw, unit")]
    [InlineData("D1", "abs(A, B)", 1, "abs takes 1 value, not 2")]
    [InlineData("D1", "min(A)", 1, "min takes 2 to 16 values, not 1")]
    [InlineData("D1", "A + DOOR", 3, "'+' takes numbers, not a label")]
    [InlineData("D1", "A and READY", 3, "'and' takes true or false, not a number")]
    [InlineData("D1", "if(A, 1, 2)", 1, "'if' takes true or false, not a number")]
    [InlineData("D1", "if(READY, 1, \"x\")", 1, "one answer is a number, the other a text")]
    [InlineData("D1", "1 + 2", 3, "there is no parameter in it: nothing would ever compute it")]
    [InlineData("D1", "READY", 1, "the answer is of another type than the parameter: Boolean")]
    [InlineData("DT", "A", 1, "the answer is of another type than the parameter: Number")]
    [InlineData("DT", "DOOR == \"AJAR\"", 6, "there is no label \"AJAR\"; there are CLOSED, OPEN")]
    [InlineData("DT", "DOOR < \"OPEN\"", 6, "'<' takes numbers, not a label")]
    [InlineData("D1", "CABIN + LEVEL", 7, "'+' of Pa and m: the units differ")]
    [InlineData("DT", "CABIN > LEVEL", 7, "'>' of Pa and m: the units differ")]
    [InlineData("D1", "max(CABIN, 1, LEVEL)", 1, "'max' of Pa and m: the units differ")]
    [InlineData("D1", "if(READY, CABIN, LEVEL)", 1, "'if' of Pa and m: the units differ")]
    [InlineData("DP", "LEVEL + 1", 7, "the answer is in m, the parameter in Pa")]
    [InlineData("D1", "exp(CABIN)", 1, "exp takes a number without unit, not Pa")]
    [InlineData("D1", "sin(CABIN)", 1, "sin takes a number of radians, not Pa")]
    [InlineData("D1", "unit(A, 3)", 1, "the unit is a text: unit(x, \"Pa\")")]
    [InlineData("D1", "raw(A + 1)", 1, "raw takes the name of a parameter")]
    [InlineData("D1", "PAIR", 1, "PAIR is neither number, truth, text nor label")]
    [InlineData("D1", "PAIR.c", 1, "PAIR has no part .c")]
    [InlineData("D1", "TIME", 1, "TIME is neither number, truth, text nor label")]
    public void It_refuses(string parameter, string expression, int column, string message)
    {
        PlanProblem problem = Assert.Single(With(parameter, expression).Plan.Problems);
        Assert.Equal(($"derived /S/{parameter}", column, message), (problem.Subject, problem.Column, problem.Message));
    }

    [Theory]
    [InlineData("CABIN * 2 + LEVEL")]
    [InlineData("CABIN / LEVEL + CABIN")]
    [InlineData("unit(CABIN * 2, \"m\") + LEVEL")]
    [InlineData("unit(CABIN, \"metres\") + LEVEL")]
    [InlineData("CABIN - 5 + unit(A, \"pascal\")")]
    [InlineData("sin(unit(A, \"rad\"))")]
    public void Units_go_together(string expression) => Assert.Empty(With("D1", expression).Plan.Problems);

    [Fact]
    public void It_is_bounded()
    {
        Assert.Equal("derived /S/D1, column 66: more than 64 parts stand inside each other", With("D1", new string('(', 100) + "A" + new string(')', 100)).Plan.Problems.Single().ToString());
        Assert.Equal("derived /S/D1, column 4097: longer than 4096 characters", With("D1", new string(' ', 4096) + "A").Plan.Problems.Single().ToString());
        ProcessorRig rig = With("D1", string.Join("+", Enumerable.Repeat("A", 2000)));
        rig.Packet(0, 5, 3);
        Assert.Equal("6000", rig.Newest("D1"));
    }

    [Fact]
    public void No_text_makes_it_fail()
    {
        var dice = new Random(5);
        string[] words = ["A", "B", "DOOR", "READY", "/S/A", "{B}", "PAIR.a", "ROW[1]", "ROW[999999999999]", "\"OPEN\"", "\"", "1", "1e999", "0x", ".", "+", "-", "*", "/", "%", "^", "(", ")", ",", "==", "=", "!", "<", "and", "or", "not", "if(", "min(", "raw(", "unit(", "{", "}", "[", "]", "é", "\0", "{A[x]}", "{A[}", "{A[]}", "{PAIR.a}", "{.}", "{/}"];
        int good = 0;
        for (int i = 0; i < 3000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, dice.Next(1, 12)).Select(_ => words[dice.Next(words.Length)] + (dice.Next(3) == 0 ? " " : "")));
            ProcessorRig rig = With("D1", text);
            foreach (PlanProblem problem in rig.Plan.Problems) Assert.InRange(problem.Column, 1, text.Length + 1);
            if (rig.Plan.Problems.Count == 0) good++;
        }
        Assert.InRange(good, 10, 2990);
    }
}
