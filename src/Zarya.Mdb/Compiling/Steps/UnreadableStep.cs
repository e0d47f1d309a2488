using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>A number in a format, size or octet order that Zarya does not decode (the checker said so): takes its bits and has no value (rule 13).</summary>
internal sealed class UnreadableStep(PlanItem item, int bits, ValueJudge judge) : ValueStep(item, judge)
{
    public int SizeInBits => bits;

    public override bool Run(ref DecodeState state)
    {
        if (!state.Has(bits, EntryName)) return false;
        state.Advance(bits);
        return Finish(ref state);
    }

    public bool Finish(ref DecodeState state)
    {
        state.HasMalformed = true;
        return Put(ref state, 0, 0, ParameterValue.MetaOf(Item.Index, ValueKind.None, ValueKind.None, ValueFlags.Malformed));
    }
}
