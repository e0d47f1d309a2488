using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling.Building;

/// <summary>What a type says about its size without a packet. Types that hold others many times over, level upon level, are looked at only so far: then nothing is said.</summary>
internal static class TypeSizes
{
    /// <summary>Types inside each other (rule 32).</summary>
    public const int DepthLimit = 64;

    /// <summary>Members, elements and wholes of one parameter.</summary>
    public const int PartLimit = 65_536;

    /// <summary>The size in bits if it is always the same, so that a projection can step over it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="dimensions">Dimensions said by the entry, or empty.</param>
    public static int? FixedBits(DataType type, IReadOnlyList<Dimension> dimensions)
    {
        int budget = PartLimit;
        return FixedBits(type, dimensions, 0, ref budget);
    }

    /// <summary>Whether a projection may step over a type without looking: a string may be damaged inside its buffer, and then the packet is.</summary>
    public static bool CanSkip(DataType type)
    {
        int budget = PartLimit;
        return CanSkip(type, 0, ref budget);
    }

    private static int? FixedBits(DataType type, IReadOnlyList<Dimension> dimensions, int depth, ref int budget)
    {
        if (depth > DepthLimit || --budget < 0) return null;
        Int128? bits = type switch
        {
            AggregateDataType aggregate => FixedBits(aggregate, depth, ref budget),
            ArrayDataType array => FixedCount(dimensions.Count > 0 ? dimensions : array.Dimensions) * (array.ElementType.Target is { } t ? FixedBits(t, [], depth + 1, ref budget) : null),
            { Encoding: BinaryDataEncoding { SizeInBits: FixedIntegerValue size } } => size.Value,
            { Encoding: StringDataEncoding { BufferSizeInBits: FixedIntegerValue size } } => size.Value,
            { Encoding: IntegerDataEncoding integer } => integer.SizeInBits,
            { Encoding: FloatDataEncoding real } => real.SizeInBits,
            _ => null,
        };
        return bits >= 0 && bits < int.MaxValue / 2 ? (int)bits : null;
    }

    private static Int128? FixedBits(AggregateDataType aggregate, int depth, ref int budget)
    {
        Int128 sum = 0;
        foreach (Member member in aggregate.Members)
        {
            if (member.Type.Target is not { } type || FixedBits(type, [], depth + 1, ref budget) is not { } bits) return null;
            sum += bits;
        }
        return sum;
    }

    private static Int128? FixedCount(IReadOnlyList<Dimension> dimensions)
    {
        Int128? count = dimensions.Count == 0 ? null : 1;
        foreach (Dimension dimension in dimensions)
        {
            if (dimension is not { StartingIndex: FixedIntegerValue start, EndingIndex: FixedIntegerValue end }) return null;
            Int128 size = (Int128)end.Value - start.Value + 1;
            if (size < 0 || size > ArrayStep.ElementLimit) return null;
            count *= size;
            if (count > ArrayStep.ElementLimit) return null;
        }
        return count;
    }

    private static bool CanSkip(DataType type, int depth, ref int budget)
    {
        if (depth > DepthLimit || --budget < 0) return false;
        switch (type)
        {
            case AggregateDataType aggregate:
                foreach (Member member in aggregate.Members)
                    if (member.Type.Target is not { } memberType || !CanSkip(memberType, depth + 1, ref budget)) return false;
                return true;
            case ArrayDataType array:
                return array.ElementType.Target is { } elementType && CanSkip(elementType, depth + 1, ref budget);
            default:
                return type.Encoding is not StringDataEncoding { LeadingSizeInBits: > 0 };
        }
    }
}
