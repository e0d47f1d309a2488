using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Criteria;

/// <summary>A value against a literal (rules 26 and 27).</summary>
internal sealed class ComparisonTest(ValueSelector left, ComparisonOperator op, Literal literal) : CriteriaTest
{
    public ValueSelector Left => left;

    public ComparisonOperator Operator => op;

    public Literal Literal => literal;

    public override bool Holds(ref DecodeState state)
    {
        if (!left.TryGet(state.Out, out ulong bits, out ValueKind kind, out int slot))
        {
            // An enumeration without a label for this raw value still compares with a number.
            return slot >= 0 && left.Target.Labels.Count > 0 && !IsLabel && ComparesRaw(state.Out.Slots[slot]);
        }
        switch (kind)
        {
            case ValueKind.Label:
                return IsLabel ? Orders(string.CompareOrdinal(left.Target.Labels[(int)bits], literal.Text)) : ComparesRaw(state.Out.Slots[slot]);
            case ValueKind.Boolean:
                return literal.AsTruth(left.Target.Type) is { } truth && Orders(bits.CompareTo(truth ? 1UL : 0UL));
            case ValueKind.Text:
                ReadOnlySpan<byte> text = state.Out.GetOctets(in state.Out.Slots[slot], state.Packet, !left.UseCalibrated);
                return Orders(string.CompareOrdinal(Charsets.GetString(left.Target.Charset, text), literal.Text));
            case ValueKind.Octets:
                ReadOnlySpan<byte> octets = state.Out.GetOctets(in state.Out.Slots[slot], state.Packet, !left.UseCalibrated);
                return literal.Octets is { } expected && Orders(octets.SequenceCompareTo(expected));
            case ValueKind.Array or ValueKind.Aggregate:
                return false;
            default:
                return literal.CompareNumber(bits, kind) is { } order && Orders(order);
        }
    }

    /// <summary>Whether the literal is meant as a label of the left side's enumeration.</summary>
    public bool IsLabel => left.Target.Labels.Contains(literal.Text) || !literal.IsInteger;

    /// <summary>Whether a comparison result satisfies the operator.</summary>
    public bool Orders(int order) => Comparing.Orders(op, order);

    private bool ComparesRaw(in ParameterValue value) =>
        (value.Flags & ValueFlags.Malformed) == 0 && literal.CompareNumber(value.RawBits, value.RawKind) is { } order && Orders(order);
}
