using System.Globalization;
using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>What stood in the bits of a type: raw and engineering value, and where it ended.</summary>
internal sealed record NaiveField(object? Raw, object? Eng, bool Invalid, Int128 End);

/// <summary>Values of all types from bits (rules 13 to 25).</summary>
internal sealed class NaiveFields(NaivePacket packet, NaiveReferences references, NaiveConditions conditions)
{
    private const int MaxElements = 1_048_576;

    private readonly NaiveCalibration _calibration = new(references, conditions);
    private readonly NaiveTimes _times = new(packet, references);

    /// <summary>Reads a value of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="dimensions">Dimensions said by the entry, or empty: the type's.</param>
    /// <param name="bits">The packet, or the joined segments of one value.</param>
    /// <param name="first">The first bit.</param>
    internal NaiveField Read(DataType? type, IReadOnlyList<Dimension> dimensions, bool[] bits, Int128 first)
    {
        packet.Step();
        return type switch
        {
            ArrayDataType array => packet.Inside(() => ReadArray(array, dimensions.Count > 0 ? dimensions : array.Dimensions, bits, first)),
            AggregateDataType aggregate => packet.Inside(() => ReadAggregate(aggregate, bits, first)),
            { Encoding: { } encoding } => ReadSingle(type, encoding, bits, first),
            _ => throw new NaiveFailure(NaiveErrorKind.BadDefinition, first, 0),
        };
    }

    /// <summary>The size of a type whose definition fixes it, or <see langword="null"/> (rules 2 and 8).</summary>
    internal static Int128? FixedSize(DataType? type, IReadOnlyList<Dimension> dimensions) => type switch
    {
        ArrayDataType array => (dimensions.Count > 0 ? dimensions : array.Dimensions)
            .Select(d => d is { StartingIndex: FixedIntegerValue from, EndingIndex: FixedIntegerValue to } ? to.Value - (Int128)from.Value + 1 : (Int128?)null)
            .Aggregate(FixedSize(array.ElementType.Target, []), (product, size) => size < 0 ? null : product * size),
        AggregateDataType aggregate => aggregate.Members.Select(m => FixedSize(m.Type.Target, [])).Aggregate((Int128?)0, (sum, size) => sum + size),
        { Encoding: IntegerDataEncoding integer } => integer.SizeInBits,
        { Encoding: FloatDataEncoding number } => number.SizeInBits,
        { Encoding: StringDataEncoding { BufferSizeInBits: FixedIntegerValue size } } => size.Value,
        { Encoding: BinaryDataEncoding { SizeInBits: FixedIntegerValue size } } => size.Value,
        _ => null,
    };

    /// <summary>Rule 23.</summary>
    private NaiveField ReadArray(ArrayDataType array, IReadOnlyList<Dimension> dimensions, bool[] bits, Int128 first)
    {
        var sizes = new List<Int128>();
        foreach (Dimension d in dimensions)
            sizes.Add((Int128)references.Evaluate(d.EndingIndex, conditions) - references.Evaluate(d.StartingIndex, conditions) + 1);
        if (sizes.Count == 0) throw new NaiveFailure(NaiveErrorKind.BadDefinition, first, 0);
        if (sizes.Any(s => s < 0)) throw new NaiveFailure(NaiveErrorKind.BadSize, first, 0);
        Int128 count = sizes.Contains(0) ? 0 : sizes.Aggregate((Int128)1, (product, s) => product > MaxElements ? product : product * s);
        if (count > MaxElements) throw new NaiveFailure(NaiveErrorKind.TooManyValues, first, 0);

        var raw = new List<object?>();
        var eng = new List<object?>();
        bool invalid = false;
        Int128 at = first;
        for (int i = 0; i < count; i++)
        {
            NaiveField element = Read(array.ElementType.Target, [], bits, at);
            raw.Add(element.Raw);
            eng.Add(element.Eng);
            invalid |= element.Invalid;
            at = element.End;
        }
        int[] dims = [.. sizes.Select(s => (int)Int128.Min(s, int.MaxValue))];
        return new NaiveField(new NaiveArray(dims, raw), new NaiveArray(dims, eng), invalid, at);
    }

