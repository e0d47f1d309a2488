using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>An aggregate: a heading, then its members (rule 23). Error or not, the heading says how many values belong to it.</summary>
internal sealed class AggregateStep(PlanItem item, Step[] members) : Step
{
    private readonly string _name = item.ToString();

    public override bool Run(ref DecodeState state)
    {
        if (!state.Open(item, _name, out int slot)) return false;
        return RunAll(members, ref state) ? CompositeHeading.Close(ref state, slot, item, ValueKind.Aggregate, members.Length) : CompositeHeading.Drop(ref state, slot);
    }

    public PlanItem Item => item;

    public ReadOnlySpan<Step> Members => members;

    public override PlanItem? Puts => item;

    public override IEnumerable<Step> Inside => members;
}

/// <summary>An array: a heading, then its elements; an array of several dimensions is an array of arrays, the first dimension outermost (rule 23).</summary>
/// <param name="items">The whole, then what stands at each further dimension but the elements.</param>
/// <param name="dimensions">First and last index of each dimension.</param>
/// <param name="element">Reads an element.</param>
internal sealed class ArrayStep(PlanItem[] items, (IntegerSource Start, IntegerSource End)[] dimensions, Step element) : Step
{
    public const int ElementLimit = 1_048_576;
    private const int DimensionLimit = 16;

    private readonly string _name = items[0].ToString();

    public PlanItem[] Items => items;

    public Step Element => element;

    public override PlanItem? Puts => items[0];

    public override IEnumerable<Step> Inside => [element];

    /// <summary>The sizes if they are always the same.</summary>
    public int[]? FixedSizes
    {
        get
        {
            if (dimensions.Any(d => d.Start is not FixedInteger || d.End is not FixedInteger)) return null;
            Int128[] sizes = [.. dimensions.Select(d => (Int128)((FixedInteger)d.End).Value - ((FixedInteger)d.Start).Value + 1)];
            return AreUsable(sizes) ? [.. sizes.Select(s => (int)s)] : null;
        }
    }

    public override bool Run(ref DecodeState state)
    {
        if (dimensions.Length > DimensionLimit) return state.Fail(DecodeErrorKind.BadSize, _name);
        Span<Int128> sizes = stackalloc Int128[dimensions.Length];
        for (int d = 0; d < dimensions.Length; d++)
        {
            if (!dimensions[d].Start.TryGet(ref state, _name, out long first) || !dimensions[d].End.TryGet(ref state, _name, out long last)) return false;
            sizes[d] = (Int128)last - first + 1;
        }
        if (!AreUsable(sizes)) return state.Fail(DecodeErrorKind.BadSize, _name);
        return RunDimension(ref state, sizes, 0);
    }

    private static bool AreUsable(ReadOnlySpan<Int128> sizes)
    {
        Int128 count = 1;
        foreach (Int128 size in sizes)
        {
            if (size < 0 || size > ElementLimit) return false;
            count *= size;
            if (count > ElementLimit) return false;
        }
        return true;
    }

    private bool RunDimension(ref DecodeState state, scoped ReadOnlySpan<Int128> sizes, int dimension)
    {
        if (!state.Open(items[dimension], _name, out int slot)) return false;
        int size = (int)sizes[dimension];
        for (int i = 0; i < size; i++)
        {
            bool goesOn = dimension + 1 < sizes.Length ? RunDimension(ref state, sizes, dimension + 1) : element.Run(ref state);
            if (!goesOn) return CompositeHeading.Drop(ref state, slot);
        }
        return CompositeHeading.Close(ref state, slot, items[dimension], ValueKind.Array, size);
    }
}

/// <summary>The value that stands before the parts of an array or aggregate.</summary>
internal static class CompositeHeading
{
    /// <summary>The parts are there; without any, the place must be in the packet all the same (rule 30). A whole with a malformed part is malformed (rule 23).</summary>
    public static bool Close(ref DecodeState state, int slot, PlanItem item, ValueKind kind, int children)
    {
        if (item.Parent is null && state.Cursor > state.BitLength && !state.Has(0, item.ToString())) return Drop(ref state, slot);
        ulong size = (uint)(state.Out.Count - slot - 1) | ((ulong)(uint)children << 32);
        ValueFlags flags = ValueFlags.None;
        if (state.HasMalformed)
            foreach (ref readonly ParameterValue part in state.Out.Values[(slot + 1)..]) flags |= part.Flags & ValueFlags.Malformed;
        state.Out.Slots[slot] = new ParameterValue(size, size, ParameterValue.MetaOf(item.Index, kind, kind, flags));
        state.Remember(item, slot);
        // Without parts too, the entry was there and ends here.
        state.Advance(0);
        return true;
    }

    /// <summary>A part could not be read: nothing of the whole is kept (rule 30).</summary>
    public static bool Drop(ref DecodeState state, int slot)
    {
        state.Out.Count = slot;
        return false;
    }
}
