using Zarya.Mdb.Compiling.Conversions;
using Zarya.Mdb.Compiling.Formats;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>Reads a number and converts it.</summary>
internal sealed class NumberStep(PlanItem item, NumberFormat format, Conversion conversion, ContextualConversion? contextual, ValueJudge judge) : ValueStep(item, judge)
{
    public NumberFormat Format => format;

    public Conversion Conversion => conversion;

    /// <summary>Whether neither conversion nor checks look at other values: such steps can be compiled.</summary>
    public bool IsStatic => contextual is null && format.IsTotal && Judge.IsStatic;

    /// <summary>The description of its values, but for flags.</summary>
    public ulong Meta { get; } = ParameterValue.MetaOf(item.Index, format.RawKind, conversion.EngKind);

    public override bool Run(ref DecodeState state)
    {
        if (!state.Has(format.SizeInBits, EntryName)) return false;
        ulong bits = Bits.Read(state.Packet, state.Cursor, format.SizeInBits);
        state.Advance(format.SizeInBits);
        return Finish(ref state, bits);
    }

    /// <summary>From bits in the order of transmission to a value put down; segments of a parameter end here too.</summary>
    public bool Finish(ref DecodeState state, ulong bits)
    {
        ulong meta = Meta;
        ulong raw = format.ToRaw(bits, ref meta);
        // Rule 13: bits that are no digits take their place and have neither raw nor engineering value.
        if (meta != Meta)
        {
            state.HasMalformed = true;
            return Put(ref state, 0, 0, ParameterValue.MetaOf(Item.Index, ValueKind.None, ValueKind.None, ValueFlags.Malformed));
        }
        ulong eng = contextual is null ? conversion.Convert(raw, ref meta) : contextual.Convert(ref state, raw, ref meta);
        return Put(ref state, raw, eng, meta);
    }
}
