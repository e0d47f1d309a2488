using Zarya.Mdb.Compiling.Formats;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>A piece of a segmented parameter that was seen in this packet.</summary>
internal readonly record struct SegmentPiece(int Parameter, int? Order, int FirstBit, int SizeInBits);

/// <summary>
/// One segment of a parameter that stands in pieces (rule 8): remembers where it stands; the one that makes the parameter whole puts the value down.
/// </summary>
internal sealed class SegmentStep(ValueStep whole, int wholeBits, int parameter, int? order, int bits) : Step
{
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
        SegmentPiece[] own = [.. pieces.Where(p => p.Parameter == parameter)];
        // The order counts only if every segment has one; equal ones keep their appearance.
        if (own.All(p => p.Order is not null)) own = [.. own.OrderBy(p => p.Order)];
        int at = 0;
        foreach (SegmentPiece piece in own)
            for (int i = 0; i < piece.SizeInBits; i++, at++)
                assembled[at >> 3] |= (byte)(Bits.Read(state.Packet, piece.FirstBit + i, 1) << (7 - (at & 7)));
        pieces.RemoveAll(p => p.Parameter == parameter);
        return whole switch
        {
            NumberStep number => number.Finish(ref state, Bits.Read(assembled, 0, wholeBits)),
            UnreadableStep unreadable => unreadable.Finish(ref state),
            IOctetsValue octets => octets.Finish(ref state, offset, wholeBits),
            _ => state.Fail(DecodeErrorKind.BadDefinition, whole.EntryName),
        };
    }
}

/// <summary>A step whose value is text or octets and may be finished from octets that were put together elsewhere.</summary>
internal interface IOctetsValue
{
    /// <summary>Puts the value down from octets in the scratch area.</summary>
    bool Finish(ref DecodeState state, int scratchOffset, int bits);
}
