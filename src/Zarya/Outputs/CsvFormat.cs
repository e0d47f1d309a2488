using System.Buffers;
using System.Text;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Outputs;

/// <summary>
/// One row a packet, one column a parameter (two with raw values), RFC 4180. The columns are those that the definition can give, so that the header is known before the first packet. Arrays and aggregates stand as JSON in one cell;
/// of a parameter that occurs several times the last value stands.
/// </summary>
internal sealed class CsvFormat : TextFormat
{
    private readonly ContainerPlan _plan;
    private readonly PacketClock _clock;
    private readonly ItemNames _names;
    private readonly bool _withRaw;
    private readonly RowHead _head;
    private readonly int[] _columns;

    public CsvFormat(Stream output, ContainerPlan plan, bool withRaw, RowHead head, PacketClock clock) : base(output)
    {
        (_plan, _clock, _withRaw, _head) = (plan, clock, withRaw, head);
        _names = new ItemNames(plan);
        _columns = [.. plan.Items.Where(i => i.Parent is null && !i.IsHidden).Select(i => i.Index)];
    }

    public override PacketWorker CreateWorker() => new Worker(this);

    public override async Task BeginAsync()
    {
        IEnumerable<string> names = _columns.Select(i => _names.Columns[i]).SelectMany(n => _withRaw ? new[] { n + ".raw", n } : [n]);
        string[] head = [.. _head.WithFile ? ["file"] : Array.Empty<string>(), _head.Index, "apid", "container", "time", .. _head.WithReception ? ["reception"] : Array.Empty<string>(), "error"];
        await Output.WriteAsync(Encoding.UTF8.GetBytes(string.Join(',', head.Concat(names).Select(Quote)) + "\n"));
    }

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private sealed class Worker(CsvFormat form) : TextWorker(form, form._plan)
    {
        private readonly CsvCell _cell = new(form._names, form._plan.Options.LeapSeconds);
        private readonly int[] _slotOfItem = new int[form._plan.Items.Count];

        protected override void WriteLine(ArrayBufferWriter<byte> text, DecodedPacket decoded, ReadOnlySpan<byte> packet, in PacketHead head)
        {
            if (head.File is not null) CsvCell.WriteText(text, head.File, comma: true);
            CsvCell.WriteInteger(text, head.Index);
            text.Write(","u8);
            CsvCell.WriteInteger(text, head.Apid);
            text.Write(","u8);
            if (head.Ok || decoded.Error.Kind != DecodeErrorKind.NoContainer) CsvCell.WriteText(text, decoded.Container.QualifiedName, comma: false);
            text.Write(","u8);
            if (form._clock.TryRead(in head, decoded, packet, out Instant time)) _cell.WriteTime(text, time);
            text.Write(","u8);
            if (head.Reception is { } reception) _cell.WriteTime(text, reception);
            if (form._head.WithReception) text.Write(","u8);
            if (!head.Ok) CsvCell.WriteText(text, decoded.Error.Describe(packet.Length * 8), comma: false);
            Array.Fill(_slotOfItem, -1);
            for (int slot = 0; slot < decoded.Count; slot += 1 + decoded.Values[slot].DescendantCount) _slotOfItem[decoded.Values[slot].Item] = slot;
            foreach (int item in form._columns)
            {
                text.Write(","u8);
                int slot = _slotOfItem[item];
                if (form._withRaw)
                {
                    if (slot >= 0) _cell.Write(text, decoded, slot, packet, raw: true);
                    text.Write(","u8);
                }
                if (slot >= 0) _cell.Write(text, decoded, slot, packet, raw: false);
            }
            text.Write("\n"u8);
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            _cell.Dispose();
        }
    }
}
