using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Compiling.Formats;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>Reads a string (rule 20): finds its octets, copies them aside only when they do not start at an octet.</summary>
internal sealed class TextStep(PlanItem item, TextLayout layout, OctetsReading reading, ValueJudge judge) : ValueStep(item, judge), IOctetsValue
{
    public TextLayout Layout => layout;

    public OctetsReading Reading => reading;

    public override bool Run(ref DecodeState state)
    {
        int start = state.Cursor;
        if (!TryFindBuffer(ref state, out long buffer)) return false;
        long room = buffer;
        long length = -1;
        if (layout.TagBits > 0)
        {
            if (layout.TagBits > room) return Bad(ref state);
            if (!state.Has(layout.TagBits, EntryName)) return false;
            length = 8 * (long)Math.Min(layout.ReadTag(state.Packet, start), int.MaxValue);
            room -= layout.TagBits;
            if (length > room) return Bad(ref state);
            if (layout.IsOpen && !state.Has(layout.TagBits + length, EntryName)) return false;
        }
        int textStart = start + layout.TagBits;
        // A whole number of octets: what is left over in a buffer of odd size belongs to no character.
        int available = (int)Math.Min(length >= 0 ? length : room, Math.Max(0, state.BitLength - textStart)) & ~7;
        // With a size tag, termination octets have no meaning (rule 20).
        int end = layout.Terminator.Length > 0 && layout.TagBits == 0 ? FindTerminator(state.Packet, textStart, available) : -1;
        if (layout.Terminator.Length > 0) state.Spend((end < 0 ? available : end) >> 3);
        if (end < 0 && layout.IsOpen && layout.TagBits == 0) return Bad(ref state);
        int textBits = end >= 0 ? end : available;
        if (end < 0 && layout.IsPadded) textBits = layout.WithoutPadding(state.Packet, textStart, textBits);
        state.Spend((available - textBits) >> 3);
        int consumed = !layout.IsOpen ? (int)buffer : layout.TagBits > 0 ? layout.TagBits + (int)length : textBits + layout.Terminator.Length * 8;
        ulong meta = ParameterValue.MetaOf(Item.Index, ValueKind.Text, ValueKind.Text);
        ulong raw = OctetsReading.Locate(ref state, textStart, textBits, ref meta, ValueKind.Text);
        state.Advance(consumed);
        ulong eng = reading.Convert(ref state, raw, ref meta);
        return Put(ref state, raw, eng, meta);
    }

    public bool Finish(ref DecodeState state, int scratchOffset, int bits)
    {
        ulong meta = ParameterValue.MetaOf(Item.Index, ValueKind.Text, ValueKind.Text, ValueFlags.InScratch);
        int textBits = layout.WithoutPadding(state.Out.Scratch, scratchOffset * 8, bits);
        ulong raw = (uint)scratchOffset | ((ulong)(textBits >> 3) << 32);
        ulong eng = reading.Convert(ref state, raw, ref meta);
        return Put(ref state, raw, eng, meta);
    }

    private bool Bad(ref DecodeState state) => state.Fail(DecodeErrorKind.BadString, EntryName);

    private bool TryFindBuffer(ref DecodeState state, out long bits)
    {
        bits = layout.MaxBits;
        if (layout.IsOpen) return layout.TagBits > 0 || state.Has(0, EntryName);
        if (!layout.Buffer!.TryGet(ref state, EntryName, out bits)) return false;
        if (bits > layout.MaxBits) return Bad(ref state);
        return bits >= 0 ? state.Has(bits, EntryName) : state.Fail(DecodeErrorKind.BadSize, EntryName);
    }

    /// <summary>Bits before the terminator, or -1. It stands at whole characters from the start of the text.</summary>
    private int FindTerminator(ReadOnlySpan<byte> packet, int start, int bits)
    {
        ReadOnlySpan<byte> mark = layout.Terminator;
        int last = bits - mark.Length * 8;
        if ((start & 7) == 0 && layout.CharacterBits == 8)
        {
            int found = last < 0 ? -1 : packet.Slice(start >> 3, bits >> 3).IndexOf(mark);
            return found < 0 ? -1 : found * 8;
        }
        for (int at = 0; at <= last; at += layout.CharacterBits)
        {
            int i = 0;
            while (i < mark.Length && (byte)Bits.Read(packet, start + at + 8 * i, 8) == mark[i]) i++;
            if (i == mark.Length) return at;
        }
        return -1;
    }
}

/// <summary>The shape of a string's buffer.</summary>
/// <param name="Buffer">Its size in bits; <see langword="null"/> for an open buffer.</param>
/// <param name="MaxBits">The largest buffer.</param>
/// <param name="Terminator">Octets that end the string, or empty.</param>
/// <param name="TagBits">Bits of the leading size tag, or 0.</param>
/// <param name="CharacterBits">Bits of the smallest character: a terminator stands at multiples of it.</param>
internal sealed record TextLayout(IntegerSource? Buffer, long MaxBits, byte[] Terminator, int TagBits, int CharacterBits)
{
    public bool IsOpen => Buffer is null;

    /// <summary>The size in bits if it is always the same and all of it is text.</summary>
    public int? PlainBits => Buffer is FixedInteger { Value: >= 0 and <= int.MaxValue } size && Terminator.Length == 0 && TagBits == 0 && size.Value % 8 == 0 ? (int)size.Value : null;

    /// <summary>Whether the buffer has one size and nothing marks the text's end: then zero characters at its end are padding (rule 20).</summary>
    public bool IsPadded => Buffer is FixedInteger && TagBits == 0;

    /// <summary>Bits of the text without zero characters at its end.</summary>
    public int WithoutPadding(ReadOnlySpan<byte> octets, int bit, int bits)
    {
        while (bits > 0 && bits % CharacterBits == 0 && Bits.Read(octets, bit + bits - CharacterBits, CharacterBits) == 0) bits -= CharacterBits;
        return bits;
    }

    public ulong ReadTag(ReadOnlySpan<byte> packet, int bit) => Bits.Read(packet, bit, TagBits);
}
