using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Conversions;

/// <summary>Steps or straight lines between points (rule 17).</summary>
internal sealed class SplineConversion(SplineCalibrator calibrator, ValueKind rawKind) : Conversion
{
    private readonly double[] _raw = [.. calibrator.Points.Select(p => p.Raw)];
    private readonly double[] _calibrated = [.. calibrator.Points.Select(p => p.Calibrated)];
    private readonly bool _extrapolate = calibrator.Extrapolate;
    private readonly bool _isStep = calibrator.Order == 0;

    public override ValueKind EngKind => ValueKind.Float;

    public override ulong Convert(ulong raw, ref ulong meta) =>
        TryEvaluate(ParameterValue.ToDouble(raw, rawKind), out double value) ? BitConverter.DoubleToUInt64Bits(value) : None(ref meta);

    private bool TryEvaluate(double x, out double y)
    {
        y = 0;
        int last = _raw.Length - 1;
        if (double.IsNaN(x) || last < 0) return false;
        if ((x < _raw[0] || x > _raw[last]) && !_extrapolate) return false;
        int at = Array.BinarySearch(_raw, x);
        if (at >= 0)
        {
            // Several points at one place: the last one holds there.
            while (at < last && _raw[at + 1] == x) at++;
            y = _calibrated[at];
            return true;
        }
        int below = Math.Clamp(~at - 1, 0, Math.Max(0, last - 1));
        if (_isStep || last == 0)
        {
            y = _calibrated[x > _raw[last] ? last : below];
            return true;
        }
        y = _calibrated[below] + (x - _raw[below]) * (_calibrated[below + 1] - _calibrated[below]) / (_raw[below + 1] - _raw[below]);
        return true;
    }
}
