using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Mdb.Compiling.Conversions;

/// <summary>Absolute time from an epoch (rule 22): SI seconds after it, or for <paramref name="countsLeapSeconds"/> = false POSIX seconds since 1970.</summary>
internal sealed class InstantConversion(TimeCount count, Instant epoch, bool countsLeapSeconds, LeapSeconds leapSeconds, ValueKind rawKind, Conversion? calibrator) : Conversion
{
    public override ValueKind EngKind => ValueKind.Time;

    public override ulong Convert(ulong raw, ref ulong meta)
    {
        double x = ParameterValue.ToDouble(raw, rawKind);
        if (calibrator is not null)
        {
            ulong probe = meta;
            x = BitConverter.UInt64BitsToDouble(calibrator.Convert(raw, ref probe));
            if ((byte)(probe >> ParameterValue.EngKindShift) == (byte)ValueKind.None) return None(ref meta);
        }
        if (!count.TryToNanoseconds(x, out long nanoseconds)) return None(ref meta);
        if (!countsLeapSeconds)
            return UnixTime.TryToInstant(nanoseconds, leapSeconds, out Instant instant) ? (ulong)instant.TaiNanoseconds : None(ref meta);
        long tai = unchecked(epoch.TaiNanoseconds + nanoseconds);
        bool overflowed = ((epoch.TaiNanoseconds ^ tai) & (nanoseconds ^ tai)) < 0;
        return overflowed ? None(ref meta) : (ulong)tai;
    }
}
