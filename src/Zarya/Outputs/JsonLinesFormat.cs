using System.Buffers;
using System.Text.Json;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Outputs;

/// <summary>One JSON object a packet, one packet a line.</summary>
internal sealed class JsonLinesFormat(Stream output, ContainerPlan plan, bool withRaw, RowHead rows, PacketClock clock) : TextFormat(output)
{
    private readonly ItemNames _names = new(plan);

    public override PacketWorker CreateWorker() => new Worker(this, plan, _names, withRaw, rows, clock);

    private sealed class Worker(TextFormat format, ContainerPlan plan, ItemNames names, bool withRaw, RowHead rows, PacketClock clock) : TextWorker(format, plan)
    {
        private static readonly JsonEncodedText s_raw = JsonEncodedText.Encode("raw");
        private static readonly JsonEncodedText s_eng = JsonEncodedText.Encode("eng");

        private readonly JsonEncodedText _index = JsonEncodedText.Encode(rows.Index);
        private readonly JsonText _json = new(names, plan.Options.LeapSeconds);
        private readonly Utf8JsonWriter _writer = new(Stream.Null, JsonText.WriterOptions);
        private readonly RepeatedItems _repeated = new(plan.Items.Count);

        protected override void WriteLine(ArrayBufferWriter<byte> text, DecodedPacket decoded, ReadOnlySpan<byte> packet, in PacketHead head)
        {
            _writer.Reset(text);
            _writer.WriteStartObject();
            if (head.File is not null) _writer.WriteString("file"u8, head.File);
            _writer.WriteNumber(_index, head.Index);
            _writer.WriteNumber("apid"u8, head.Apid);
            if (decoded.Error.Kind != DecodeErrorKind.NoContainer || head.Ok) _writer.WriteString("container"u8, names.ContainerName(decoded.Container));
            if (clock.TryRead(in head, decoded, packet, out Instant time))
            {
                _writer.WritePropertyName("time"u8);
                _json.WriteTime(_writer, time);
            }
            if (head.Reception is { } reception)
            {
                _writer.WritePropertyName("reception"u8);
                _json.WriteTime(_writer, reception);
            }
            if (!head.Ok) _writer.WriteString("error"u8, decoded.Error.Describe(packet.Length * 8));
            if (decoded.IsAmbiguous) _writer.WriteBoolean("ambiguous"u8, true);
            _writer.WriteStartObject("parameters"u8);
            if (_repeated.Any(decoded)) WriteRepeated(decoded, packet);
            else WriteAll(decoded, packet);
            _writer.WriteEndObject();
            _writer.WriteEndObject();
            _writer.Flush();
            text.Write("\n"u8);
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            _writer.Dispose();
        }

        private void WriteAll(DecodedPacket decoded, ReadOnlySpan<byte> packet)
        {
            for (int slot = 0; slot < decoded.Count;)
            {
                int item = decoded.Values[slot].Item;
                if (Plan.Items[item].IsHidden)
                {
                    slot += 1 + decoded.Values[slot].DescendantCount;
                    continue;
                }
                _writer.WriteStartObject(names.Json[item]);
                slot = WriteSides(decoded, slot, packet);
                _writer.WriteEndObject();
            }
        }

        private int WriteSides(DecodedPacket decoded, int slot, ReadOnlySpan<byte> packet)
        {
            if (withRaw)
            {
                _writer.WritePropertyName(s_raw);
                _json.Write(_writer, decoded, slot, packet, raw: true);
            }
            _writer.WritePropertyName(s_eng);
            int next = _json.Write(_writer, decoded, slot, packet, raw: false);
            ValueFlags flags = decoded.Values[slot].Flags & (ValueFlags.Malformed | ValueFlags.OutOfRange | ValueFlags.NotValid);
            if (flags != ValueFlags.None) WriteFlags(flags);
            return next;
        }

        private void WriteFlags(ValueFlags flags)
        {
            _writer.WriteStartArray("flags"u8);
            if ((flags & ValueFlags.Malformed) != 0) _writer.WriteStringValue("malformed"u8);
            if ((flags & ValueFlags.OutOfRange) != 0) _writer.WriteStringValue("out-of-range"u8);
            if ((flags & ValueFlags.NotValid) != 0) _writer.WriteStringValue("not-valid"u8);
            _writer.WriteEndArray();
        }

        /// <summary>A parameter that occurs several times stands where it came first with the value that came last; those before it follow as <c>earlier</c>.</summary>
        private void WriteRepeated(DecodedPacket decoded, ReadOnlySpan<byte> packet)
        {
            foreach (List<int> slots in RepeatedItems.ByItem(decoded))
            {
                int item = decoded.Values[slots[0]].Item;
                if (Plan.Items[item].IsHidden) continue;
                _writer.WriteStartObject(names.Json[item]);
                WriteSides(decoded, slots[^1], packet);
                if (slots.Count > 1)
                {
                    _writer.WriteStartArray("earlier"u8);
                    foreach (int slot in slots.SkipLast(1))
                    {
                        _writer.WriteStartObject();
                        WriteSides(decoded, slot, packet);
                        _writer.WriteEndObject();
                    }
                    _writer.WriteEndArray();
                }
                _writer.WriteEndObject();
            }
        }
    }
}
