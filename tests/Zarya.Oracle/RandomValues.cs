using System.Globalization;
using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>Random conditions, integers and calibrators over the parameters that are known at a place.</summary>
/// <param name="random">The dice.</param>
/// <param name="keys">Small plain unsigned parameters that are always there.</param>
/// <param name="known">All parameters that may be there; a few never are.</param>
internal sealed class RandomValues(Random random, List<Parameter> keys, List<Parameter> known)
{
    private static readonly string[] Operators = ["==", "==", "==", "!=", "<", "<=", ">", ">="];

    internal Parameter Key() => random.Pick(keys);

    internal MatchCriteria Condition(int depth = 0)
    {
        if (depth < 2 && random.Percent(20)) return new AndedConditions([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Condition(depth + 1))]);
        if (depth < 2 && random.Percent(15)) return new OredConditions([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Condition(depth + 1))]);
        if (random.Percent(1)) return new CustomAlgorithmCriteria(new CustomAlgorithm { Name = "custom" });
        InstanceRef left = Reference(random.Percent(65) ? Key() : random.Pick(known), out DataType type);
        string op = random.Pick(Operators);
        return random.Percent(12) ? Make.Between(left, op, Reference(random.Pick(known), out _)) : Make.Is(left, op, Literal(type, left.UseCalibratedValue));
    }

    /// <summary>A small integer: fixed, from a key, or looked up.</summary>
    internal IntegerValue Integer(int least, int most, int step = 1)
    {
        switch (random.Weighted(60, 30, 10))
        {
            case 0:
                return Make.Fixed(least + (random.Next(((most - least) / step) + 1) * step));
            case 1:
                // Mostly within bounds, now and then below the least.
                Parameter source = random.Percent(97) ? Key() : random.Pick(known);
                return Make.Dynamic(Make.At(source, calibrated: source.Type.Target is not EnumeratedDataType || random.Percent(5)), random.Pick<double>([step, step, step, 0.5 * step, -step]), random.Pick<double>([least, least, least, most, least + (2.5 * step)]));
            default:
                (MatchCriteria, long)[] rows = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Condition(1), (long)(least + (random.Next(((most - least) / step) + 1) * step))))];
                return Make.Lookup(random.Percent(95) ? most : null, rows);
        }
    }

    internal CalibratorSet Calibrators()
    {
        if (random.Percent(50)) return CalibratorSet.None;
        ContextCalibrator[] contexts = random.Percent(40)
            ? [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => new ContextCalibrator(Condition(1), Calibrator()))]
            : [];
        return new CalibratorSet(random.Percent(75) ? Calibrator() : null, contexts);
    }

    private Calibrator Calibrator() => random.Weighted(45, 35, 20) switch
    {
        0 => Make.Polynomial([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Number())]),
        1 => Spline(),
        _ => new MathOperationCalibrator { Operation = Formula() },
    };

    private SplineCalibrator Spline()
    {
        int count = random.Next(2, 6);
        double[] raw = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(-40, 300)).Order()];
        return Make.Spline(random.Next(2), random.Percent(50), [.. raw.Select(x => (x, Number()))]);
    }

    /// <summary>A formula that mostly keeps its stack, now and then runs empty. No Γ of fractions: its last digits are nobody's.</summary>
    private MathOperation Formula()
    {
        var terms = new List<MathTerm> { Make.Term("this") };
        int depth = 1;
        for (int i = random.Next(1, 7); i > 0; i--)
        {
            if (depth < 2 || random.Percent(30))
            {
                object operand = random.Weighted(60, 25, 15) switch { 0 => Number(), 1 => "this", _ => Make.At(random.Percent(70) ? Key() : random.Pick(known), random.Percent(70)) };
                terms.Add(Make.Term(operand));
                depth++;
                continue;
            }
            var op = (MathOperator)random.Next((int)MathOperator.Max + 1);
            if (op == MathOperator.Factorial)
            {
                terms.Add(Make.Term((double)random.Next(0, 12)));
                depth++;
            }
            terms.Add(Make.Term(op));
            depth += op is MathOperator.Duplicate or MathOperator.Over ? 1 : op is MathOperator.Drop ? -1 : op < MathOperator.Swap || op > MathOperator.Over ? -1 : 0;
            depth = Math.Max(depth, 1);
        }
        if (random.Percent(5)) terms.Add(Make.Term(MathOperator.Add));
        return new MathOperation(terms);
    }

    private double Number() => random.Weighted(40, 30, 20, 10) switch
    {
        0 => random.Next(-20, 21),
        1 => Math.Round((random.NextDouble() - 0.5) * 100, 3),
        2 => random.NextDouble() * 1e-3,
        _ => (random.NextDouble() - 0.5) * 1e9,
    };

    /// <summary>A reference to a parameter or a part of it.</summary>
    private InstanceRef Reference(Parameter parameter, out DataType type)
    {
        type = parameter.Type.Target!;
        var path = new List<PathStep>();
        while (type is ArrayDataType or AggregateDataType)
        {
            if (random.Percent(5)) break;
            if (type is AggregateDataType aggregate)
            {
                Member member = random.Pick(aggregate.Members);
                path.Add(new PathStep(member.Name, 0));
                type = member.Type.Target!;
            }
            else if (type is ArrayDataType array)
            {
                foreach (Dimension _ in array.Dimensions) path.Add(new PathStep(null, random.Next(3)));
                type = array.ElementType.Target!;
            }
        }
        return new InstanceRef
        {
            Parameter = Make.Ref(parameter),
            Path = path,
            UseCalibratedValue = random.Percent(75),
            Instance = random.Percent(2) ? -1 : 0,
        };
    }

    private string Literal(DataType type, bool calibrated)
    {
        if (random.Percent(2)) return random.Pick("", "nonsense", "0x", "1e400", "-INF", "NaN", "99999999999999999999");
        int small = random.Next(0, 32);
        switch (type)
        {
            case EnumeratedDataType { Labels.Count: > 0 } enumeration when calibrated && random.Percent(75):
                return random.Pick(enumeration.Labels).Label;
            case BooleanDataType boolean when calibrated:
                return random.Pick(boolean.OneStringValue ?? "True", boolean.ZeroStringValue ?? "False", "true", "FALSE", "1", "0");
            case StringDataType:
                return random.Pick("", "a", "ab", "0");
            case BinaryDataType:
                return random.Pick("", "00", "0xFF", "0fF0");
            default:
                return random.Weighted(70, 10, 10, 10) switch
                {
                    0 => small.ToString(CultureInfo.InvariantCulture),
                    1 => "0x" + small.ToString("X", CultureInfo.InvariantCulture),
                    2 => (small / 2.0).ToString(CultureInfo.InvariantCulture),
                    _ => (-small).ToString(CultureInfo.InvariantCulture),
                };
        }
    }
}
