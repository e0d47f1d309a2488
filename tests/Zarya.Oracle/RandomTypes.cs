using System.Globalization;
using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>Random types of every kind over every encoding.</summary>
/// <param name="random">The dice.</param>
/// <param name="values">Conditions, integers and calibrators.</param>
/// <param name="times">Parameters that hold an absolute time.</param>
internal sealed class RandomTypes(Random random, RandomValues values, List<Parameter> times)
{
    private static readonly int[] FavouriteSizes = [1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 24, 31, 32, 33, 48, 63, 64];

    /// <summary>Any type.</summary>
    /// <param name="depth">How deep inside arrays and aggregates.</param>
    /// <param name="fixedSize">Whether the definition must fix its size.</param>
    internal DataType Any(int depth = 0, bool fixedSize = false)
    {
        switch (random.Weighted(30, 14, 12, 10, 10, 8, 8, depth < 2 ? 6 : 0, depth < 2 ? 6 : 0))
        {
            case 0:
                return Make.IntegerType(random.Percent(90) ? Integer(calibrated: true) : random.Percent(50) ? Float(calibrated: true) : String(fixedSize));
            case 1:
                return Make.FloatType(random.Percent(60) ? Float(calibrated: true) : Integer(calibrated: true));
            case 2:
                return Enumerated(fixedSize);
            case 3:
                return Boolean(fixedSize);
            case 4:
                return Make.StringType(String(fixedSize));
            case 5:
                return Make.BinaryType(Size(0, 70, 1, fixedSize));
            case 6:
                return Time(fixedSize);
            case 7:
                return Array(depth, fixedSize);
            default:
                return Make.AggregateType([.. Enumerable.Range(0, random.Next(1, 5)).Select(i => ("m" + i.ToString(CultureInfo.InvariantCulture), Any(depth + 1, fixedSize)))]);
        }
    }

    /// <summary>A type that can be sent in segments of one bit or more.</summary>
    internal DataType Segmentable() => random.Weighted(60, 20, 20) switch
    {
        0 => Make.IntegerType(new IntegerDataEncoding { SizeInBits = random.Next(2, 65), Encoding = random.Pick(Enum.GetValues<IntegerEncoding>()), Calibrators = values.Calibrators() }),
        1 => Make.FloatType(Float(calibrated: true)),
        _ => Make.BinaryType(Make.Fixed(random.Next(2, 50))),
    };

    private IntegerDataEncoding Integer(bool calibrated)
    {
        int bits = random.Percent(60) ? random.Pick(FavouriteSizes) : random.Next(1, 65);
        var encoding = (IntegerEncoding)random.Weighted(45, 25, 8, 8, 7, 7);
        if (encoding is IntegerEncoding.Bcd or IntegerEncoding.PackedBcd && random.Percent(80)) bits = 8 * random.Next(1, 5);
        return new IntegerDataEncoding
        {
            SizeInBits = bits,
            Encoding = encoding,
            ByteOrder = Order(bits),
            BitOrder = Mirror(),
            Calibrators = calibrated ? values.Calibrators() : CalibratorSet.None,
        };
    }

    private FloatDataEncoding Float(bool calibrated)
    {
        (FloatEncoding encoding, int bits) = random.Weighted(15, 35, 25, 12, 10, 3) switch
        {
            0 => (FloatEncoding.Ieee754, 16),
            1 => (FloatEncoding.Ieee754, 32),
            2 => (FloatEncoding.Ieee754, 64),
            3 => (FloatEncoding.MilStd1750A, 32),
            4 => (FloatEncoding.MilStd1750A, 48),
            _ => (random.Pick(FloatEncoding.Dec, FloatEncoding.Ibm, FloatEncoding.Ti), 32),
        };
        return new FloatDataEncoding
        {
            SizeInBits = bits,
            Encoding = encoding,
            ByteOrder = Order(bits),
            BitOrder = Mirror(),
            Calibrators = calibrated ? values.Calibrators() : CalibratorSet.None,
        };
    }

    private ByteOrder Order(int bits)
    {
        int[] places = [.. Enumerable.Range(0, bits / 8)];
        random.Shuffle(places);
        return random.Weighted(65, 25, 10) switch
        {
            0 => ByteOrder.MostSignificantFirst,
            1 => ByteOrder.LeastSignificantFirst,
            _ => bits % 8 == 0 ? ByteOrder.TryCreate(places)! : ByteOrder.MostSignificantFirst,
        };
    }

