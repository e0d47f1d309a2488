namespace Zarya.Station.Leaks.Places;

/// <summary>What a closure costs and how it is judged. The defaults are those of the documents named.</summary>
public sealed record ClosureSettings
{
    /// <summary>Minutes to shut a hatch. Shutting and opening together are the 4 min of facts/leak-statistics.md section 5.</summary>
    public double ShutMin { get; init; } = 2;

    /// <summary>Minutes to open one.</summary>
    public double OpenMin { get; init; } = 2;

    /// <summary>Longest wait that is advised, minutes; 12 h.</summary>
    public double LongestWaitMin { get; init; } = 720;

    /// <summary>How much more a bit about a lifeboat counts than any other: procedure proves the way home first (facts/station.md section 4, step 2).</summary>
    public double LifeboatWeight { get; init; } = 3;

    /// <summary>A closure cuts off a lifeboat block when the side with the lifeboat is at most this part of the volume.</summary>
    public double LifeboatBlockPart { get; init; } = 0.05;

    /// <summary>Probability at which a place counts as found.</summary>
    public double Found { get; init; } = 0.95;

    /// <summary>A closure that promises less is not worth the crew's time, bits.</summary>
    public double LeastBits { get; init; } = 0.02;

    /// <summary>People a lifeboat takes; 0 = not known, not counted.</summary>
    public int SeatsPerLifeboat { get; init; }
}
