using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Criteria;

/// <summary>A value against a literal (rules 26 and 27).</summary>
internal sealed class ComparisonTest(ValueSelector left, ComparisonOperator op, Literal literal) : CriteriaTest
{
    public ValueSelector Left => left;

    public ComparisonOperator Operator => op;

    public Literal Literal => literal;

    /// <summary>Whether the left side is the engineering value of an enumeration.</summary>
    public bool IsOfEnumeration { get; } = left.UseCalibrated && left.Target.Type is EnumeratedDataType;

    /// <summary>Whether the literal is one of that enumeration's labels; else it is compared with the raw value.</summary>
    public bool IsLabel { get; } = left.Target.Labels.Contains(literal.Text);

    public override bool Holds(ref DecodeState state)
    {
        bool isThere = left.TryGet(ref state, out ulong bits, out ValueKind kind, out int slot);
        if (IsOfEnumeration)
        {
            if (slot < 0) return false;
            if (IsLabel) return isThere && Comparing.Orders(op, string.CompareOrdinal(left.Target.Labels[(int)bits], literal.Text));
            // Rule 27: the raw value is there also when no label has it.
            ref readonly ParameterValue value = ref state.Out.Slots[slot];
            return literal.IsInteger && literal.Compares(value.RawBits, value.RawKind, op);
        }
        if (!isThere) return false;
        switch (kind)
        {
            case ValueKind.Boolean:
                return literal.AsTruth(left.Target.Type) is { } truth && Comparing.Orders(op, bits.CompareTo(truth ? 1UL : 0UL));
            case ValueKind.Text:
                ReadOnlySpan<byte> text = state.Out.GetOctets(in state.Out.Slots[slot], state.Packet, !left.UseCalibrated);
                state.Spend(text.Length);
                return Comparing.Orders(op, state.Out.ReadText(left.Target.Charset, text).SequenceCompareTo(literal.Text));
            case ValueKind.Octets:
                ReadOnlySpan<byte> octets = state.Out.GetOctets(in state.Out.Slots[slot], state.Packet, !left.UseCalibrated);
                return literal.Octets is { } expected && Comparing.Orders(op, octets.SequenceCompareTo(expected));
            default:
                return literal.Compares(bits, kind, op);
        }
    }
}
