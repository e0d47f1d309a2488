namespace Zarya.Mdb.Model;

/// <summary>A condition over values (XTCE <c>MatchCriteriaType</c>): a comparison, a conjunction, a disjunction, or an algorithm that is not executed.</summary>
public abstract class MatchCriteria
{
    /// <summary>Where it was written.</summary>
    public SourceLine Where { get; init; }
}

/// <summary>The six operators of XTCE <c>ComparisonOperatorsType</c>.</summary>
public enum ComparisonOperator
{
    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,
}

/// <summary>One value against a literal or another value.</summary>
public sealed class Comparison : MatchCriteria
{
    /// <summary>The left side.</summary>
    public required InstanceRef Left { get; init; }

    /// <summary>How they are compared.</summary>
    public ComparisonOperator Operator { get; init; }

    /// <summary>The literal as written, read by the type of the left side; <see langword="null"/> when <see cref="Right"/> is given.</summary>
    public string? Value { get; init; }

    /// <summary>The other value (XTCE <c>Condition</c> only).</summary>
    public InstanceRef? Right { get; init; }
}

/// <summary>Holds when all hold (<c>ComparisonList</c>, <c>ANDedConditions</c>).</summary>
/// <param name="terms">What must hold. An empty list holds.</param>
public sealed class AndedConditions(IReadOnlyList<MatchCriteria> terms) : MatchCriteria
{
    /// <summary>What must hold.</summary>
    public IReadOnlyList<MatchCriteria> Terms { get; } = terms;
}

/// <summary>Holds when at least one holds (<c>ORedConditions</c>).</summary>
/// <param name="terms">The alternatives. An empty list does not hold.</param>
public sealed class OredConditions(IReadOnlyList<MatchCriteria> terms) : MatchCriteria
{
    /// <summary>The alternatives.</summary>
    public IReadOnlyList<MatchCriteria> Terms { get; } = terms;
}

/// <summary>A <c>CustomAlgorithm</c> used as a condition: read, reported, never executed, never true.</summary>
/// <param name="algorithm">What was written.</param>
public sealed class CustomAlgorithmCriteria(CustomAlgorithm algorithm) : MatchCriteria
{
    /// <summary>What was written.</summary>
    public CustomAlgorithm Algorithm { get; } = algorithm;
}
