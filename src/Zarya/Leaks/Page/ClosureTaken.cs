using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks.Page;

/// <summary>A hatch that was shut, and what the watch held true when it was shut and when it was opened again (or at the end).</summary>
internal sealed class ClosureTaken(int hatch, Instant shut, LossState? before)
{
    public int Hatch { get; } = hatch;

    public Instant Shut { get; } = shut;

    /// <summary>When it was opened again, or <see langword="null"/> while it is shut.</summary>
    public Instant? Opened { get; set; }

    public LossState? Before { get; } = before;

    public LossState? After { get; set; }
}
