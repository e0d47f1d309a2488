using Zarya.Mdb.Model;
using Zarya.Time;

namespace Zarya.Oracle;

/// <summary>Absolute and relative times (rule 22).</summary>
internal sealed class NaiveTimes(NaivePacket packet, NaiveReferences references)
{
    private const double NanosecondsASecond = 1e9;

    internal object? Engineering(TimeDataType type, object? raw)
    {
        if (raw is string text) return type is AbsoluteTimeDataType ? AsciiTimeCode(text) : null;
        double scale = type.Scale ?? 1;
        double offset = type.Offset ?? 0;
        double unit = type.SecondsPerUnit ?? 1;
        double? number = raw switch { long i => i, ulong u => u, double d => d, _ => null };
        if (number is not { } count) return null;
        bool hasOrigin = type.Epoch is not null || type.OffsetFrom is not null;
        if (type is RelativeTimeDataType || !hasOrigin) return ((count * scale) + offset) * unit;
        if (Nanoseconds(raw!, count, scale, offset, unit) is not { } nanoseconds) return null;
        if (type.OffsetFrom is { } from) return references.Find(from)?.Eng is NaiveTime time ? Later(time.TaiNanoseconds, nanoseconds) : null;
        return type.Epoch == "UNIX" ? Unix(nanoseconds) : Epoch(type.Epoch!) is { } epoch ? Later(epoch.TaiNanoseconds, nanoseconds) : null;
    }

    /// <summary>
    /// Exact in integers when the raw value is one and both its step and the offset are whole nanoseconds (to 1 in 10¹²); else by double, whole seconds and the rest apart, to the nearest nanosecond.
    /// </summary>
    private static Int128? Nanoseconds(object raw, double count, double scale, double offset, double unit)
    {
        if (raw is not double && Whole(scale * unit * NanosecondsASecond) is { } step && Whole(offset * unit * NanosecondsASecond) is { } addend)
        {
            Int128 integer = raw is long i ? i : (Int128)(ulong)raw;
            return (integer * step) + addend;
        }
        double seconds = ((count * scale) + offset) * unit;
        if (!(Math.Abs(seconds) < 1e10)) return null; // Beyond the 292 years of an instant, or NaN.
        double whole = Math.Floor(seconds);
        return ((Int128)(long)whole * 1_000_000_000) + (long)Math.Round((seconds - whole) * NanosecondsASecond);
    }

    private static Int128? Whole(double number)
    {
        double nearest = Math.Round(number);
        return Math.Abs(number) < 1e15 && Math.Abs(number - nearest) <= Math.Abs(number) * 1e-12 ? (Int128)(long)nearest : null;
    }

    private static NaiveTime? Later(long epoch, Int128 nanoseconds)
    {
        Int128 sum = epoch + nanoseconds;
        return sum >= long.MinValue && sum <= long.MaxValue ? new NaiveTime((long)sum) : null;
    }

    private NaiveTime? Unix(Int128 nanoseconds)
    {
        if (packet.LeapSeconds is null || nanoseconds < long.MinValue || nanoseconds > long.MaxValue) return null;
        return UnixTime.TryToInstant((long)nanoseconds, packet.LeapSeconds, out Instant instant) ? new NaiveTime(instant.TaiNanoseconds) : null;
    }

    private Instant? Epoch(string epoch) => epoch switch
    {
        "TAI" => Epochs.Ccsds1958,
        "GPS" => Epochs.Gps,
        "J2000" => Epochs.J2000,
        _ => ReadUtc(epoch.Contains('T', StringComparison.Ordinal) ? epoch : epoch.TrimEnd('Z') + "T00:00:00"),
    };

    private NaiveTime? AsciiTimeCode(string text) => ReadUtc(text) is { } instant ? new NaiveTime(instant.TaiNanoseconds) : null;

    private Instant? ReadUtc(string text) =>
        packet.LeapSeconds is { } leapSeconds && Instant.TryParseUtc(text, leapSeconds, out Instant instant) ? instant : null;
}
