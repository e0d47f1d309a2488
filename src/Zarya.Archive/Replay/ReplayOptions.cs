using Zarya.Archive.Log;
using Zarya.Time;

namespace Zarya.Archive.Replay;

/// <summary>What is replayed, and how fast.</summary>
public sealed class ReplayOptions
{
    /// <summary>The order in which packets come, and the time that the pace follows.</summary>
    public ReplayOrder Order { get; init; } = ReplayOrder.Reception;

    /// <summary>From this time on, by <see cref="Order"/>.</summary>
    public Instant From { get; init; } = Instant.MinValue;

    /// <summary>Before this time, by <see cref="Order"/>.</summary>
    public Instant Before { get; init; } = Instant.MaxValue;

    /// <summary>Which streams; <see langword="null"/> for all packets.</summary>
    public Func<StreamKey, bool>? Streams { get; init; }

    /// <summary>Seconds of the record in a second: 1 is real time; <see cref="double.PositiveInfinity"/> (the default) as fast as possible. More than 0.</summary>
    public double Speed { get; init; } = double.PositiveInfinity;
}

/// <summary>The order of a replay.</summary>
public enum ReplayOrder
{
    /// <summary>As they came in, late and repeated ones too: what a processor saw then, it sees again.</summary>
    Reception,

    /// <summary>As they came into being on board, each once.</summary>
    Generation,
}
