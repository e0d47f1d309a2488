using System.Runtime.InteropServices;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Values;

/// <summary>
/// One decoded value, 24 octets, no references: rows of them are written by the decoder at memory speed.
/// <code>
///  0        8        16         20      22      23
///  | raw    | eng    | item     | flags | raw   | eng   |
///  | 64 bit | 64 bit | 32 bit   | 16    | kind  | kind  |
/// </code>
/// The last eight octets are constants of the plan but for flags, so that the decoder stores them as one number.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct ParameterValue
{
    /// <summary>Position of the alarm level inside <see cref="ValueFlags"/>.</summary>
    public const int AlarmShift = 4;

    /// <summary>Position of the flags inside the last eight octets.</summary>
    internal const int FlagsShift = 32;

    internal const int RawKindShift = 48;

    internal const int EngKindShift = 56;

    internal ParameterValue(ulong raw, ulong eng, ulong meta) => (RawBits, EngBits, Meta) = (raw, eng, meta);

    /// <summary>The raw value's bits, to be read by <see cref="RawKind"/>.</summary>
    public ulong RawBits { get; }

    /// <summary>The engineering value's bits, to be read by <see cref="EngKind"/>.</summary>
    public ulong EngBits { get; }

    internal ulong Meta { get; }

    /// <summary>Index into <see cref="Compiling.ContainerPlan.Items"/>: which parameter or part of one.</summary>
    public int Item => (int)(uint)Meta;

    /// <summary>What is to be said about it.</summary>
    public ValueFlags Flags => (ValueFlags)(ushort)(Meta >> FlagsShift);

    /// <summary>How to read <see cref="RawBits"/>.</summary>
    public ValueKind RawKind => (ValueKind)(byte)(Meta >> RawKindShift);

    /// <summary>How to read <see cref="EngBits"/>.</summary>
    public ValueKind EngKind => (ValueKind)(byte)(Meta >> EngKindShift);

    /// <summary>The worst static limit that is violated; <see cref="AlarmLevel.Normal"/> if none or if limits were not asked for.</summary>
    public AlarmLevel AlarmLevel => (AlarmLevel)((int)(Flags & ValueFlags.AlarmMask) >> AlarmShift);

    /// <summary>How many values follow that belong to this array or aggregate; 0 for anything else.</summary>
    public int DescendantCount => RawKind is ValueKind.Array or ValueKind.Aggregate ? (int)(uint)RawBits : 0;

    /// <summary>How many elements or members this array or aggregate has; 0 for anything else.</summary>
    public int ChildCount => RawKind is ValueKind.Array or ValueKind.Aggregate ? (int)(RawBits >> 32) : 0;

    /// <summary>A number of any kind as a double; times as TAI nanoseconds; NaN for what is no number.</summary>
    /// <param name="bits">Raw or engineering bits.</param>
    /// <param name="kind">Their kind.</param>
    /// <returns>The number.</returns>
    public static double ToDouble(ulong bits, ValueKind kind) => kind switch
    {
        ValueKind.Float => BitConverter.UInt64BitsToDouble(bits),
        ValueKind.Signed or ValueKind.Time => (long)bits,
        ValueKind.Unsigned or ValueKind.Boolean => bits,
        _ => double.NaN,
    };

    internal static ulong MetaOf(int item, ValueKind raw, ValueKind eng, ValueFlags flags = ValueFlags.None) =>
        (uint)item | ((ulong)flags << FlagsShift) | ((ulong)raw << RawKindShift) | ((ulong)eng << EngKindShift);

    /// <summary>The same description with another engineering kind.</summary>
    internal static ulong WithEngKind(ulong meta, ValueKind kind) => (meta & 0x00FF_FFFF_FFFF_FFFF) | ((ulong)kind << EngKindShift);

    /// <summary>The same description with flags added.</summary>
    internal static ulong WithFlags(ulong meta, ValueFlags flags) => meta | ((ulong)flags << FlagsShift);
}
