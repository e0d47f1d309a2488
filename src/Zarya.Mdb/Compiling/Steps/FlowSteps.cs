using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>Steps over bits that no value is made of (rule 7).</summary>
internal sealed class SkipStep(int bits, string entry) : Step
{
    public int SizeInBits => bits;

    public override bool Run(ref DecodeState state)
    {
        if (!state.Has(bits, entry)) return false;
        state.Advance(bits);
        return true;
    }
}

/// <summary>Moves the cursor to an entry's place (rule 2).</summary>
internal sealed class LocateStep(IntegerSource offset, ReferenceLocation from, IntegerSource? before, string entry) : Step
{
    /// <summary>The place when it is a constant from the cursor or the container's start.</summary>
    public (long Offset, ReferenceLocation From)? Constant =>
        before is null && offset is FixedInteger { Value: var value } && from is ReferenceLocation.PreviousEntry or ReferenceLocation.ContainerStart ? (value, from) : null;

    public override bool Run(ref DecodeState state)
    {
        if (!offset.TryGet(ref state, entry, out long bits)) return false;
        long ahead = 0;
        if (before is not null && !before.TryGet(ref state, entry, out ahead)) return false;
        long reference = from switch
        {
            ReferenceLocation.ContainerStart => state.ContainerStart,
            ReferenceLocation.ContainerEnd => state.ContainerEnd,
            _ => state.Cursor,
        };
        // Saturating: a place beyond 2³¹ bits is as far outside as any.
        Int128 place = (Int128)reference + (from == ReferenceLocation.ContainerEnd ? -(Int128)bits : bits) - ahead;
        if (place < 0 || place > int.MaxValue / 2)
        {
            state.Cursor = place < 0 ? (int)Int128.Max(place, int.MinValue / 2) : int.MaxValue / 2;
            return state.Fail(place < 0 ? DecodeErrorKind.BadLocation : DecodeErrorKind.TooShort, entry);
        }
        state.Cursor = (int)place;
        return true;
    }
}

/// <summary>An entry that is there only while a condition holds (rule 6).</summary>
internal sealed class IncludeStep(CriteriaTest condition, Step[] steps) : Step
{
    public override bool Run(ref DecodeState state) => !condition.Holds(ref state) || RunAll(steps, ref state);
}

/// <summary>An entry that is repeated (rule 5).</summary>
internal sealed class RepeatStep(IntegerSource count, IntegerSource? gap, Step[] steps, string entry) : Step
{
    public const int CountLimit = 65_536;

    public override bool Run(ref DecodeState state)
    {
        if (!count.TryGet(ref state, entry, out long times)) return false;
        if (times is < 0 or > CountLimit) return state.Fail(DecodeErrorKind.BadSize, entry);
        for (long i = 0; i < times; i++)
        {
            if (!state.CountStep(entry)) return false;
            if (i > 0 && gap is not null && !TryMove(ref state)) return false;
            if (!RunAll(steps, ref state)) return false;
        }
        return true;
    }

    private bool TryMove(ref DecodeState state)
    {
        if (!gap!.TryGet(ref state, entry, out long bits)) return false;
        long place = state.Cursor + Math.Clamp(bits, int.MinValue / 2, int.MaxValue / 4);
        if (place < 0 || place > int.MaxValue / 2) return state.Fail(place < 0 ? DecodeErrorKind.BadLocation : DecodeErrorKind.TooShort, entry);
        state.Cursor = (int)place;
        return true;
    }
}

/// <summary>An entry whose definition cannot be used: the checker said why.</summary>
internal sealed class BrokenStep(string entry) : Step
{
    public override bool Run(ref DecodeState state) => state.Fail(DecodeErrorKind.BadDefinition, entry);
}
