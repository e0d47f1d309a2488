using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Criteria;

/// <summary>A value against another value (rule 28).</summary>
internal sealed class PairTest(ValueSelector left, ComparisonOperator op, ValueSelector right) : CriteriaTest
{
    public ValueSelector Left => left;

    public ValueSelector Right => right;

    public override bool Holds(ref DecodeState state)
    {
        if (!left.TryGet(ref state, out ulong leftBits, out ValueKind leftKind, out int leftSlot)) return false;
        if (!right.TryGet(ref state, out ulong rightBits, out ValueKind rightKind, out int rightSlot)) return false;
        if (IsNumber(leftKind) && IsNumber(rightKind)) return ComparesNumbers(leftBits, leftKind, rightBits, rightKind);
        if (IsText(leftKind) && IsText(rightKind))
            return CompareTexts(ref state, leftSlot, rightSlot);
        return leftKind == ValueKind.Octets && rightKind == ValueKind.Octets && Comparing.Orders(op, OctetsOf(ref state, left, leftSlot).SequenceCompareTo(OctetsOf(ref state, right, rightSlot)));
    }

    private bool ComparesNumbers(ulong leftBits, ValueKind leftKind, ulong rightBits, ValueKind rightKind)
    {
        if (leftKind != ValueKind.Float && rightKind != ValueKind.Float)
            return Comparing.Orders(op, Exact(leftBits, leftKind).CompareTo(Exact(rightBits, rightKind)));
        double l = ParameterValue.ToDouble(leftBits, leftKind);
        double r = ParameterValue.ToDouble(rightBits, rightKind);
        return Comparing.Compares(op, l, r);
    }

    private static Int128 Exact(ulong bits, ValueKind kind) => kind is ValueKind.Signed ? (Int128)(long)bits : bits;

    private static bool IsNumber(ValueKind kind) => kind is ValueKind.Signed or ValueKind.Unsigned or ValueKind.Float or ValueKind.Boolean;

    private static bool IsText(ValueKind kind) => kind is ValueKind.Text or ValueKind.Label;

    private static ReadOnlySpan<byte> OctetsOf(ref DecodeState state, ValueSelector selector, int slot) =>
        state.Out.GetOctets(in state.Out.Slots[slot], state.Packet, !selector.UseCalibrated);

    private bool CompareTexts(ref DecodeState state, int leftSlot, int rightSlot)
    {
        // The buffer grows before the first is read, so that the second does not move it.
        int room = OctetsOf(ref state, left, leftSlot).Length;
        state.Spend(room + OctetsOf(ref state, right, rightSlot).Length);
        state.Out.ReadText(right.Target.Charset, OctetsOf(ref state, right, rightSlot), room);
        return Comparing.Orders(op, TextOf(ref state, left, leftSlot, 0).SequenceCompareTo(TextOf(ref state, right, rightSlot, room)));
    }

    private static ReadOnlySpan<char> TextOf(ref DecodeState state, ValueSelector selector, int slot, int at)
    {
        ref readonly ParameterValue value = ref state.Out.Slots[slot];
        ValueKind kind = selector.UseCalibrated ? value.EngKind : value.RawKind;
        return kind == ValueKind.Label ? selector.Target.Labels[(int)value.EngBits] : state.Out.ReadText(selector.Target.Charset, OctetsOf(ref state, selector, slot), at);
    }
}
