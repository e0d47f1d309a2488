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
/// <param name="offset">Bits from the reference.</param>
/// <param name="from">The reference.</param>
/// <param name="size">For places from the container's end: its stated size, or <see langword="null"/>.</param>
/// <param name="back">Bits that the entry itself and what lies between take, when it is placed by its end.</param>
/// <param name="gap">For an entry before another one that is placed: the bits between them.</param>
/// <param name="entry">Its name in errors.</param>
internal sealed class LocateStep(IntegerSource offset, ReferenceLocation from, IntegerSource? size, long back, IntegerSource? gap, string entry) : Step
{
    /// <summary>The place when it is a constant from the cursor or the container's start.</summary>
    public (long Offset, ReferenceLocation From)? Constant =>
        gap is null && back == 0 && offset is FixedInteger { Value: var value } && from is ReferenceLocation.PreviousEntry or ReferenceLocation.ContainerStart ? (value, from) : null;

    public override bool Run(ref DecodeState state)
    {
        long ahead = 0;
        if (gap is not null && !gap.TryGet(ref state, entry, out ahead)) return false;
        if (!offset.TryGet(ref state, entry, out long bits)) return false;
        Int128 reference = from == ReferenceLocation.ContainerStart ? state.ContainerStart : state.Cursor;
        if (from == ReferenceLocation.ContainerEnd)
        {
            reference = state.BitLength;
            if (size is not null)
            {
                if (!size.TryGet(ref state, entry, out long containerBits)) return false;
                reference = Int128.Min(reference, state.ContainerStart + (Int128)containerBits);
            }
        }
        Int128 place = reference + (from == ReferenceLocation.ContainerEnd ? -(Int128)bits : bits) - ahead - back;
        return state.TryMove(place, entry);
    }
}

/// <summary>An entry that is there only while a condition holds (rule 6).</summary>
internal sealed class IncludeStep(CriteriaTest condition, Step[] steps) : Step
{
    public override IEnumerable<Step> Inside => steps;

    public override bool Run(ref DecodeState state) => !condition.Holds(ref state) || RunAll(steps, ref state);
}

/// <summary>An entry that is repeated: count and gap are asked once, before its place (rule 5).</summary>
internal sealed class RepeatStep(IntegerSource count, IntegerSource? gap, Step? locate, Step content, string entry) : Step
{
    public const int CountLimit = 65_536;

    public override IEnumerable<Step> Inside => [content];

    public override bool Run(ref DecodeState state)
    {
        if (!count.TryGet(ref state, entry, out long times)) return false;
        if (times is < 0 or > CountLimit) return state.Fail(DecodeErrorKind.BadSize, entry);
        if (times == 0) return true;
        long bits = 0;
        if (gap is not null && !gap.TryGet(ref state, entry, out bits)) return false;
        if (locate is not null && !locate.Run(ref state)) return false;
        for (long i = 0; i < times; i++)
        {
            if (!state.CountStep(entry)) return false;
            if (i > 0 && bits != 0 && !state.TryMove((Int128)state.Cursor + bits, entry)) return false;
            if (!content.Run(ref state)) return false;
        }
        return true;
    }
}

/// <summary>An entry whose definition cannot be used: the checker said why.</summary>
internal sealed class BrokenStep(string entry) : Step
{
    public override bool Run(ref DecodeState state) => state.Fail(DecodeErrorKind.BadDefinition, entry);
}

/// <summary>An entry that is placed by its end without a size that the definition fixes, or before one that has no place itself (rule 2).</summary>
internal sealed class UnplaceableStep(string entry) : Step
{
    public override bool Run(ref DecodeState state) => state.Fail(DecodeErrorKind.BadLocation, entry);
}

/// <summary>An entry that is placed by its end: the cursor stays where it was (rule 4).</summary>
internal sealed class AsideStep(Step locate, Step content) : Step
{
    public override IEnumerable<Step> Inside => [content];

    public override bool Run(ref DecodeState state)
    {
        int cursor = state.Cursor;
        if (!locate.Run(ref state) || !content.Run(ref state)) return false;
        state.Cursor = cursor;
        return true;
    }
}
