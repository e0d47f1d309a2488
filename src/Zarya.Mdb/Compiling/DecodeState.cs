using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling;

/// <summary>Where decoding of one packet stands. Lives on the stack; steps move it forward.</summary>
internal ref struct DecodeState
{
    /// <summary>Steps that one packet may cost; each value, repetition, element or container is one (rule 32).</summary>
    public const int StepLimit = 2_097_152;

    /// <summary>Values that one packet may hold (rule 32).</summary>
    public const int ValueLimit = 1_048_576;

    public ReadOnlySpan<byte> Packet;
    public DecodedPacket Out;

    /// <summary>Length of the packet in bits.</summary>
    public int BitLength;

    /// <summary>First bit of the next entry, unless it says otherwise.</summary>
    public int Cursor;

    /// <summary>Furthest end of any entry since it was last set (rule 4).</summary>
    public int Furthest;

    public int ContainerStart;
    public int ContainerEnd;
    public int Steps;

    /// <summary>Ends decoding. Always false, so that a step can return it.</summary>
    public readonly bool Fail(DecodeErrorKind kind, string entry, int bitsNeeded = 0)
    {
        Out.Error = new DecodeError(kind, entry, Cursor, bitsNeeded);
        return false;
    }

    /// <summary>Whether so many bits are there from the cursor; ends decoding if not.</summary>
    public readonly bool Has(int bits, string entry) => bits <= BitLength - Cursor || Fail(DecodeErrorKind.TooShort, entry, bits);

    /// <summary>Counts a step; ends decoding when there were too many.</summary>
    public bool CountStep(string entry) => ++Steps <= StepLimit || Fail(DecodeErrorKind.TooManyValues, entry);

    /// <summary>Moves the cursor behind an entry.</summary>
    public void Advance(int bits)
    {
        Cursor += bits;
        if (Cursor > Furthest) Furthest = Cursor;
    }

    /// <summary>Appends a value; ends decoding when there are too many.</summary>
    public bool Put(PlanItem item, ulong raw, ulong eng, ulong meta)
    {
        int slot = Out.Count;
        if (slot >= ValueLimit) return Fail(DecodeErrorKind.TooManyValues, item.Parameter.QualifiedName);
        Out.EnsureSlots(slot + 1);
        Out.Slots[slot] = new ParameterValue(raw, eng, meta);
        Out.Count = slot + 1;
        if (item.ReferenceIndex >= 0) Out.LastSlots[item.ReferenceIndex] = slot;
        return true;
    }
}
