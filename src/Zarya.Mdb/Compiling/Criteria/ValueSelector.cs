using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Criteria;

/// <summary>Finds the latest value of a parameter, or of a part of it, among what was decoded (rule 26).</summary>
internal sealed class ValueSelector(PlanItem item, IReadOnlyList<PathStep> path, PlanItem target, bool useCalibrated)
{
    /// <summary>The whole parameter.</summary>
    public PlanItem Item => item;

    /// <summary>The part that is meant.</summary>
    public PlanItem Target => target;

    public bool UseCalibrated => useCalibrated;

    /// <summary>Whether the whole is meant, not a part.</summary>
    public bool IsWhole => path.Count == 0;

    /// <summary>The slot, or -1 if the value is not there.</summary>
    private int FindSlot(ref DecodeState state)
    {
        int slot = state.Out.LastSlots[item.ReferenceIndex];
        for (int i = 0; i < path.Count && slot >= 0; i++) slot = Descend(ref state, slot, path[i]);
        return slot;
    }

    /// <summary>Bits and kind of the value; false if it is not there or has no engineering value.</summary>
    public bool TryGet(ref DecodeState state, out ulong bits, out ValueKind kind, out int slot)
    {
        slot = FindSlot(ref state);
        if (slot < 0)
        {
            (bits, kind) = (0, ValueKind.None);
            return false;
        }
        ref readonly ParameterValue value = ref state.Out.Slots[slot];
        (bits, kind) = useCalibrated ? (value.EngBits, value.EngKind) : (value.RawBits, value.RawKind);
        return kind != ValueKind.None;
    }

    /// <summary>The value as a number; false for what is no number.</summary>
    public bool TryGetNumber(ref DecodeState state, out double number)
    {
        bool found = TryGet(ref state, out ulong bits, out ValueKind kind, out _);
        number = ParameterValue.ToDouble(bits, kind);
        return found && kind is ValueKind.Signed or ValueKind.Unsigned or ValueKind.Float or ValueKind.Boolean;
    }

    private static int Descend(ref DecodeState state, int slot, PathStep step)
    {
        ParameterValue[] slots = state.Out.Slots;
        ref readonly ParameterValue whole = ref slots[slot];
        bool isArray = whole.RawKind == ValueKind.Array;
        if (whole.ChildCount == 0 || isArray != (step.Member is null)) return -1;
        // The resolver made a member's index; an array's is as written.
        if (step.Index < 0 || step.Index >= whole.ChildCount) return -1;
        if (whole.DescendantCount == whole.ChildCount) return slot + 1 + step.Index;
        state.Spend(step.Index);
        int child = slot + 1;
        for (int i = 0; i < step.Index; i++) child += 1 + slots[child].DescendantCount;
        return child;
    }
}
