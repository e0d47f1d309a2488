using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Processing.Algorithms;

/// <summary>Computes one parameter from the newest values of others. Immutable; processors share it.</summary>
/// <param name="output">The slot of the parameter.</param>
internal abstract class DerivedStep(int output)
{
    /// <summary>The slot of the parameter that it computes.</summary>
    public int Output => output;

    /// <summary>The slots of the parameters that it looks at.</summary>
    public abstract IReadOnlyList<int> Inputs { get; }

    /// <summary>The slots of the parameters whose new values set it off.</summary>
    public abstract IReadOnlyList<int> Triggers { get; }

    /// <summary>The containers whose packets set it off.</summary>
    public virtual IReadOnlyList<SequenceContainer> TriggerContainers => [];

    /// <summary>Where the decoder may have run it inside a packet, it does not run again.</summary>
    public virtual bool RunsInPackets => false;

    /// <summary>How often it runs by time, at whole multiples of it in TAI, if an input came since; <see langword="null"/>: not by time.</summary>
    public virtual Duration? Period => null;

    /// <summary>Where it is written, for problems.</summary>
    public abstract string Subject { get; }

    /// <summary>Computes it.</summary>
    /// <param name="samples">The newest values.</param>
    /// <param name="value">The answer.</param>
    /// <param name="isInvalid">Whether it is not to be believed.</param>
    /// <returns><see langword="false"/> while something that it needs is not there.</returns>
    public abstract bool TryRun(NewestSamples samples, out TelemetryValue value, out bool isInvalid);
}
