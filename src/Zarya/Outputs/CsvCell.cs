using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Outputs;

/// <summary>Values as cells of RFC 4180 CSV: as JSON writes them, but texts, labels, octets and times bare, and quoted only where a cell has to be.</summary>
internal sealed class CsvCell(ItemNames names, LeapSeconds leapSeconds) : IDisposable
{
    private readonly JsonText _json = new(names, leapSeconds);
    private readonly ArrayBufferWriter<byte> _composite = new();
    private readonly Utf8JsonWriter _writer = new(Stream.Null, JsonText.WriterOptions);

    public void Write(ArrayBufferWriter<byte> text, DecodedPacket decoded, int slot, ReadOnlySpan<byte> packet, bool raw)
    {
        ref readonly ParameterValue value = ref decoded.Values[slot];
        ulong bits = raw ? value.RawBits : value.EngBits;
        switch (raw ? value.RawKind : value.EngKind)
        {
            case ValueKind.Unsigned: WriteNumber(text, bits); break;
            case ValueKind.Signed: WriteInteger(text, (long)bits); break;
            case ValueKind.Float: WriteFloat(text, BitConverter.UInt64BitsToDouble(bits)); break;
            case ValueKind.Boolean: text.Write(bits != 0 ? "true"u8 : "false"u8); break;
            case ValueKind.Label: WriteText(text, decoded.Plan.Items[value.Item].Labels[(int)bits], comma: false); break;
            case ValueKind.Text: WriteText(text, decoded.GetText(in value, packet, raw)!, comma: false); break;
            case ValueKind.Octets:
                ReadOnlySpan<byte> octets = decoded.GetOctets(in value, packet, raw);
                Convert.TryToHexStringLower(octets, text.GetSpan(octets.Length * 2), out int written);
                text.Advance(written);
                break;
            case ValueKind.Time: WriteTime(text, Instant.FromTaiNanoseconds((long)bits)); break;
            case ValueKind.Array or ValueKind.Aggregate: WriteComposite(text, decoded, slot, packet, raw); break;
        }
    }

    public void WriteTime(ArrayBufferWriter<byte> text, Instant time)
    {
        if (time.TryFormatUtc(text.GetSpan(64), out int written, leapSeconds, JsonText.TimeDigits(time))) text.Advance(written);
    }

    public static void WriteInteger(ArrayBufferWriter<byte> text, long number)
    {
        Utf8Formatter.TryFormat(number, text.GetSpan(24), out int written);
        text.Advance(written);
    }

    public static void WriteText(ArrayBufferWriter<byte> text, string cell, bool comma)
    {
        // An empty text is quoted so that it differs from no value.
        bool quoted = cell.Length == 0 || cell.AsSpan().IndexOfAny(",\"\r\n") >= 0;
        if (quoted) cell = "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        Encoding.UTF8.GetBytes(cell, text);
        if (comma) text.Write(","u8);
    }

    public void Dispose() => _writer.Dispose();

    private static void WriteNumber(ArrayBufferWriter<byte> text, ulong number)
    {
        Utf8Formatter.TryFormat(number, text.GetSpan(24), out int written);
        text.Advance(written);
    }

    private static void WriteFloat(ArrayBufferWriter<byte> text, double number)
    {
        if (double.IsFinite(number))
        {
            number.TryFormat(text.GetSpan(32), out int written, provider: System.Globalization.CultureInfo.InvariantCulture);
            text.Advance(written);
        }
        else text.Write(double.IsNaN(number) ? "NaN"u8 : number > 0 ? "Infinity"u8 : "-Infinity"u8);
    }

    private void WriteComposite(ArrayBufferWriter<byte> text, DecodedPacket decoded, int slot, ReadOnlySpan<byte> packet, bool raw)
    {
        _composite.ResetWrittenCount();
        _writer.Reset(_composite);
        _json.Write(_writer, decoded, slot, packet, raw);
        _writer.Flush();
        WriteText(text, Encoding.UTF8.GetString(_composite.WrittenSpan), comma: false);
    }
}
