namespace Zarya.Mdb.Model;

/// <summary>An integer that is fixed, taken from another value, or looked up by conditions (XTCE <c>IntegerValueType</c>): sizes, counts, locations.</summary>
public abstract class IntegerValue
{
    /// <summary>Where it was written.</summary>
    public SourceLine Where { get; init; }
}

/// <summary>A constant.</summary>
/// <param name="value">The value.</param>
public sealed class FixedIntegerValue(long value) : IntegerValue
{
    /// <summary>The value.</summary>
    public long Value { get; } = value;
}

/// <summary><c>slope × value + intercept</c> of a parameter or argument decoded before it, rounded toward zero.</summary>
public sealed class DynamicIntegerValue : IntegerValue
{
    /// <summary>Whose value.</summary>
    public required InstanceRef Source { get; init; }

    /// <summary>Factor, 1 unless said (<c>LinearAdjustment</c>).</summary>
    public double Slope { get; init; } = 1;

    /// <summary>Addend, 0 unless said.</summary>
    public double Intercept { get; init; }
}

/// <summary>The value of the first lookup whose criteria hold (XTCE <c>DiscreteLookupList</c>).</summary>
public sealed class DiscreteLookupValue : IntegerValue
{
    /// <summary>The lookups, tried in order.</summary>
    public required IReadOnlyList<DiscreteLookup> Lookups { get; init; }

    /// <summary>What holds when none does; <see langword="null"/> (before XTCE 1.3): the packet is then in error.</summary>
    public long? DefaultValue { get; init; }
}

/// <summary>One row of a lookup.</summary>
/// <param name="Criteria">When it applies.</param>
/// <param name="Value">Its value.</param>
public sealed record DiscreteLookup(MatchCriteria Criteria, long Value);
