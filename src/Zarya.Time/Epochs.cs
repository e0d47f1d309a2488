namespace Zarya.Time;

/// <summary>Epochs that on-board clocks are commonly counted from.</summary>
public static class Epochs
{
    private const long Day = 86_400_000_000_000;

    /// <summary>1958-01-01T00:00:00 TAI, level 1 of CCSDS 301.0-B-4 §3.2.</summary>
    public static Instant Ccsds1958 => default;

    /// <summary>1970-01-01T00:00:00 UTC; with TAI-UTC = 10 s, as everywhere before 1972 in this room.</summary>
    public static Instant Unix => Instant.FromTaiNanoseconds((4_383 * Day) + 10_000_000_000);

    /// <summary>1980-01-06T00:00:00 UTC = 00:00:19 TAI, the zero of GPS time (IS-GPS-200 §3.3.4).</summary>
    public static Instant Gps => Instant.FromTaiNanoseconds((8_040 * Day) + 19_000_000_000);

    /// <summary>J2000.0 = 2000-01-01T12:00:00 TT = 11:59:27.816 TAI (IAU 1994 resolution C7).</summary>
    public static Instant J2000 => Instant.FromTaiNanoseconds((15_340 * Day) + (Day / 2) - 32_184_000_000);
}
