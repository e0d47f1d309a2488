using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>Reads octets of fixed or computed size (rule 21).</summary>
internal sealed class OctetsStep(PlanItem item, IntegerSource size, OctetsReading reading, ValueJudge judge) : ValueStep(item, judge), IOctetsValue
{
    public IntegerSource Size => size;

    public OctetsReading Reading => reading;

    public override bool Run(ref DecodeState state)
    {
        if (!size.TryGet(ref state, EntryName, out long bits)) return false;
        if (bits < 0) return state.Fail(DecodeErrorKind.BadSize, EntryName);
        if (bits > state.BitLength - state.Cursor) return state.Fail(DecodeErrorKind.TooShort, EntryName, bits);
        ulong meta = ParameterValue.MetaOf(Item.Index, ValueKind.Octets, ValueKind.Octets);
        ulong raw = OctetsReading.Locate(ref state, state.Cursor, (int)bits, ref meta, ValueKind.Octets);
        state.Advance((int)bits);
        ulong eng = reading.Convert(ref state, raw, ref meta);
        return Put(ref state, raw, eng, meta);
    }

    public bool Finish(ref DecodeState state, int scratchOffset, int bits)
    {
        ulong meta = ParameterValue.MetaOf(Item.Index, ValueKind.Octets, ValueKind.Octets, ValueFlags.InScratch);
        ulong raw = (uint)scratchOffset | ((ulong)bits << 32);
        ulong eng = reading.Convert(ref state, raw, ref meta);
        return Put(ref state, raw, eng, meta);
    }
}
