using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Processing.Telemetry;

namespace Zarya.Processing.Alarms;

/// <summary>A condition over the newest values of all packets: rules 26 to 29 of <c>docs/design/decoding.md</c>, with "newest" in place of "latest in this packet".</summary>
internal abstract class NewestCondition
{
    public abstract bool Holds(NewestValues newest);

    /// <summary>Makes a condition ready. What names nothing, and history, never holds.</summary>
    public static NewestCondition Of(MatchCriteria? criteria, Func<Parameter, int> slotOf) => criteria switch
    {
        null => new Always(true),
        AndedConditions and => new Every([.. and.Terms.Select(t => Of(t, slotOf))]),
        OredConditions or => new Any([.. or.Terms.Select(t => Of(t, slotOf))]),
        Comparison comparison => Of(comparison, slotOf),
        _ => new Always(false),
    };

    private static NewestCondition Of(Comparison comparison, Func<Parameter, int> slotOf)
    {
        if (Operand.TryOf(comparison.Left, slotOf) is not { } left) return new Always(false);
        if (comparison.Right is not null) return Operand.TryOf(comparison.Right, slotOf) is { } right ? new OfTwo(left, comparison.Operator, right) : new Always(false);
        return comparison.Value is null ? new Always(false) : new WithLiteral(left, comparison.Operator, new Literal(comparison.Value));
    }

    /// <summary>The newest value of a parameter, or of a part of it.</summary>
    private sealed record Operand(int Slot, InstanceRef Reference, DataType Type)
    {
        public static Operand? TryOf(InstanceRef reference, Func<Parameter, int> slotOf)
        {
            if (reference.Parameter?.Target is not { } parameter || reference.Instance != 0 || slotOf(parameter) is not (>= 0 and var slot)) return null;
            return PartTypes.TryFind(parameter.Type.Target, reference.Path) is { } type ? new Operand(slot, reference, type) : null;
        }

        public TelemetryValue Read(NewestValues newest) => newest.Read(Slot, Reference.Path, !Reference.UseCalibratedValue);

        public TelemetryValue ReadRaw(NewestValues newest) => newest.Read(Slot, Reference.Path, raw: true);
    }

    private sealed class Always(bool answer) : NewestCondition
    {
        public override bool Holds(NewestValues newest) => answer;
    }

    private sealed class Every(NewestCondition[] terms) : NewestCondition
    {
        public override bool Holds(NewestValues newest)
        {
            foreach (NewestCondition term in terms)
                if (!term.Holds(newest)) return false;
            return true;
        }
    }

    private sealed class Any(NewestCondition[] terms) : NewestCondition
    {
        public override bool Holds(NewestValues newest)
        {
            foreach (NewestCondition term in terms)
                if (term.Holds(newest)) return true;
            return false;
        }
    }

    private sealed class WithLiteral(Operand left, ComparisonOperator op, Literal literal) : NewestCondition
    {
        private readonly bool _isLabel = left.Type is EnumeratedDataType type && type.Labels.Any(l => l.Label == literal.Text);

        public override bool Holds(NewestValues newest)
        {
            TelemetryValue value = left.Read(newest);
            if (left.Type is EnumeratedDataType && left.Reference.UseCalibratedValue)
            {
                if (_isLabel) return value.Kind == TelemetryKind.Label && Comparing.Orders(op, string.CompareOrdinal(value.Text, literal.Text));
                // Rule 27: the raw value is there also when no label has it; a label that was set has its number only.
                TelemetryValue raw = left.ReadRaw(newest);
                if (raw.Kind == TelemetryKind.None && value.Kind == TelemetryKind.Label) raw = TelemetryValue.OfSigned(value.Integer);
                return literal.IsInteger && literal.Compares((ulong)raw.Integer, NumberKind(raw), op);
            }
            return value.Kind switch
            {
                TelemetryKind.None => false,
                TelemetryKind.Boolean => literal.AsTruth(left.Type) is { } truth && Comparing.Orders(op, value.Integer.CompareTo(truth ? 1L : 0L)),
                TelemetryKind.Text => Comparing.Orders(op, string.CompareOrdinal(value.Text, literal.Text)),
                TelemetryKind.Octets => literal.Octets is { } octets && Comparing.Orders(op, value.Octets.Span.SequenceCompareTo(octets)),
                _ => literal.Compares((ulong)value.Integer, NumberKind(value), op),
            };
        }
    }

    private sealed class OfTwo(Operand left, ComparisonOperator op, Operand right) : NewestCondition
    {
        public override bool Holds(NewestValues newest)
        {
            TelemetryValue l = left.Read(newest);
            TelemetryValue r = right.Read(newest);
            if (IsNumber(l) && IsNumber(r))
            {
                if (l.Kind != TelemetryKind.Float && r.Kind != TelemetryKind.Float) return Comparing.Orders(op, Exact(l).CompareTo(Exact(r)));
                l.TryGetNumber(out double left);
                r.TryGetNumber(out double right);
                return Comparing.Compares(op, left, right);
            }
            if (IsText(l) && IsText(r)) return Comparing.Orders(op, string.CompareOrdinal(l.Text, r.Text));
            return l.Kind == TelemetryKind.Octets && r.Kind == TelemetryKind.Octets && Comparing.Orders(op, l.Octets.Span.SequenceCompareTo(r.Octets.Span));
        }

        private static bool IsNumber(in TelemetryValue value) => value.Kind is TelemetryKind.Signed or TelemetryKind.Unsigned or TelemetryKind.Float or TelemetryKind.Boolean;

        private static bool IsText(in TelemetryValue value) => value.Kind is TelemetryKind.Text or TelemetryKind.Label;

        private static Int128 Exact(in TelemetryValue value) => value.Kind == TelemetryKind.Unsigned ? (ulong)value.Integer : value.Integer;
    }

    private static ValueKind NumberKind(in TelemetryValue value) => value.Kind switch
    {
        TelemetryKind.Signed => ValueKind.Signed,
        TelemetryKind.Unsigned => ValueKind.Unsigned,
        TelemetryKind.Float => ValueKind.Float,
        _ => ValueKind.None,
    };
}
