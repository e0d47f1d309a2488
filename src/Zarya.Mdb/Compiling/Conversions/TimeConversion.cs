using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Conversions;

/// <summary>A count to seconds: raw × scale + offset, in units. Keeps the part below a double's last bit, so that a 64-bit count of seconds does not lose its nanoseconds.</summary>
internal readonly struct TimeCount(double scale, double offset, double secondsPerUnit)
{
    private readonly double _factor = scale * secondsPerUnit;
    private readonly double _addend = offset * secondsPerUnit;

    /// <summary>Whole seconds and the rest in nanoseconds; false if it is no number or beyond 292 years.</summary>
    public bool TryToNanoseconds(double raw, out long nanoseconds)
    {
        // Exact product as a sum of two doubles (Dekker, with FMA), then whole seconds apart from the fraction.
        double product = raw * _factor;
        double error = Math.FusedMultiplyAdd(raw, _factor, -product);
        double whole = Math.Floor(product);
        double fraction = product - whole + error;
        double wholeAddend = Math.Floor(_addend);
        fraction += _addend - wholeAddend;
        whole += wholeAddend;
        nanoseconds = 0;
        if (!(Math.Abs(whole) < 9.2e9)) return false;
        nanoseconds = (long)whole * 1_000_000_000 + (long)Math.Round(fraction * 1e9);
        return true;
    }

    public double ToSeconds(double raw) => raw * _factor + _addend;
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
