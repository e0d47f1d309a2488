namespace Zarya.Contracts.Faults;

/// <summary>The system's clock, which somebody sets; timers and intervals go by the one that nobody sets, as on a real machine.</summary>
internal sealed class SteppedClock : TimeProvider
{
    /// <summary>How far it was set.</summary>
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}
