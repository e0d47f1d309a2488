using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions.Layouts;

/// <summary>The size of a value in the bits, where the definition fixes it; else why it does not.</summary>
/// <param name="Bits">The size, or <see langword="null"/>.</param>
/// <param name="Reason">Why there is none; empty if there is one.</param>
internal readonly record struct FieldSize(long? Bits, string Reason)
{
    private const int DepthLimit = 32;

    // Far above any packet, far below where sums overflow.
    private const long Largest = 1L << 40;

    /// <summary>The size of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="dimensions">Dimensions that an entry gives to an array, or empty.</param>
    public static FieldSize Of(DataType? type, IReadOnlyList<Dimension> dimensions) => Of(type, dimensions, 0);

    private static FieldSize Of(DataType? type, IReadOnlyList<Dimension> dimensions, int depth)
    {
        if (depth > DepthLimit) return new(null, "its type contains itself");
        return type switch
        {
            null => new(null, "its type is unknown"),
            ArrayDataType array => Times(Of(array.ElementType.Target, [], depth + 1), dimensions.Count > 0 ? dimensions : array.Dimensions),
            AggregateDataType aggregate => Sum(aggregate, depth),
            { Encoding: null } => new(null, "its type has no encoding"),
            _ => Of(type.Encoding),
        };
    }

    private static FieldSize Of(DataEncoding encoding) => encoding switch
    {
        IntegerDataEncoding i => new(i.SizeInBits, ""),
        FloatDataEncoding f => new(f.SizeInBits, ""),
        BinaryDataEncoding b => Of(b.SizeInBits, "size in bits: "),
        StringDataEncoding { BufferSizeInBits: { } buffer } => Of(buffer, "size in bits: "),
        StringDataEncoding { TerminationOctets.Length: > 0 } s => new(null, $"ends with 0x{Convert.ToHexString(s.TerminationOctets)}"),
        StringDataEncoding { LeadingSizeInBits: > 0 } => new(null, "its length stands in front"),
        _ => new(null, "as long as it takes"),
    };

    private static FieldSize Of(IntegerValue value, string before) =>
        ValueWords.Fixed(value) is { } bits ? Bounded(bits, before) : new(null, before + ValueWords.Of(value));

    private static FieldSize Bounded(long bits, string before) => bits is >= 0 and <= Largest ? new(bits, "") : new(null, before + Numbers.Plain(bits));

    private static FieldSize Times(FieldSize element, IReadOnlyList<Dimension> dimensions)
    {
        if (element.Bits is not { } bits) return element;
        if (dimensions.Count == 0) return new(null, "its dimensions are unknown");
        foreach (Dimension dimension in dimensions)
        {
            if (ValueWords.Fixed(dimension.StartingIndex) is not { } from || ValueWords.Fixed(dimension.EndingIndex) is not { } to)
                return new(null, "dimensions " + ValueWords.Of(dimensions));
            if (to - from + 1 is < 0 or > Largest || (bits > 0 && to - from + 1 > Largest / bits)) return new(null, "dimensions " + ValueWords.Of(dimensions));
            bits *= to - from + 1;
        }
        return new(bits, "");
    }

    private static FieldSize Sum(AggregateDataType aggregate, int depth)
    {
        long bits = 0;
        foreach (Member member in aggregate.Members)
        {
            FieldSize size = Of(member.Type.Target, [], depth + 1);
            if (size.Bits is not { } one) return new(null, $"{Escaped.Text(member.Name)}: {size.Reason}");
            bits += one;
            if (bits > Largest) return new(null, "larger than any packet");
        }
        return new(bits, "");
    }
}
