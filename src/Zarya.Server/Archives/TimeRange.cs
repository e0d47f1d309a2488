using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>A stretch of generation time, from one instant on and before another.</summary>
/// <param name="From">The first instant in it.</param>
/// <param name="Before">The first one behind it.</param>
public readonly record struct TimeRange(Instant From, Instant Before)
{
    /// <summary>All time.</summary>
    public static TimeRange All => new(Instant.MinValue, Instant.MaxValue);

    /// <summary>The stretch that the wire contract means for parameter values (section 1, item 15): ascending from the start on and before the stop; descending behind the start and up to the stop.</summary>
    public static TimeRange OfValues(Instant start, Instant stop, bool isDescending) => isDescending ? new TimeRange(Next(start), Next(stop)) : new TimeRange(start, stop);

    /// <summary>The next nanosecond; the ends of time stay where they are.</summary>
    public static Instant Next(Instant time) => time == Instant.MinValue || time == Instant.MaxValue ? time : time + Duration.FromNanoseconds(1);

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Before <= From;
}
