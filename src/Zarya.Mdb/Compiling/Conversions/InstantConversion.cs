using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Mdb.Compiling.Conversions;

/// <summary>Absolute time from an epoch (rule 22): SI seconds after it, or for <paramref name="countsLeapSeconds"/> = false POSIX seconds since 1970.</summary>
internal sealed class InstantConversion(TimeCount count, Instant epoch, bool countsLeapSeconds, LeapSeconds leapSeconds, ValueKind rawKind, Conversion? calibrator) : Conversion
{
    public override ValueKind EngKind => ValueKind.Time;

    public override ulong Convert(ulong raw, ref ulong meta)
    {
        if (calibrator is not null)
        {
            ulong probe = meta;
            raw = calibrator.Convert(raw, ref probe);
            if ((byte)(probe >> ParameterValue.EngKindShift) == (byte)ValueKind.None) return None(ref meta);
        }
        if (!count.TryToNanoseconds(raw, calibrator?.EngKind ?? rawKind, out Int128 nanoseconds)) return None(ref meta);
        if (countsLeapSeconds) return TimeCount.TryAdd(epoch.TaiNanoseconds, nanoseconds, out long tai) ? (ulong)tai : None(ref meta);
        bool exists = TimeCount.TryAdd(0, nanoseconds, out long unix) & UnixTime.TryToInstant(unix, leapSeconds, out Instant instant);
        return exists ? (ulong)instant.TaiNanoseconds : None(ref meta);
    }
}
