using System.Globalization;
using Zarya.Mdb.Model;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Schema.Mdb;

namespace Zarya.Server.Api.Translation;

/// <summary>How values stand in the bits, as it is sent: <c>DataEncodingInfo</c> and <c>CalibratorInfo</c>.</summary>
internal static class EncodingTranslation
{
    /// <summary>An encoding; <see langword="null"/> for none.</summary>
    public static DataEncodingInfo? Of(DataEncoding? encoding)
    {
        if (encoding is null) return null;
        var wire = new DataEncodingInfo { LittleEndian = encoding.ByteOrder.IsLittleEndian };
        switch (encoding)
        {
            case IntegerDataEncoding integer:
                (wire.Type, wire.SizeInBits, wire.Encoding) = (DataEncodingInfo.Types.Type.Integer, integer.SizeInBits, NameOf(integer.Encoding));
                AddCalibrators(wire, integer.Calibrators);
                break;
            case FloatDataEncoding number:
                (wire.Type, wire.SizeInBits, wire.Encoding) = (DataEncodingInfo.Types.Type.Float, number.SizeInBits, NameOf(number.Encoding));
                AddCalibrators(wire, number.Calibrators);
                break;
            case StringDataEncoding text:
                (wire.Type, wire.Encoding) = (DataEncodingInfo.Types.Type.String, Describe(text));
                if (text.BufferSizeInBits is FixedIntegerValue size) wire.SizeInBits = ToInt(size.Value);
                break;
            case BinaryDataEncoding binary:
                (wire.Type, wire.Encoding) = (DataEncodingInfo.Types.Type.Binary, SizeText(binary.SizeInBits));
                if (binary.SizeInBits is FixedIntegerValue { Value: > 0 } octets) wire.SizeInBits = ToInt(octets.Value);
                break;
        }
        return wire;
    }

    /// <summary>A calibrator.</summary>
    public static CalibratorInfo Of(Calibrator calibrator)
    {
        switch (calibrator)
        {
            case PolynomialCalibrator polynomial:
                return new() { Type = CalibratorInfo.Types.Type.Polynomial, PolynomialCalibrator = new() { Coefficients = { polynomial.Coefficients } } };
            case SplineCalibrator spline:
                var points = spline.Points.Select(p => new SplineCalibratorInfo.Types.SplinePointInfo { Raw = p.Raw, Calibrated = p.Calibrated });
                return new() { Type = CalibratorInfo.Types.Type.Spline, SplineCalibrator = new() { Points = { points } } };
            default:
                return new() { Type = CalibratorInfo.Types.Type.MathOperation };
        }
    }

    /// <summary>A calibrator with its context.</summary>
    public static ContextCalibratorInfo OfContext(ContextCalibrator calibrator) => new() { Context = CriteriaText.Of(calibrator.Context), Calibrator = Of(calibrator.Calibrator) };

    /// <summary>A calibrator that a client sends.</summary>
    /// <exception cref="ApiException">It is none that is taken: 400.</exception>
    public static Calibrator Read(CalibratorInfo wire) => wire switch
    {
        { PolynomialCalibrator: { } polynomial } => new PolynomialCalibrator { Coefficients = [.. polynomial.Coefficients] },
        { SplineCalibrator: { } spline } => new SplineCalibrator { Points = [.. spline.Points.Select(p => new SplinePoint(p.Raw, p.Calibrated)).OrderBy(p => p.Raw)] },
        _ => throw ApiException.BadRequest("A calibrator is a polynomial or a spline; formulas are not taken"),
    };

    /// <summary>Puts calibrators to an encoding, in place of those that it has.</summary>
    public static void AddCalibrators(DataEncodingInfo wire, CalibratorSet calibrators)
    {
        wire.DefaultCalibrator = calibrators.Default is { } standard ? Of(standard) : null;
        wire.ContextCalibrators.Clear();
        wire.ContextCalibrators.AddRange(calibrators.Contexts.Select(OfContext));
    }

    private static string NameOf(IntegerEncoding encoding) => encoding switch
    {
        IntegerEncoding.TwosComplement => "twosComplement",
        IntegerEncoding.OnesComplement => "onesComplement",
        IntegerEncoding.SignMagnitude => "signMagnitude",
        IntegerEncoding.Bcd => "BCD",
        IntegerEncoding.PackedBcd => "packedBCD",
        _ => "unsigned",
    };

    private static string NameOf(FloatEncoding encoding) => encoding switch
    {
        FloatEncoding.MilStd1750A => "MILSTD_1750A",
        FloatEncoding.Dec => "DEC",
        FloatEncoding.Ibm => "IBM",
        FloatEncoding.Ti => "TI",
        _ => "IEEE754_1985",
    };

    private static string Describe(StringDataEncoding text)
    {
        string end = text.TerminationOctets.Length > 0 ? $", ends at 0x{Convert.ToHexString(text.TerminationOctets)}" : "";
        string tag = text.LeadingSizeInBits > 0 ? string.Create(CultureInfo.InvariantCulture, $", size tag of {text.LeadingSizeInBits} bits") : "";
        return $"{text.Charset}, {(text.BufferSizeInBits is { } size ? SizeText(size) : "as long as it takes")}{end}{tag}";
    }

    private static string SizeText(IntegerValue size) => size switch
    {
        FixedIntegerValue { Value: BinaryDataEncoding.UnknownSize } => "size unknown",
        FixedIntegerValue number => string.Create(CultureInfo.InvariantCulture, $"{number.Value} bits"),
        DynamicIntegerValue dynamic => string.Create(CultureInfo.InvariantCulture, $"{dynamic.Slope} x {dynamic.Source} + {dynamic.Intercept} bits"),
        _ => "bits by lookup",
    };

    private static int ToInt(long size) => (int)Math.Clamp(size, 0, int.MaxValue);
}