    /// <summary>Rule 23.</summary>
    private NaiveField ReadAggregate(AggregateDataType aggregate, bool[] bits, Int128 first)
    {
        var raw = new List<KeyValuePair<string, object?>>();
        var eng = new List<KeyValuePair<string, object?>>();
        bool invalid = false;
        Int128 at = first;
        foreach (Member member in aggregate.Members)
        {
            NaiveField part = Read(member.Type.Target, [], bits, at);
            raw.Add(new(member.Name, part.Raw));
            eng.Add(new(member.Name, part.Eng));
            invalid |= part.Invalid;
            at = part.End;
        }
        return new NaiveField(new NaiveAggregate(raw), new NaiveAggregate(eng), invalid, at);
    }

    private NaiveField ReadSingle(DataType type, DataEncoding encoding, bool[] bits, Int128 first)
    {
        (object? raw, Int128 end) = encoding switch
        {
            IntegerDataEncoding integer => (NaiveNumbers.Integer(NaivePacket.Take(bits, first, integer.SizeInBits), integer), first + integer.SizeInBits),
            FloatDataEncoding number => (NaiveNumbers.Float(NaivePacket.Take(bits, first, number.SizeInBits), number), first + number.SizeInBits),
            StringDataEncoding text => new NaiveStrings(references, conditions).Read(text, bits, first),
            BinaryDataEncoding binary => ReadBinary(binary, bits, first),
            _ => throw new NaiveFailure(NaiveErrorKind.BadDefinition, first, 0),
        };
        packet.CountValue(first);
        return new NaiveField(raw, Engineering(type, encoding, raw), raw is null, end);
    }

    /// <summary>Rule 21: left-aligned, padded with zero bits; rule 25 for its size.</summary>
    private (object? Raw, Int128 End) ReadBinary(BinaryDataEncoding binary, bool[] bits, Int128 first)
    {
        long size = references.Evaluate(binary.SizeInBits, conditions);
        bool[] field = NaivePacket.Take(bits, first, size);
        return (NaiveStrings.ToOctets(field), first + size);
    }

    private object? Engineering(DataType type, DataEncoding encoding, object? raw)
    {
        switch (type)
        {
            case EnumeratedDataType enumeration: // Rule 18.
                return Label(enumeration, raw);
            case BooleanDataType boolean: // Rule 19.
                return raw switch
                {
                    long i => i != 0,
                    ulong u => u != 0,
                    double d => d != 0,
                    byte[] octets => octets.Any(o => o != 0),
                    string text => string.Equals(text, boolean.OneStringValue ?? "True", StringComparison.OrdinalIgnoreCase),
                    _ => null,
                };
            case NumericDataType when raw is string spelled: // Rule 16.
                return double.TryParse(spelled, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
            case TimeDataType time: // Rule 22.
                return _times.Engineering(time, raw);
            default:
                break;
        }

        // Rule 16.
        CalibratorSet calibrators = encoding switch
        {
            IntegerDataEncoding integer => integer.Calibrators,
            FloatDataEncoding number => number.Calibrators,
            _ => CalibratorSet.None,
        };
        double? number64 = raw switch { long i => i, ulong u => u, double d => d, _ => null };
        if (number64 is not { } x) return raw;
        if (_calibration.Choose(calibrators) is { } calibrator) return _calibration.Apply(calibrator, x);
        return type is FloatDataType ? x : raw;
    }

    private static string? Label(EnumeratedDataType enumeration, object? raw)
    {
        foreach (EnumerationLabel label in enumeration.Labels)
        {
            bool holds = raw switch
            {
                long i => i >= label.Value && i <= label.MaxValue,
                ulong u => u >= (Int128)label.Value && u <= (Int128)label.MaxValue,
                string text => text == label.Label,
                _ => false,
            };
            if (holds) return label.Label;
        }
        return null;
    }
}
