using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Outputs;

/// <summary>Decoded values as JSON: integers as integers, floats in the shortest form that reads back the same, NaN and infinities as strings, octets as lower-case hexadecimal, times as UTC.</summary>
internal sealed class JsonText(ItemNames names, LeapSeconds leapSeconds)
{
    /// <summary>Text as it is: the output is a file for programs, not a part of a page.</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static JsonWriterOptions WriterOptions => new() { SkipValidation = true, Encoder = Encoder };

    /// <summary>Writes the raw or engineering side of the value at a slot, with its parts; returns the next slot.</summary>
    public int Write(Utf8JsonWriter writer, DecodedPacket decoded, int slot, ReadOnlySpan<byte> packet, bool raw)
    {
        ref readonly ParameterValue value = ref decoded.Values[slot];
        ulong bits = raw ? value.RawBits : value.EngBits;
        switch (raw ? value.RawKind : value.EngKind)
        {
            case ValueKind.Unsigned: writer.WriteNumberValue(bits); break;
            case ValueKind.Signed: writer.WriteNumberValue((long)bits); break;
            case ValueKind.Float: WriteFloat(writer, BitConverter.UInt64BitsToDouble(bits)); break;
            case ValueKind.Boolean: writer.WriteBooleanValue(bits != 0); break;
            case ValueKind.Label: writer.WriteStringValue(names.Labels[value.Item][(int)bits]); break;
            case ValueKind.Text: WriteText(writer, decoded, in value, packet, raw); break;
            case ValueKind.Octets: WriteHex(writer, decoded.GetOctets(in value, packet, raw)); break;
            case ValueKind.Time: WriteTime(writer, Instant.FromTaiNanoseconds((long)bits)); break;
            case ValueKind.Array or ValueKind.Aggregate: WriteParts(writer, decoded, slot, packet, raw); break;
            default: writer.WriteNullValue(); break;
        }
        return slot + 1 + value.DescendantCount;
    }

    /// <summary>Writes a time with as many digits as it needs: milliseconds, microseconds or nanoseconds.</summary>
    public void WriteTime(Utf8JsonWriter writer, Instant time)
    {
        Span<byte> text = stackalloc byte[64];
        if (time.TryFormatUtc(text, out int written, leapSeconds, TimeDigits(time))) writer.WriteStringValue(text[..written]);
        else writer.WriteNullValue();
    }

    /// <summary>Digits of the second that a time needs.</summary>
    public static int TimeDigits(Instant time) => time.TaiNanoseconds % 1_000_000 == 0 ? 3 : time.TaiNanoseconds % 1000 == 0 ? 6 : 9;

    private void WriteParts(Utf8JsonWriter writer, DecodedPacket decoded, int slot, ReadOnlySpan<byte> packet, bool raw)
    {
        ParameterValue whole = decoded.Values[slot];
        bool isArray = whole.RawKind == ValueKind.Array;
        if (isArray) writer.WriteStartArray();
        else writer.WriteStartObject();
        int end = slot + 1 + whole.DescendantCount;
        for (int part = slot + 1; part < end;)
        {
            if (!isArray) writer.WritePropertyName(names.Json[decoded.Values[part].Item]);
            part = Write(writer, decoded, part, packet, raw);
        }
        if (isArray) writer.WriteEndArray();
        else writer.WriteEndObject();
    }

    private static void WriteFloat(Utf8JsonWriter writer, double number)
    {
        if (double.IsFinite(number))
        {
            // "-0" would read back as an integer, without its sign.
            if (number == 0 && double.IsNegative(number)) writer.WriteRawValue("-0.0"u8, skipInputValidation: true);
            else writer.WriteNumberValue(number);
        }
        else writer.WriteStringValue(double.IsNaN(number) ? "NaN"u8 : number > 0 ? "Infinity"u8 : "-Infinity"u8);
    }

    private static void WriteText(Utf8JsonWriter writer, DecodedPacket decoded, in ParameterValue value, ReadOnlySpan<byte> packet, bool raw)
    {
        PlanItem item = decoded.Plan.Items[value.Item];
        ReadOnlySpan<byte> octets = decoded.GetOctets(in value, packet, raw);
        bool isAscii = item.Charset is Charset.Utf8 or Charset.UsAscii && !octets.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E);
        if (isAscii) writer.WriteStringValue(octets);
        else writer.WriteStringValue(Charsets.GetString(item.Charset, octets));
    }

    private static void WriteHex(Utf8JsonWriter writer, ReadOnlySpan<byte> octets)
    {
        byte[] text = ArrayPool<byte>.Shared.Rent(octets.Length * 2);
        Convert.TryToHexStringLower(octets, text, out int written);
        writer.WriteStringValue(text.AsSpan(0, written));
        ArrayPool<byte>.Shared.Return(text);
    }
}
