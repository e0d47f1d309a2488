using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>Which values a <see cref="ParameterCursor"/> goes through, and in which order.</summary>
public sealed record CursorOptions
{
    /// <summary>Generated in this stretch of time.</summary>
    public TimeRange Range { get; init; } = TimeRange.All;

    /// <summary>Whether the last comes first.</summary>
    public bool IsDescending { get; init; }

    /// <summary>It begins behind this place, or <see langword="null"/>.</summary>
    public (Instant Generation, long Number)? After { get; init; }

    /// <summary>How many will be read, about; 0 for all.</summary>
    public int FewEntries { get; init; }

    /// <summary>Only packets of these links; <see langword="null"/> for all.</summary>
    public IReadOnlySet<string>? Links { get; init; }

    /// <summary>Where values are looked for.</summary>
    public ValueSource Source { get; init; }
}

/// <summary>Where values stand in the record.</summary>
public enum ValueSource
{
    /// <summary>Everywhere.</summary>
    All,

    /// <summary>In packets.</summary>
    Packets,

    /// <summary>In entries of values: of the ground, of people, of expressions.</summary>
    Values,
}
