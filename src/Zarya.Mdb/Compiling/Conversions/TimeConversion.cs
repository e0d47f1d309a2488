using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Conversions;

/// <summary>A count of units to nanoseconds or seconds (rule 22).</summary>
internal sealed class TimeCount
{
    private const double NanosecondsASecond = 1e9;

    private readonly double _scale;
    private readonly double _offset;
    private readonly double _unit;
    private readonly Int128? _step;
    private readonly Int128? _addend;

    public TimeCount(double scale, double offset, double secondsPerUnit)
    {
        (_scale, _offset, _unit) = (scale, offset, secondsPerUnit);
        _step = Whole(scale * secondsPerUnit * NanosecondsASecond);
        _addend = Whole(offset * secondsPerUnit * NanosecondsASecond);
    }

    /// <summary>Nanoseconds: exact for integers when step and offset are whole nanoseconds, else by double, whole seconds and the rest apart. False for what is no number and beyond 300 years.</summary>
    public bool TryToNanoseconds(ulong raw, ValueKind kind, out Int128 nanoseconds)
    {
        if (kind != ValueKind.Float && _step is { } step && _addend is { } addend)
        {
            nanoseconds = (kind == ValueKind.Signed ? (Int128)(long)raw : (Int128)raw) * step + addend;
            return true;
        }
        double seconds = ToSeconds(ParameterValue.ToDouble(raw, kind));
        double whole = Math.Floor(seconds);
        bool isInRange = Math.Abs(seconds) < 1e10;
        nanoseconds = isInRange ? (Int128)(long)whole * 1_000_000_000 + (long)Math.Round((seconds - whole) * NanosecondsASecond) : 0;
        return isInRange;
    }

    /// <summary>An instant so long after another one, as TAI nanoseconds; false beyond the range of an <see cref="Time.Instant"/>.</summary>
    public static bool TryAdd(long taiNanoseconds, Int128 nanoseconds, out long later)
    {
        Int128 sum = taiNanoseconds + nanoseconds;
        later = (long)Int128.Clamp(sum, long.MinValue, long.MaxValue);
        return sum == later;
    }

    public double ToSeconds(double raw) => (raw * _scale + _offset) * _unit;

    /// <summary>A whole number, as far as decimal fractions in binary go: to 1 in 10¹².</summary>
    private static Int128? Whole(double number)
    {
        double nearest = Math.Round(number);
        return Math.Abs(number) < 1e15 && Math.Abs(number - nearest) <= Math.Abs(number) * 1e-12 ? (Int128)(long)nearest : null;
    }
}

/// <summary>Relative time: seconds (rule 22).</summary>
internal sealed class SecondsConversion(TimeCount count, ValueKind rawKind, Conversion? calibrator) : Conversion
{
    public override ValueKind EngKind => ValueKind.Float;

    public override ulong Convert(ulong raw, ref ulong meta)
    {
        double x = ParameterValue.ToDouble(raw, rawKind);
        if (calibrator is not null)
        {
            ulong probe = meta;
            x = BitConverter.UInt64BitsToDouble(calibrator.Convert(raw, ref probe));
            if ((byte)(probe >> ParameterValue.EngKindShift) == (byte)ValueKind.None) return None(ref meta);
        }
        return BitConverter.DoubleToUInt64Bits(count.ToSeconds(x));
    }
}
