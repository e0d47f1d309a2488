using System.Linq.Expressions;
using Zarya.Mdb.Compiling.Formats;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Kernels;

/// <summary>Typed expressions that read numbers at constant places. Everything is a number or a call of <see cref="KernelParts"/>: no text of a definition comes here.</summary>
internal static class BitExpressions
{
    /// <summary>The raw value of a number.</summary>
    /// <param name="packet">The packet's first octet, by reference.</param>
    /// <param name="bit">First bit.</param>
    /// <param name="format">The format.</param>
    /// <param name="safeOctets">Octets that the packet is known to have.</param>
    public static Expression Raw(Expression packet, int bit, NumberFormat format, int safeOctets)
    {
        Expression bits = BigEndian(packet, bit, format.SizeInBits, safeOctets);
        if (format.IsMirrored || format.Order == OctetOrder.Permuted || format.Code is not (NumberCode.Unsigned or NumberCode.TwosComplement or NumberCode.Single or NumberCode.Double))
            return Call(nameof(KernelParts.ToRaw), Expression.Constant(format), bits);
        if (format.Order == OctetOrder.Little && format.SizeInBits > 8) bits = Call(nameof(KernelParts.LittleEndian), bits, Expression.Constant(format.SizeInBits));
        return format.Code switch
        {
            NumberCode.TwosComplement when format.SizeInBits < 64 => Call(nameof(KernelParts.SignExtend), bits, Expression.Constant(format.SizeInBits)),
            NumberCode.Single => Call(nameof(KernelParts.Single), bits),
            _ => bits,
        };
    }

    /// <summary>Raw bits as a double.</summary>
    public static Expression ToDouble(Expression bits, ValueKind kind, int sizeInBits) => kind switch
    {
        ValueKind.Float => Call(nameof(KernelParts.Real), bits),
        // A number below 2⁶³ converts faster as signed.
        ValueKind.Signed => Call(nameof(KernelParts.FromSigned), bits),
        _ => Call(sizeInBits < 64 ? nameof(KernelParts.FromSigned) : nameof(KernelParts.FromUnsigned), bits),
    };

    public static MethodCallExpression Call(string part, params Expression[] arguments) =>
        Expression.Call(typeof(KernelParts).GetMethod(part)!, arguments);

    public static ConstantExpression Number(ulong value) => Expression.Constant(value);

    /// <summary>Bits in the order of transmission: one load of 1, 2, 4 or 8 octets where the packet is long enough for it, else two.</summary>
    private static Expression BigEndian(Expression packet, int bit, int count, int safeOctets)
    {
        int first = bit >> 3;
        int end = (bit & 7) + count;
        int octets = (end + 7) >> 3;
        int width = octets switch { 1 => 1, 2 => 2, 3 or 4 => 4, _ => 8 };
        if (octets == 9)
        {
            // A field of more than 56 bits across nine octets.
            Expression high = Expression.LeftShift(Load(packet, first, 8), Expression.Constant(end - 64));
            Expression low = Expression.RightShift(Load(packet, first + 8, 1), Expression.Constant(72 - end));
            return Mask(Expression.Or(high, low), count);
        }
        // Wider than the field: it may begin earlier, but not reach beyond what is known to be there.
        if (first + width > safeOctets) first = Math.Max(0, first + octets - width);
        if (first + width > safeOctets) return Pieces(packet, bit >> 3, octets, end, count);
        int down = width * 8 - (bit - first * 8) - count;
        Expression load = Load(packet, first, width);
        if (down > 0) load = Expression.RightShift(load, Expression.Constant(down));
        return bit - first * 8 > 0 ? Mask(load, count) : load;
    }

    private static Expression Pieces(Expression packet, int first, int octets, int end, int count)
    {
        Expression all = Load(packet, first, 1);
        for (int i = 1; i < octets; i++) all = Expression.Or(Expression.LeftShift(all, Expression.Constant(8)), Load(packet, first + i, 1));
        int down = octets * 8 - end;
        return Mask(down > 0 ? Expression.RightShift(all, Expression.Constant(down)) : all, count);
    }

    private static MethodCallExpression Load(Expression packet, int offset, int width) => Call(
        width switch { 1 => nameof(KernelParts.Read8), 2 => nameof(KernelParts.Read16), 4 => nameof(KernelParts.Read32), _ => nameof(KernelParts.Read64) },
        packet, Expression.Constant(offset));

    private static Expression Mask(Expression value, int count) => count == 64 ? value : Expression.And(value, Number((1UL << count) - 1));
}
