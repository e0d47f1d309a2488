using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling;

/// <summary>Where decoding of one packet stands. Lives on the stack; steps move it forward.</summary>
internal ref struct DecodeState
{
    /// <summary>Steps that one packet may cost; each value, repetition, element or container is one (rule 32).</summary>
    public const int StepLimit = 2_097_152;

    /// <summary>Octets or values for one step of <see cref="Spend"/>: the largest packet can be copied once, and never more than 256 MiB are.</summary>
    private const uint SpendingAStep = 128;

    /// <summary>Values that one packet may hold (rule 32).</summary>
    public const int ValueLimit = 1_048_576;

    public ReadOnlySpan<byte> Packet;
    public DecodedPacket Out;

    /// <summary>Length of the packet in bits.</summary>
    public int BitLength;

    /// <summary>First bit of the next entry, unless it says otherwise.</summary>
    public int Cursor;

    /// <summary>Furthest end of any entry of the packet, or of the container that is being read inside another one (rule 4).</summary>
    public int Furthest;

    public int ContainerStart;
    public long Steps;

    /// <summary>Whether any value so far is malformed: arrays and aggregates then look for it among their parts.</summary>
    public bool HasMalformed;

    /// <summary>Ends decoding. Always false, so that a step can return it.</summary>
    public readonly bool Fail(DecodeErrorKind kind, string entry, long bitsNeeded = 0)
    {
        Out.Error = new DecodeError(kind, entry, Cursor, bitsNeeded);
        return false;
    }

    /// <summary>Whether so many bits are there from the cursor; ends decoding if not.</summary>
    public readonly bool Has(long bits, string entry) => bits <= BitLength - Cursor || Fail(DecodeErrorKind.TooShort, entry, bits);

    /// <summary>Counts a step; ends decoding when there were too many.</summary>
    public bool CountStep(string entry) => ++Steps <= StepLimit || Fail(DecodeErrorKind.TooManyValues, entry);

    /// <summary>Octets that are copied, searched or read as text, or values that are passed over on the way to a part, cost steps too; the next step that is counted ends decoding when there were too many.</summary>
    public void Spend(int count) => Steps += (uint)count / SpendingAStep;

    /// <summary>Moves the cursor to a place; ends decoding if it is before the packet. A place far behind the packet is as far outside as any.</summary>
    public bool TryMove(Int128 place, string entry)
    {
        Cursor = (int)Int128.Clamp(place, int.MinValue / 2, int.MaxValue / 2);
        return place >= 0 || Fail(DecodeErrorKind.BadLocation, entry);
    }

    /// <summary>Moves the cursor behind an entry.</summary>
    public void Advance(int bits)
    {
        Cursor += bits;
        if (Cursor > Furthest) Furthest = Cursor;
    }

    /// <summary>From now on the value at a slot is the latest of its parameter (rule 26).</summary>
    public readonly void Remember(PlanItem item, int slot)
    {
        if (item.ReferenceIndex >= 0) Out.LastSlots[item.ReferenceIndex] = slot;
    }

    /// <summary>Appends the heading of an array or aggregate, to be closed when its parts are there; it is no value before.</summary>
    public bool Open(PlanItem item, string entry, out int slot)
    {
        slot = Out.Count;
        if (!CountStep(entry)) return false;
        if (slot >= ValueLimit) return Fail(DecodeErrorKind.TooManyValues, entry);
        Out.EnsureSlots(slot + 1);
        Out.Slots[slot] = default;
        Out.Count = slot + 1;
        return true;
    }

    /// <summary>Appends a value; ends decoding when there are too many.</summary>
    public bool Put(PlanItem item, ulong raw, ulong eng, ulong meta)
    {
        int slot = Out.Count;
        if (slot >= ValueLimit) return Fail(DecodeErrorKind.TooManyValues, item.Parameter.QualifiedName);
        Out.EnsureSlots(slot + 1);
        Out.Slots[slot] = new ParameterValue(raw, eng, meta);
        Out.Count = slot + 1;
        Remember(item, slot);
        return true;
    }
}
