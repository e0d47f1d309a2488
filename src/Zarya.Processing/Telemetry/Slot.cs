using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Processing.Telemetry;

/// <summary>The newest value of a parameter as it came, 48 octets without references: rows of them are written at memory speed.</summary>
internal struct Slot
{
    /// <summary>The value; of what is more than a number only the heading.</summary>
    public ParameterValue Value;

    /// <summary>TAI nanoseconds.</summary>
    public long Generation;

    /// <summary>TAI nanoseconds.</summary>
    public long Acquisition;

    /// <summary>Number of the <see cref="PacketTrack"/> that it came on; 0: there is no value; -1: it came from the ground.</summary>
    public int Track;
}

/// <summary>The newest value of a parameter that no packet brought: set, computed or initial.</summary>
internal sealed class GroundValue
{
    public TelemetryValue Value { get; set; }

    public bool IsInvalid { get; set; }

    public Duration? ExpiresAfter { get; set; }

    /// <summary>Values that came so far.</summary>
    public long Count { get; set; }
}
