using Zarya.Mdb.Compiling.Formats;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>A piece of a segmented parameter that was seen in this packet.</summary>
internal readonly record struct SegmentPiece(int Parameter, int? Order, int FirstBit, int SizeInBits, int Appearance = 0);

/// <summary>
/// One segment of a parameter that stands in pieces (rule 8): remembers where it stands; the one that makes the parameter whole puts the value down.
/// </summary>
internal sealed class SegmentStep(ValueStep whole, int wholeBits, int parameter, int? order, int bits) : Step
{
    public override PlanItem? Puts => whole.Item;

    public override bool Run(ref DecodeState state)
    {
        if (!state.Has(bits, whole.EntryName)) return false;
        List<SegmentPiece> pieces = state.Out.Segments;
        int sum = bits;
        foreach (SegmentPiece piece in pieces)
        {
            if (piece.Parameter != parameter) continue;
            sum += piece.SizeInBits;
        }
        if (!state.CountStep(whole.EntryName) || pieces.Count >= ArrayLimit) return state.Fail(DecodeErrorKind.TooManyValues, whole.EntryName);
        pieces.Add(new SegmentPiece(parameter, order, state.Cursor, bits));
        state.Advance(bits);
        return sum != wholeBits || PutDown(ref state, pieces);
    }

    /// <summary>Pieces one packet may have: keeps a hostile repetition from costing the square of its count.</summary>
    private const int ArrayLimit = 1024;

    private bool PutDown(ref DecodeState state, List<SegmentPiece> pieces)
    {
        Span<byte> assembled = state.Out.TakeScratch((wholeBits + 7) >> 3, out int offset);
        assembled.Clear();
        Span<SegmentPiece> own = stackalloc SegmentPiece[pieces.Count];
        own = own[..TakeOwn(pieces, own, out bool isOrdered)];
        // Equal ones keep their appearance.
        if (isOrdered) own.Sort(static (a, b) => a.Order != b.Order ? a.Order!.Value.CompareTo(b.Order!.Value) : a.Appearance.CompareTo(b.Appearance));
        int at = 0;
        foreach (SegmentPiece piece in own)
            for (int i = 0; i < piece.SizeInBits; i++, at++)
                assembled[at >> 3] |= (byte)(Bits.Read(state.Packet, piece.FirstBit + i, 1) << (7 - (at & 7)));
        return whole switch
        {
            NumberStep number => number.Finish(ref state, Bits.Read(assembled, 0, wholeBits)),
            UnreadableStep unreadable => unreadable.Finish(ref state),
            IOctetsValue octets => octets.Finish(ref state, offset, wholeBits),
            _ => state.Fail(DecodeErrorKind.BadDefinition, whole.EntryName),
        };
    }

    /// <summary>Moves the parameter's pieces out, in order of appearance; the order counts only if every one has it.</summary>
    private int TakeOwn(List<SegmentPiece> pieces, Span<SegmentPiece> own, out bool isOrdered)
    {
        int taken = 0;
        int kept = 0;
        isOrdered = true;
        for (int i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Parameter != parameter)
            {
                pieces[kept++] = pieces[i];
                continue;
            }
            isOrdered &= pieces[i].Order is not null;
            own[taken] = pieces[i] with { Appearance = taken };
            taken++;
        }
        pieces.RemoveRange(kept, pieces.Count - kept);
        return taken;
    }
}

/// <summary>A step whose value is text or octets and may be finished from octets that were put together elsewhere.</summary>
internal interface IOctetsValue
{
    /// <summary>Puts the value down from octets in the scratch area.</summary>
    bool Finish(ref DecodeState state, int scratchOffset, int bits);
}
