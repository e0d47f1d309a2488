using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling.Criteria;

/// <summary>The six operators.</summary>
public static class Comparing
{
    /// <summary>Doubles by IEEE 754: NaN is unequal to everything, and neither less nor greater.</summary>
    public static bool Compares(ComparisonOperator op, double left, double right) => op switch
    {
        ComparisonOperator.Equal => left == right,
        ComparisonOperator.NotEqual => left != right,
        ComparisonOperator.Less => left < right,
        ComparisonOperator.LessOrEqual => left <= right,
        ComparisonOperator.Greater => left > right,
        _ => left >= right,
    };

    /// <summary>The sign of a comparison.</summary>
    public static bool Orders(ComparisonOperator op, int order) => op switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };
}
