namespace Zarya.Time;

/// <summary>A length of time in SI nanoseconds, negative or positive.</summary>
/// <remarks>
/// Range: ±2^63 ns, about ±292 years. Arithmetic is checked: a sum that leaves the range throws <see cref="OverflowException"/>
/// and never wraps. There is no floating-point form on purpose; a display that needs one divides for itself.
/// </remarks>
public readonly struct Duration : IComparable<Duration>, IEquatable<Duration>
{
    internal const long NanosecondsPerSecond = 1_000_000_000;

    private Duration(long nanoseconds) => Nanoseconds = nanoseconds;

    /// <summary>No time at all.</summary>
    public static Duration Zero => default;

    /// <summary>The longest duration, 2^63 - 1 ns.</summary>
    public static Duration MaxValue => new(long.MaxValue);

    /// <summary>The most negative duration, -2^63 ns.</summary>
    public static Duration MinValue => new(long.MinValue);

    /// <summary>The length in SI nanoseconds.</summary>
    public long Nanoseconds { get; }

    /// <summary>Whole SI seconds, rounded towards minus infinity, so that <see cref="NanosecondOfSecond"/> is never negative.</summary>
    public long WholeSeconds => (Nanoseconds / NanosecondsPerSecond) - (Nanoseconds % NanosecondsPerSecond < 0 ? 1 : 0);

    /// <summary>What is left above <see cref="WholeSeconds"/>: 0 to 999,999,999 ns.</summary>
    public int NanosecondOfSecond
    {
        get
        {
            long rest = Nanoseconds % NanosecondsPerSecond;
            return (int)(rest < 0 ? rest + NanosecondsPerSecond : rest);
        }
    }

    /// <summary>A duration of <paramref name="nanoseconds"/> ns.</summary>
    public static Duration FromNanoseconds(long nanoseconds) => new(nanoseconds);

    /// <summary>A duration of <paramref name="microseconds"/> µs.</summary>
    /// <exception cref="OverflowException">The length is outside ±2^63 ns.</exception>
    public static Duration FromMicroseconds(long microseconds) => new(checked(microseconds * 1_000));

    /// <summary>A duration of <paramref name="milliseconds"/> ms.</summary>
    /// <exception cref="OverflowException">The length is outside ±2^63 ns.</exception>
    public static Duration FromMilliseconds(long milliseconds) => new(checked(milliseconds * 1_000_000));

    /// <summary>A duration of <paramref name="seconds"/> SI seconds.</summary>
    /// <exception cref="OverflowException">The length is outside ±2^63 ns.</exception>
    public static Duration FromSeconds(long seconds) => new(checked(seconds * NanosecondsPerSecond));

    /// <summary>The same length as a <see cref="TimeSpan"/>.</summary>
    /// <exception cref="OverflowException">The length is outside ±2^63 ns.</exception>
    public static Duration FromTimeSpan(TimeSpan span) => new(checked(span.Ticks * TimeSpan.NanosecondsPerTick));

    /// <summary>The length as a <see cref="TimeSpan"/>, cut towards zero to its 100 ns.</summary>
    public TimeSpan ToTimeSpan() => TimeSpan.FromTicks(Nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">The sum is outside the range.</exception>
    public static Duration operator +(Duration left, Duration right) => new(checked(left.Nanoseconds + right.Nanoseconds));

    /// <summary>The difference.</summary>
    /// <exception cref="OverflowException">The difference is outside the range.</exception>
    public static Duration operator -(Duration left, Duration right) => new(checked(left.Nanoseconds - right.Nanoseconds));

    /// <summary>The opposite.</summary>
    /// <exception cref="OverflowException">The value is <see cref="MinValue"/>.</exception>
    public static Duration operator -(Duration value) => new(checked(-value.Nanoseconds));

    /// <summary>The duration taken <paramref name="factor"/> times.</summary>
    /// <exception cref="OverflowException">The product is outside the range.</exception>
    public static Duration operator *(Duration value, long factor) => new(checked(value.Nanoseconds * factor));

    /// <summary>Whether <paramref name="left"/> is shorter (more negative).</summary>
    public static bool operator <(Duration left, Duration right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> is longer.</summary>
    public static bool operator >(Duration left, Duration right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> is not longer.</summary>
    public static bool operator <=(Duration left, Duration right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> is not shorter.</summary>
    public static bool operator >=(Duration left, Duration right) => left.Nanoseconds >= right.Nanoseconds;

    /// <summary>Whether both are the same length.</summary>
    public static bool operator ==(Duration left, Duration right) => left.Nanoseconds == right.Nanoseconds;

    /// <summary>Whether the lengths differ.</summary>
    public static bool operator !=(Duration left, Duration right) => left.Nanoseconds != right.Nanoseconds;

    /// <inheritdoc/>
    public int CompareTo(Duration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <inheritdoc/>
    public bool Equals(Duration other) => Nanoseconds == other.Nanoseconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Duration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Nanoseconds.GetHashCode();

    /// <summary>The length in seconds with nine decimals, for logs: <c>-0.500000000 s</c>.</summary>
    public override string ToString()
    {
        UInt128 magnitude = (UInt128)Int128.Abs(Nanoseconds);
        return $"{(Nanoseconds < 0 ? "-" : "")}{magnitude / NanosecondsPerSecond}.{(long)(magnitude % NanosecondsPerSecond):D9} s";
    }
}
