namespace Zarya.Time;

/// <summary>The clocks an <see cref="Instant"/> can be read on.</summary>
public enum TimeScale
{
    /// <summary>International Atomic Time.</summary>
    Tai,

    /// <summary>Coordinated Universal Time: TAI less whole seconds, by the leap-second table (ITU-R TF.460-6).</summary>
    Utc,

    /// <summary>GPS system time as a calendar reading: TAI - 19 s, with no leap seconds after 1980-01-06 (IS-GPS-200 §3.3.4).</summary>
    Gps,

    /// <summary>Terrestrial Time: TAI + 32.184 s (IAU 1991 resolution A4, recommendation IV).</summary>
    Tt,
}

internal static class TimeScales
{
    /// <summary>Scale minus TAI, for the uniform scales.</summary>
    internal static long AheadOfTaiNanoseconds(this TimeScale scale) => scale switch
    {
        TimeScale.Tai => 0,
        TimeScale.Gps => -19_000_000_000,
        TimeScale.Tt => 32_184_000_000,
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "not a uniform time scale"),
    };
}
