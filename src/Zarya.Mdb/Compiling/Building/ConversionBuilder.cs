using System.Globalization;
using Zarya.Mdb.Compiling.Conversions;
using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Compiling.Formats;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Mdb.Compiling.Building;

/// <summary>From a type over a number encoding to the conversion between raw and engineering (rules 16 to 19 and 22).</summary>
internal sealed class ConversionBuilder(CriteriaBuilder criteria, LeapSeconds leapSeconds)
{
    private readonly Dictionary<(EnumeratedDataType, ValueKind), LabelConversion> _labels = [];

    /// <summary>The conversion without context, and the contextual one that replaces it if there is any.</summary>
    public (Conversion Plain, ContextualConversion? Contextual) Build(DataType type, NumberFormat format)
    {
        ValueKind raw = format.RawKind;
        CalibratorSet calibrators = type.Encoding switch
        {
            IntegerDataEncoding integer => integer.Calibrators,
            FloatDataEncoding real => real.Calibrators,
            _ => CalibratorSet.None,
        };
        switch (type)
        {
            case EnumeratedDataType enumerated:
                return (Labels(enumerated, raw), null);
            case BooleanDataType:
                return (new TruthConversion(raw), null);
            case TimeDataType time:
                return BuildTime(time, raw, calibrators);
            default:
                Conversion bare = type is FloatDataType && raw != ValueKind.Float ? new WideningConversion(raw) : new SameConversion(raw);
                (Conversion plain, ContextualConversion? contextual) = Build(calibrators.Default, raw, bare);
                if (calibrators.Contexts.Count == 0) return (plain, contextual);
                ContextualConversion otherwise = contextual ?? new PlainConversion(plain);
                return (plain, new CalibratorChoice([.. calibrators.Contexts.Select(c => (criteria.Build(c.Context), InContext(c.Calibrator, raw, bare)))], otherwise));
        }
    }

    /// <summary>The labels of an enumeration.</summary>
    public LabelConversion Labels(EnumeratedDataType type, ValueKind raw)
    {
        if (!_labels.TryGetValue((type, raw), out LabelConversion? conversion)) _labels.Add((type, raw), conversion = new LabelConversion(type, raw));
        return conversion;
    }

    private ContextualConversion InContext(Calibrator calibrator, ValueKind raw, Conversion bare)
    {
        (Conversion plain, ContextualConversion? contextual) = Build(calibrator, raw, bare);
        return contextual ?? new PlainConversion(plain);
    }

    private (Conversion Plain, ContextualConversion? Contextual) Build(Calibrator? calibrator, ValueKind raw, Conversion bare)
    {
        switch (calibrator)
        {
            case PolynomialCalibrator polynomial:
                return (new PolynomialConversion(polynomial, raw), null);
            // Splines of higher order are reported as unsupported by the checker: without their meaning there is no engineering value.
            case SplineCalibrator spline:
                return spline.Order <= 1 ? (new SplineConversion(spline, raw), null) : (new NoConversion(), null);
            case MathOperationCalibrator math:
                var program = new MathProgram(math.Operation);
                ValueSelector?[] operands = [.. program.Operands.Select(criteria.TrySelect)];
                if (operands.Length == 0) return (new MathConversion(program, raw), null);
                return operands.Any(o => o is null) ? (new NoConversion(), null) : (bare, new FormulaConversion(program, operands!, raw));
            default:
                return (bare, null);
        }
    }

    private (Conversion Plain, ContextualConversion? Contextual) BuildTime(TimeDataType type, ValueKind raw, CalibratorSet calibrators)
    {
        // Months and years have no length in seconds: the reader gives NaN and says so.
        if (type.SecondsPerUnit is double.NaN) return (new NoConversion(), null);
        var count = new TimeCount(type.Scale ?? 1, type.Offset ?? 0, type.SecondsPerUnit ?? 1);
        Conversion? inner = calibrators.Default is null ? null : Build(calibrators.Default, raw, new SameConversion(raw)).Plain;
        if (type is RelativeTimeDataType) return (new SecondsConversion(count, raw, inner), null);
        if (type.OffsetFrom is { } origin)
            return criteria.TrySelect(origin) is { } selector ? (new NoConversion(), new OffsetTimeConversion(count, selector, raw)) : (new NoConversion(), null);
        if (type.Epoch is null) return (new SecondsConversion(count, raw, inner), null);
        if (type.Epoch.Trim() == "UNIX") return (new InstantConversion(count, default, countsLeapSeconds: false, leapSeconds, raw, inner), null);
        return TimeEpochs.TryRead(type.Epoch, leapSeconds, out Instant epoch)
            ? (new InstantConversion(count, epoch, countsLeapSeconds: true, leapSeconds, raw, inner), null)
            : (new NoConversion(), null);
    }
}

/// <summary>The epochs of XTCE <c>EpochType</c>, but <c>UNIX</c>, which counts without leap seconds.</summary>
public static class TimeEpochs
{
    /// <summary>Reads an epoch.</summary>
    /// <param name="text"><c>TAI</c>, <c>J2000</c>, <c>GPS</c>, <c>UNIX</c>, or a date with or without time, in UTC.</param>
    /// <param name="leapSeconds">The leap seconds.</param>
    /// <param name="epoch">The instant.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(string text, LeapSeconds leapSeconds, out Instant epoch)
    {
        text = text.Trim();
        switch (text)
        {
            case "TAI": epoch = Epochs.Ccsds1958; return true;
            case "J2000": epoch = Epochs.J2000; return true;
            case "GPS": epoch = Epochs.Gps; return true;
            case "UNIX": epoch = Epochs.Unix; return true;
            default:
                // xs:dateTime may end in an offset from UTC: +02:00 is two hours ahead of it.
                Duration ahead = default;
                if (text.Length > 6 && text[^6] is '+' or '-' && TimeSpan.TryParseExact(text[^5..], "hh\\:mm", CultureInfo.InvariantCulture, out TimeSpan offset))
                {
                    ahead = Duration.FromNanoseconds((text[^6] == '-' ? -1 : 1) * offset.Ticks * TimeSpan.NanosecondsPerTick);
                    text = text[..^6];
                }
                if (!text.Contains('T', StringComparison.Ordinal)) text = text.TrimEnd('Z') + "T00:00:00";
                if (!text.EndsWith('Z')) text += "Z";
                if (!Instant.TryParseUtc(text, leapSeconds, out epoch)) return false;
                epoch -= ahead;
                return true;
        }
    }
}
