using System.Runtime.CompilerServices;
using Zarya.Mdb.Values;

namespace Zarya.Outputs;

/// <summary>What is kept of the values of one item.</summary>
internal struct ItemSummary
{
    private ItemSummary(long[] labels) => (Least, Greatest, Labels) = (double.PositiveInfinity, double.NegativeInfinity, labels);

    /// <summary>Values.</summary>
    public long Count;

    /// <summary>Values that are numbers and not NaN.</summary>
    public long Numbers;

    /// <summary>Values without engineering value.</summary>
    public long Missing;

    /// <summary>Values out of their valid range, malformed or not valid.</summary>
    public long Flagged;

    public double Least;
    public double Greatest;
    public double Sum;

    /// <summary>How often each label.</summary>
    public long[] Labels;

    public static ItemSummary Empty(int labels) => new(new long[labels]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in ParameterValue value)
    {
        Count++;
        if (value.Flags != ValueFlags.None) AddFlags(value.Flags);
        switch (value.EngKind)
        {
            case ValueKind.Unsigned when (long)value.EngBits >= 0: AddNumber((long)value.EngBits); break;
            case ValueKind.Float: AddNumber(BitConverter.UInt64BitsToDouble(value.EngBits)); break;
            default: AddOther(in value); break;
        }
    }

    public void Add(in ItemSummary other)
    {
        Count += other.Count;
        Numbers += other.Numbers;
        Missing += other.Missing;
        Flagged += other.Flagged;
        Least = Math.Min(Least, other.Least);
        Greatest = Math.Max(Greatest, other.Greatest);
        Sum += other.Sum;
        for (int i = 0; i < Labels.Length; i++) Labels[i] += other.Labels[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddNumber(double number)
    {
        // NaN fails both comparisons: it is counted and nothing else.
        if (number < Least) Least = number;
        if (number > Greatest) Greatest = number;
        if (double.IsNaN(number)) return;
        Numbers++;
        Sum += number;
    }

    private void AddFlags(ValueFlags flags)
    {
        if ((flags & (ValueFlags.Malformed | ValueFlags.OutOfRange | ValueFlags.NotValid)) != 0) Flagged++;
    }

    private void AddOther(in ParameterValue value)
    {
        switch (value.EngKind)
        {
            case ValueKind.Label: Labels[(int)value.EngBits]++; break;
            case ValueKind.None: Missing++; break;
            case ValueKind.Signed or ValueKind.Unsigned or ValueKind.Boolean or ValueKind.Time: AddNumber(ParameterValue.ToDouble(value.EngBits, value.EngKind)); break;
        }
    }
}
