using System.Globalization;
using Zarya.Mdb.Compiling.Conversions;
using Zarya.Mdb.Compiling.Formats;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Mdb.Compiling.Steps;

/// <summary>What text or octets become in a parameter's type: themselves, a truth value, a label, a number, a time.</summary>
internal sealed class OctetsReading(OctetsUse use, PlanItem item, LeapSeconds leapSeconds, LabelConversion? labels)
{
    private const NumberStyles SpelledNumber = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public OctetsUse Use => use;

    /// <summary>The kind of what comes out when something does; <see langword="null"/>: the same as goes in.</summary>
    public ValueKind? EngKind => use switch
    {
        OctetsUse.TextOfOctets => ValueKind.Text,
        OctetsUse.Truth => ValueKind.Boolean,
        OctetsUse.Label => ValueKind.Label,
        OctetsUse.Number => ValueKind.Float,
        OctetsUse.Instant => ValueKind.Time,
        _ => null,
    };

    /// <summary>Engineering bits from located text or octets.</summary>
    public ulong Convert(ref DecodeState state, ulong located, ref ulong meta)
    {
        if (use == OctetsUse.Same) return located;
        var probe = new ParameterValue(located, located, meta);
        ReadOnlySpan<byte> octets = state.Out.GetOctets(in probe, state.Packet, raw: true);
        state.Spend(octets.Length);
        ulong eng = 0;
        ValueKind kind = ValueKind.None;
        switch (use)
        {
            case OctetsUse.TextOfOctets:
                (eng, kind) = ((uint)located | ((ulong)octets.Length << 32), ValueKind.Text);
                break;
            case OctetsUse.Truth:
                (eng, kind) = (IsTrue(state.Out, octets, probe.RawKind) ? 1UL : 0UL, ValueKind.Boolean);
                break;
            case OctetsUse.Label when labels!.IndexOf(state.Out.ReadText(item.Charset, octets)) is >= 0 and var index:
                (eng, kind) = ((ulong)index, ValueKind.Label);
                break;
            case OctetsUse.Number when double.TryParse(state.Out.ReadText(item.Charset, octets), SpelledNumber, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number):
                (eng, kind) = (BitConverter.DoubleToUInt64Bits(number), ValueKind.Float);
                break;
            case OctetsUse.Instant when Instant.TryParseUtc(state.Out.ReadText(item.Charset, octets), leapSeconds, out Instant instant):
                (eng, kind) = ((ulong)instant.TaiNanoseconds, ValueKind.Time);
                break;
        }
        meta = ParameterValue.WithEngKind(meta, kind);
        return eng;
    }

    private bool IsTrue(DecodedPacket packet, ReadOnlySpan<byte> octets, ValueKind kind) => kind == ValueKind.Octets
        ? octets.ContainsAnyExcept((byte)0)
        : packet.ReadText(item.Charset, octets).Equals(((BooleanDataType)item.Type).OneStringValue ?? "True", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where octets stand: in the packet if they start at an octet and are whole, else copied aside.</summary>
    public static ulong Locate(ref DecodeState state, int bit, int bits, ref ulong meta, ValueKind kind)
    {
        int octets = (bits + 7) >> 3;
        int offset = bit >> 3;
        if (bits > 0 && ((bit & 7) != 0 || (bits & 7) != 0))
        {
            state.Spend(octets);
            Bits.Copy(state.Packet, bit, bits, state.Out.TakeScratch(octets, out offset));
            meta = ParameterValue.WithFlags(meta, ValueFlags.InScratch);
        }
        return (uint)offset | ((ulong)(kind == ValueKind.Octets ? bits : octets) << 32);
    }
}

/// <summary>What text or octets stand for.</summary>
internal enum OctetsUse : byte
{
    /// <summary>Text for text, octets for octets.</summary>
    Same,

    /// <summary>Nothing that the type can hold.</summary>
    Nothing,

    /// <summary>A string type over a binary encoding.</summary>
    TextOfOctets,

    /// <summary>A boolean type (rule 19).</summary>
    Truth,

    /// <summary>An enumeration over a string encoding (rule 18).</summary>
    Label,

    /// <summary>A number spelled out in text.</summary>
    Number,

    /// <summary>ASCII time code A or B.</summary>
    Instant,
}
