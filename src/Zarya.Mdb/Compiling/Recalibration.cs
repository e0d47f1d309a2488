using Zarya.Mdb.Compiling.Conversions;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling;

/// <summary>
/// Other calibrators in place of those that a plan was compiled with: gives decoded values their engineering values anew, by rules 16 and 17 of <c>docs/design/decoding.md</c>. Immutable but for what it keeps ready; belongs to one thread.
/// </summary>
public sealed class Recalibration
{
    private readonly CalibratorSet _calibrators;
    private readonly DataType _type;
    private readonly Dictionary<(int Choice, ValueKind Raw), Conversion> _conversions = [];
    private readonly ValueCheck? _check;

    /// <summary>Makes calibrators ready. Ask <see cref="TryRefuse"/> before.</summary>
    /// <param name="type">The parameter's type.</param>
    /// <param name="calibrators">What is put in force.</param>
    public Recalibration(DataType type, CalibratorSet calibrators)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(calibrators);
        (_type, _calibrators) = (type, calibrators);
        _check = ValueCheck.TryCreate(null, type, [], limits: false);
    }

    /// <summary>Whether values of a type cannot have such calibrators: only integers and floats that are encoded as numbers can, and only polynomials and splines of order 0 and 1 are taken.</summary>
    /// <param name="type">The type.</param>
    /// <param name="calibrators">The calibrators.</param>
    /// <returns>Why not, in words; <see langword="null"/> if they can.</returns>
    public static string? TryRefuse(DataType? type, CalibratorSet calibrators)
    {
        ArgumentNullException.ThrowIfNull(calibrators);
        if (type is not (IntegerDataType or FloatDataType) || type.Encoding is not (IntegerDataEncoding or FloatDataEncoding)) return "only numbers that stand as numbers in packets have calibrators";
        IEnumerable<Calibrator> all = calibrators.Contexts.Select(c => c.Calibrator);
        foreach (Calibrator calibrator in calibrators.Default is { } standing ? all.Append(standing) : all)
        {
            string? why = calibrator switch
            {
                PolynomialCalibrator { Coefficients.Count: 0 } => "a polynomial needs a coefficient",
                PolynomialCalibrator => null,
                SplineCalibrator { Points.Count: 0 } => "a spline needs points",
                SplineCalibrator { Order: 1, Points.Count: 1 } => "straight lines need two points",
                SplineCalibrator { Order: 0 or 1 } => null,
                _ => "only polynomials and splines of order 0 and 1 can be put in force",
            };
            if (why is not null) return why;
        }
        return null;
    }

    /// <summary>Gives a value its engineering value anew. What the decoder said of limits is taken away: limits are for the new value, and to be worked out by whoever asked.</summary>
    /// <param name="packet">The decoded packet.</param>
    /// <param name="index">Which of its values.</param>
    /// <param name="choice">The context calibrator that holds, or -1 for the default.</param>
    public void Apply(DecodedPacket packet, int index, int choice)
    {
        ArgumentNullException.ThrowIfNull(packet);
        ref ParameterValue value = ref packet.Slots[index];
        ValueKind raw = value.RawKind;
        if (raw is not (ValueKind.Signed or ValueKind.Unsigned or ValueKind.Float) || (value.Flags & ValueFlags.Malformed) != 0) return;
        if (!_conversions.TryGetValue((choice, raw), out Conversion? conversion)) _conversions.Add((choice, raw), conversion = Make(choice < 0 ? _calibrators.Default : _calibrators.Contexts[choice].Calibrator, raw));
        ulong meta = ParameterValue.MetaOf(value.Item, raw, conversion.EngKind, value.Flags & ~(ValueFlags.AlarmMask | ValueFlags.OutOfRange));
        ulong engineering = conversion.Convert(value.RawBits, ref meta);
        var made = new ParameterValue(value.RawBits, engineering, meta);
        value = _check is null ? made : new ParameterValue(made.RawBits, made.EngBits, ParameterValue.WithFlags(meta, _check.FlagsOf(made.RawBits, made.RawKind, made.EngBits, made.EngKind)));
    }

    private Conversion Make(Calibrator? calibrator, ValueKind raw) => calibrator switch
    {
        PolynomialCalibrator polynomial => new PolynomialConversion(polynomial, raw),
        SplineCalibrator spline => new SplineConversion(spline, raw),
        _ => _type is FloatDataType && raw != ValueKind.Float ? new WideningConversion(raw) : new SameConversion(raw),
    };
}
