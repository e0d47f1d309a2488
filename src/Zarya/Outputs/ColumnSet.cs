using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Outputs;

/// <summary>The columns of some rows.</summary>
internal sealed class ColumnSet
{
    private readonly NumberColumn<long> _index;
    private readonly NumberColumn<long> _apid = (NumberColumn<long>)ParquetColumn.Create("apid", ValueKind.Signed);
    private readonly TextColumn _container = new("container");
    private readonly TextColumn _time = new("time");
    private readonly TextColumn _error = new("error");
    private readonly TextColumn? _reception;
    private readonly TextColumn? _file;
    private readonly (int Item, ParquetColumn? Raw, ParquetColumn Eng)[] _items;
    private readonly int[] _slotOfItem;
    private readonly JsonText _json;

    public ColumnSet(ContainerPlan plan, ItemNames names, bool withRaw, RowHead rows)
    {
        Plan = plan;
        _json = new JsonText(names, plan.Options.LeapSeconds);
        _index = (NumberColumn<long>)ParquetColumn.Create(rows.Index, ValueKind.Signed);
        _reception = rows.WithReception ? new TextColumn("reception") : null;
        _file = rows.WithFile ? new TextColumn("file") : null;
        _slotOfItem = new int[plan.Items.Count];
        _items = [.. plan.Items.Where(i => i.Parent is null && !i.IsHidden).Select(i => (i.Index,
            withRaw ? ParquetColumn.Create(names.Columns[i.Index] + ".raw", i.RawKind) : null,
            ParquetColumn.Create(names.Columns[i.Index], i.EngKind)))];
        IEnumerable<ParquetColumn> head = _reception is null ? [_index, _apid, _container, _time, _error] : [_index, _apid, _container, _time, _reception, _error];
        All = [.. _file is null ? head : head.Prepend(_file), .. _items.SelectMany(i => i.Raw is null ? [i.Eng] : new[] { i.Raw, i.Eng })];
    }

    public ContainerPlan Plan { get; }

    public IReadOnlyList<ParquetColumn> All { get; }

    public int Rows { get; private set; }

    public void AddHead(in PacketHead head, string? container, string? time, string? reception, string? error)
    {
        Rows++;
        _file?.Add(head.File);
        _index.Add(head.Index);
        _apid.Add(head.Apid);
        _container.Add(container);
        _time.Add(time);
        _reception?.Add(reception);
        _error.Add(error);
    }

    public void AddValues(DecodedPacket decoded, ReadOnlySpan<byte> packet)
    {
        Array.Fill(_slotOfItem, -1);
        for (int slot = 0; slot < decoded.Count; slot += 1 + decoded.Values[slot].DescendantCount) _slotOfItem[decoded.Values[slot].Item] = slot;
        byte[]? octets = null;
        foreach ((int item, ParquetColumn? raw, ParquetColumn eng) in _items)
        {
            int slot = _slotOfItem[item];
            if (slot < 0)
            {
                raw?.AddNull();
                eng.AddNull();
                continue;
            }
            ParameterValue value = decoded.Values[slot];
            if (value.RawKind is ValueKind.Text or ValueKind.Octets or ValueKind.Array or ValueKind.Aggregate) octets ??= packet.ToArray();
            byte[] copy = octets ?? [];
            if (raw is not null) Add(raw, value.RawBits, value.RawKind, decoded, slot, copy, isRaw: true);
            Add(eng, value.EngBits, value.EngKind, decoded, slot, copy, isRaw: false);
        }
    }

    public void Append(ColumnSet later)
    {
        Rows += later.Rows;
        for (int i = 0; i < All.Count; i++) All[i].Append(later.All[i]);
    }

    public void Clear()
    {
        Rows = 0;
        foreach (ParquetColumn column in All) column.Clear();
    }

    private void Add(ParquetColumn column, ulong bits, ValueKind kind, DecodedPacket decoded, int slot, byte[] packet, bool isRaw)
    {
        if (kind == ValueKind.None) column.AddNull();
        else column.Add(bits, kind, () => AsText(decoded, slot, packet, isRaw), () => decoded.GetOctets(decoded.Values[slot], packet, isRaw).ToArray());
    }

    private string? AsText(DecodedPacket decoded, int slot, byte[] packet, bool isRaw)
    {
        ParameterValue value = decoded.Values[slot];
        (ulong bits, ValueKind kind) = isRaw ? (value.RawBits, value.RawKind) : (value.EngBits, value.EngKind);
        switch (kind)
        {
            case ValueKind.Label or ValueKind.Text:
                return decoded.GetText(in value, packet, isRaw);
            case ValueKind.Time:
                var time = Instant.FromTaiNanoseconds((long)bits);
                return time.ToUtcString(Plan.Options.LeapSeconds, JsonText.TimeDigits(time));
            case ValueKind.Array or ValueKind.Aggregate:
                var text = new ArrayBufferWriter<byte>();
                using (var writer = new Utf8JsonWriter(text, JsonText.WriterOptions)) _json.Write(writer, decoded, slot, packet, isRaw);
                return Encoding.UTF8.GetString(text.WrittenSpan);
            case ValueKind.Signed:
                return ((long)bits).ToString(CultureInfo.InvariantCulture);
            case ValueKind.Unsigned:
                return bits.ToString(CultureInfo.InvariantCulture);
            case ValueKind.Boolean:
                return bits != 0 ? "true" : "false";
            case ValueKind.Octets:
                return Convert.ToHexStringLower(decoded.GetOctets(in value, packet, isRaw));
            default:
                return ParameterValue.ToDouble(bits, kind).ToString("R", CultureInfo.InvariantCulture);
        }
    }
}
