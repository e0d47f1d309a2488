using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Conversions;

/// <summary>Horner's rule from the highest exponent, multiply then add (rule 17).</summary>
internal sealed class PolynomialConversion(PolynomialCalibrator calibrator, ValueKind rawKind) : Conversion
{
    private readonly double[] _coefficients = [.. calibrator.Coefficients];

    public ValueKind RawKind => rawKind;

    public ReadOnlySpan<double> Coefficients => _coefficients;

    public override ValueKind EngKind => ValueKind.Float;

    public override ulong Convert(ulong raw, ref ulong meta) => BitConverter.DoubleToUInt64Bits(Evaluate(ParameterValue.ToDouble(raw, rawKind)));

    private double Evaluate(double x)
    {
        // From the highest coefficient itself, not from 0: 0 × ∞ would be no number.
        double sum = _coefficients.Length > 0 ? _coefficients[^1] : 0;
        for (int i = _coefficients.Length - 2; i >= 0; i--) sum = sum * x + _coefficients[i];
        return sum;
    }
}