    private BitOrder Mirror() => random.Percent(88) ? BitOrder.MostSignificantBitFirst : BitOrder.LeastSignificantBitFirst;

    private StringDataEncoding String(bool fixedSize)
    {
        Charset charset = random.Percent(50) ? Charset.Utf8 : random.Pick(Enum.GetValues<Charset>());
        int unit = NaiveCharsets.UnitOctets(charset);
        IntegerValue? buffer = fixedSize || random.Percent(70) ? Size(0, 80, random.Percent(90) ? 8 * unit : 3, fixedSize) : null;
        int ending = random.Weighted(buffer is null ? 0 : 40, 40, 20);
        return new StringDataEncoding
        {
            Charset = charset,
            BufferSizeInBits = buffer,
            MaxSizeInBits = buffer is FixedIntegerValue ? null : random.Pick<int?>(null, null, 48, 88, 128),
            TerminationOctets = ending == 1 ? [.. Enumerable.Repeat((byte)random.Pick(0, 0, 0x20, 0x41), unit * random.Pick(1, 1, 1, 2))] : [],
            LeadingSizeInBits = ending == 2 ? random.Pick(3, 3, 4, 4, 8, 16) : 0,
        };
    }

    private IntegerValue Size(int least, int most, int step, bool fixedSize) =>
        fixedSize ? Make.Fixed(least + (random.Next(((most - least) / step) + 1) * step)) : values.Integer(least, most, step);

    private EnumeratedDataType Enumerated(bool fixedSize)
    {
        var labels = new List<EnumerationLabel>();
        long next = random.Pick(-3, 0, 0, 1);
        for (int i = random.Next(0, 7); i > 0; i--)
        {
            long last = next + (random.Percent(30) ? random.Next(1, 20) : 0);
            labels.Add(new EnumerationLabel(next, last, random.Percent(90) ? "L" + next.ToString(CultureInfo.InvariantCulture) : random.Pick("a", "ab", "7"), null));
            next = random.Percent(10) ? next : last + random.Next(1, 3);
        }
        DataEncoding encoding = random.Weighted(90, 4, 6) switch { 0 => Integer(calibrated: random.Percent(20)), 1 => Float(calibrated: false), _ => String(fixedSize) };
        return Make.EnumeratedType(encoding, [.. labels]);
    }

    private BooleanDataType Boolean(bool fixedSize)
    {
        DataEncoding encoding = random.Weighted(70, 8, 12, 10) switch
        {
            0 => Integer(calibrated: false),
            1 => Float(calibrated: false),
            2 => String(fixedSize),
            _ => new BinaryDataEncoding { SizeInBits = Size(0, 20, 1, fixedSize) },
        };
        return random.Percent(50) ? Make.BooleanType(encoding) : Make.BooleanType(encoding, random.Pick("On", "a", "1"), random.Pick("Off", "b", "0"));
    }

    private DataType Time(bool fixedSize)
    {
        double? scale = random.Pick<double?>(null, null, 1, 1e-3, 1.0 / 65536, 0.25);
        double? offset = random.Pick<double?>(null, null, 10, -0.5);
        double? unit = random.Pick<double?>(null, 1, 1e-3, 1e-6, 60, 86400);
        DataEncoding encoding = random.Weighted(75, 15, 10) switch { 0 => Integer(calibrated: false), 1 => Float(calibrated: false), _ => String(fixedSize) };
        if (random.Percent(25)) return Make.RelativeTime(encoding, scale, offset, unit);
        InstanceRef? from = times.Count > 0 && random.Percent(30) ? Make.At(random.Pick(times)) : null;
        string? epoch = from is not null ? null : random.Pick<string?>(null, "TAI", "UNIX", "GPS", "J2000", "2000-01-01", "1999-12-31T23:59:59", "2017-01-01T00:00:00Z");
        return Make.AbsoluteTime(encoding, epoch, scale, offset, unit, from);
    }

    private ArrayDataType Array(int depth, bool fixedSize)
    {
        int dimensions = random.Weighted(60, 30, 10) + 1;
        var list = new List<Dimension>();
        for (int i = 0; i < dimensions; i++)
        {
            int start = random.Percent(85) ? 0 : random.Next(1, 3);
            list.Add(new Dimension(Make.Fixed(start), fixedSize || random.Percent(70) ? Make.Fixed(start + random.Next(-1, 4)) : values.Integer(start - 1, start + 3)));
        }
        return new ArrayDataType { Name = "array", ElementType = Make.Ref(Any(depth + 1, fixedSize)), Dimensions = list, DimensionCount = dimensions };
    }
}
