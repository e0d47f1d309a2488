using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Compiling.Formats;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Kernels;

/// <summary>Answers conditions from a packet's known beginning, as far as it goes, by the code that answers them for whole packets; notes the octets that the answers depend on.</summary>
/// <param name="plan">The plan.</param>
/// <param name="known">The first octets.</param>
/// <param name="path">The fields before the condition that anything asks for, in order; whoever made this changes them.</param>
/// <param name="octets">Where to note them.</param>
internal sealed class CriteriaReach(ContainerPlan plan, byte[] known, IReadOnlyList<StaticField> path, OctetSet octets)
{
    private readonly DecodedPacket _values = new(plan, 2);
    private readonly List<StaticField> _open = [];

    /// <summary>Whether a condition holds; <see langword="null"/> if that depends on octets that are not known.</summary>
    public bool? Ask(CriteriaTest test)
    {
        _open.Clear();
        bool? answer = Answer(test);
        // What is not known does not matter beside a term that decides, but for the steps that reading text costs (rule 32).
        if (answer is null || _open.Any(f => f.Text is not null))
            foreach (StaticField field in _open) octets.Add(field);
        return answer;
    }

    private bool? Answer(CriteriaTest test) => test switch
    {
        ConstantTest constant => constant.Value,
        AllTest all => Combine(all.Terms, decisive: false),
        AnyTest any => Combine(any.Terms, decisive: true),
        ComparisonTest comparison => Answer(test, comparison.Left, comparison.Left),
        PairTest pair => Answer(test, pair.Left, pair.Right),
        _ => Leave(path),
    };

    /// <summary>One term that decides is enough; without one, all must be known.</summary>
    private bool? Combine(ReadOnlySpan<CriteriaTest> terms, bool decisive)
    {
        (bool isDecided, bool isOpen) = (false, false);
        foreach (CriteriaTest term in terms)
        {
            bool? answer = Answer(term);
            isDecided |= answer == decisive;
            isOpen |= answer is null;
        }
        return isDecided ? decisive : isOpen ? null : !decisive;
    }

    private bool? Answer(CriteriaTest test, ValueSelector left, ValueSelector right)
    {
        StaticField? leftField = path.LastOrDefault(f => f.Item == left.Item);
        StaticField? rightField = path.LastOrDefault(f => f.Item == right.Item);
        // Rule 26: a value that is not there makes a comparison false.
        if (leftField is null || rightField is null) return false;
        if (IsKnown(left, leftField) && IsKnown(right, rightField))
        {
            octets.Add(leftField);
            octets.Add(rightField);
            return Holds(test, leftField, rightField);
        }
        return Leave(path.Where(f => f.Item.Parameter == left.Item.Parameter || f.Item.Parameter == right.Item.Parameter));
    }

    private bool? Leave(IEnumerable<StaticField> fields)
    {
        _open.AddRange(fields);
        return null;
    }

    private bool IsKnown(ValueSelector selector, StaticField field) =>
        selector.IsWhole && field.Number is { } number && field.Bit + number.Format.SizeInBits <= known.Length * 8L;

    private bool Holds(CriteriaTest test, params ReadOnlySpan<StaticField> fields)
    {
        _values.Reset();
        _values.LastSlots.AsSpan().Fill(-1);
        var state = new DecodeState { Packet = known, Out = _values };
        foreach (StaticField field in fields) field.Number!.Finish(ref state, Bits.Read(known, field.Bit, field.Number.Format.SizeInBits));
        return test.Holds(ref state);
    }
}
