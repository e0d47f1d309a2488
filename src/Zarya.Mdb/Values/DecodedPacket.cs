using Zarya.Mdb.Compiling;
using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Values;

/// <summary>
/// Where a plan writes what it decoded: made once by <see cref="ContainerPlan.CreateBuffer"/>, used again for each packet. It grows to what the largest packet
/// needed and allocates nothing after that. Belongs to one thread at a time.
/// </summary>
public sealed class DecodedPacket
{
    private ParameterValue[] _values;
    private byte[] _scratch = [];
    private char[] _text = [];

    internal DecodedPacket(ContainerPlan plan, int capacity)
    {
        Plan = plan;
        _values = new ParameterValue[Math.Max(capacity, 16)];
        LastSlots = new int[plan.ReferencedItemCount];
    }

    /// <summary>The plan that it belongs to.</summary>
    public ContainerPlan Plan { get; }

    /// <summary>The deepest container that matched, also when decoding ended in an error.</summary>
    public SequenceContainer Container { get; internal set; } = null!;

    /// <summary>Why decoding ended early; its kind is <see cref="DecodeErrorKind.None"/> when it did not.</summary>
    public DecodeError Error { get; internal set; }

    /// <summary>Whether more than one inheriting container matched; the first was taken.</summary>
    public bool IsAmbiguous { get; internal set; }

    /// <summary>The furthest end of any entry, in bits from the start of the packet: no entry describes what comes after.</summary>
    public int EndBit { get; internal set; }

    /// <summary>The number of values, parts of arrays and aggregates included.</summary>
    public int Count { get; internal set; }

    /// <summary>The values in decoding order. An array or aggregate is followed by its parts.</summary>
    public ReadOnlySpan<ParameterValue> Values => _values.AsSpan(0, Count);

    internal ParameterValue[] Slots => _values;

    /// <summary>By <see cref="PlanItem.ReferenceIndex"/>: the slot of the latest value in this packet, or -1. Only the interpreter looks: it is made ready where interpreting begins.</summary>
    internal int[] LastSlots { get; }

    internal int ScratchLength { get; private set; }

    /// <summary>Octets that were put together or shifted.</summary>
    internal ReadOnlySpan<byte> Scratch => _scratch;

    /// <summary>Segments of parameters that are not yet whole.</summary>
    internal List<SegmentPiece> Segments { get; } = [];

    /// <summary>The octets of a text or binary value.</summary>
    /// <param name="value">A value of this packet.</param>
    /// <param name="packet">The octets that were decoded.</param>
    /// <param name="raw">Whether the raw value is meant, not the engineering value.</param>
    /// <returns>The octets; empty for values of other kinds.</returns>
    public ReadOnlySpan<byte> GetOctets(in ParameterValue value, ReadOnlySpan<byte> packet, bool raw = false)
    {
        (ValueKind kind, ulong bits) = raw ? (value.RawKind, value.RawBits) : (value.EngKind, value.EngBits);
        int offset = (int)(uint)bits;
        int length = (int)(bits >> 32);
        if (kind == ValueKind.Octets) length = (length + 7) >> 3;
        else if (kind != ValueKind.Text) return default;
        return (value.Flags & ValueFlags.InScratch) != 0 ? _scratch.AsSpan(offset, length) : packet.Slice(offset, length);
    }

    /// <summary>The text of a text value or label; allocates.</summary>
    /// <param name="value">A value of this packet.</param>
    /// <param name="packet">The octets that were decoded.</param>
    /// <param name="raw">Whether the raw value is meant, not the engineering value.</param>
    /// <returns>The text, or <see langword="null"/> for values of other kinds.</returns>
    public string? GetText(in ParameterValue value, ReadOnlySpan<byte> packet, bool raw = false)
    {
        PlanItem item = Plan.Items[value.Item];
        return (raw ? value.RawKind : value.EngKind) switch
        {
            ValueKind.Label => item.Labels[(int)value.EngBits],
            ValueKind.Text => Charsets.GetString(item.Charset, GetOctets(value, packet, raw)),
            _ => null,
        };
    }

    /// <summary>Octets as text for the time of a comparison; it stands in a buffer that the next call writes over from <paramref name="at"/> on.</summary>
    internal ReadOnlySpan<char> ReadText(Charset charset, ReadOnlySpan<byte> octets, int at = 0)
    {
        if (at + octets.Length > _text.Length) Array.Resize(ref _text, Math.Max(at + octets.Length, Math.Max(64, _text.Length * 2)));
        return _text.AsSpan(at, Charsets.GetChars(charset, octets, _text.AsSpan(at)));
    }

    /// <summary>Whether anything but a completed static layout was written since the last reset.</summary>
    internal bool IsDirty { get; set; }

    internal void Reset()
    {
        IsDirty = false;
        Count = 0;
        ScratchLength = 0;
        EndBit = 0;
        IsAmbiguous = false;
        Error = default;
        if (Segments.Count > 0) Segments.Clear();
    }

    internal void EnsureSlots(int count)
    {
        if (count > _values.Length) Array.Resize(ref _values, Math.Max(count, _values.Length * 2));
    }

    internal Span<byte> TakeScratch(int octets, out int offset)
    {
        offset = ScratchLength;
        if (offset + octets > _scratch.Length) Array.Resize(ref _scratch, Math.Max(offset + octets, Math.Max(64, _scratch.Length * 2)));
        ScratchLength = offset + octets;
        return _scratch.AsSpan(offset, octets);
    }
}
