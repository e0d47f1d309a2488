using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Zarya.Mdb.Compiling.Conversions;
using Zarya.Mdb.Compiling.Formats;
using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Kernels;

/// <summary>
/// What compiled code is put together from. Small and inlined: the JIT sees one straight line. Offsets are constants that the compiler of kernels has checked against the packet's length; nothing else may call these.
/// </summary>
internal static class KernelParts
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read8(ref byte packet, int offset) => Unsafe.Add(ref packet, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read16(ref byte packet, int offset) => BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref packet, offset)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read32(ref byte packet, int offset) => BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref packet, offset)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read64(ref byte packet, int offset) => BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref packet, offset)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(ref ParameterValue values, int slot, ulong raw, ulong eng, ulong meta) => Unsafe.Add(ref values, slot) = new ParameterValue(raw, eng, meta);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PutRow(ref double row, int column, double value) => Unsafe.Add(ref row, column) = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Single(ulong bits) => NumberCodes.Single(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bits(double value) => BitConverter.DoubleToUInt64Bits(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Real(ulong bits) => BitConverter.UInt64BitsToDouble(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double FromSigned(ulong bits) => (long)bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double FromUnsigned(ulong bits) => bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong SignExtend(ulong bits, int count) => Formats.Bits.SignExtend(bits, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LittleEndian(ulong bits, int count) => Formats.Bits.LittleEndian(bits, count);

    /// <summary>Where plain text stands, without the padding at its end.</summary>
    public static ulong LocateText(ref byte packet, ulong located, TextLayout layout)
    {
        int offset = (int)(uint)located;
        int octets = (int)(located >> 32);
        ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref packet, offset), octets);
        return (uint)offset | ((ulong)(layout.WithoutPadding(text, 0, octets * 8) >> 3) << 32);
    }

    public static ulong ToRaw(NumberFormat format, ulong bits)
    {
        ulong meta = 0;
        return format.ToRaw(bits, ref meta);
    }

    public static ulong Convert(Conversion conversion, ulong raw, ref ulong meta) => conversion.Convert(raw, ref meta);

    /// <summary>An engineering value as a number: labels and truth as the raw number, times in seconds, NaN if there is none.</summary>
    public static double ConvertToRow(Conversion conversion, ulong raw, ulong meta)
    {
        ulong eng = conversion.Convert(raw, ref meta);
        return RowNumbers.Of(new ParameterValue(raw, eng, meta));
    }

    public static int FindLabel(LabelConversion labels, ulong raw) => labels.Find(raw);

    public static ulong Check(ValueCheck check, ulong raw, ulong eng, ulong meta)
    {
        var probe = new ParameterValue(raw, eng, meta);
        return ParameterValue.WithFlags(meta, check.FlagsOf(raw, probe.RawKind, eng, probe.EngKind));
    }
}
