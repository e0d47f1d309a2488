using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>An aggregate: a heading, then its members (rule 23). Error or not, the heading says how many values belong to it.</summary>
internal sealed class AggregateStep(PlanItem item, Step[] members) : Step
{
    public override bool Run(ref DecodeState state)
    {
        int slot = state.Out.Count;
        if (!state.CountStep(item.ToString()) || !state.Put(item, 0, 0, 0)) return false;
        int done = 0;
        bool goesOn = true;
        for (; done < members.Length && goesOn; done++)
        {
            // Up to date before each member: a member's size may depend on one before it.
            CompositeHeading.Close(ref state, slot, item, ValueKind.Aggregate, done);
            goesOn = members[done].Run(ref state);
        }
        CompositeHeading.Close(ref state, slot, item, ValueKind.Aggregate, goesOn ? done : done - 1);
        return goesOn;
    }

    public PlanItem Item => item;

    public ReadOnlySpan<Step> Members => members;
}

/// <summary>An array: a heading, then its elements in row-major order (rule 23).</summary>
internal sealed class ArrayStep(PlanItem item, (IntegerSource Start, IntegerSource End)[] dimensions, Step[] element) : Step
{
    public const int ElementLimit = 1_048_576;

    private readonly string _name = item.ToString();

    public PlanItem Item => item;

    public Step[] Element => element;

    /// <summary>The number of elements if it is always the same.</summary>
    public int? FixedCount
    {
        get
        {
            long count = 1;
            foreach ((IntegerSource start, IntegerSource end) in dimensions)
            {
                if (start is not FixedInteger { Value: var first } || end is not FixedInteger { Value: var last }) return null;
                Int128 size = (Int128)last - first + 1;
                if (size < 0 || size > ElementLimit) return null;
                count *= (long)size;
                if (count > ElementLimit) return null;
            }
            return (int)count;
        }
    }

    public override bool Run(ref DecodeState state)
    {
        long count = 1;
        foreach ((IntegerSource start, IntegerSource end) in dimensions)
        {
            if (!start.TryGet(ref state, _name, out long first) || !end.TryGet(ref state, _name, out long last)) return false;
            Int128 size = (Int128)last - first + 1;
            if (size < 0 || size > ElementLimit) return state.Fail(DecodeErrorKind.BadSize, _name);
            count *= (long)size;
            if (count > ElementLimit) return state.Fail(DecodeErrorKind.BadSize, _name);
        }
        int slot = state.Out.Count;
        if (!state.CountStep(_name) || !state.Put(item, 0, 0, 0)) return false;
        long done = 0;
        bool goesOn = true;
        for (; done < count && goesOn; done++) goesOn = RunAll(element, ref state);
        CompositeHeading.Close(ref state, slot, item, ValueKind.Array, (int)(goesOn ? done : done - 1));
        return goesOn;
    }
}

/// <summary>The value that stands before the parts of an array or aggregate.</summary>
internal static class CompositeHeading
{
    public static void Close(ref DecodeState state, int slot, PlanItem item, ValueKind kind, int children)
    {
        ulong size = (uint)(state.Out.Count - slot - 1) | ((ulong)(uint)children << 32);
        state.Out.Slots[slot] = new ParameterValue(size, size, ParameterValue.MetaOf(item.Index, kind, kind));
    }
}
