using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Time;

namespace Zarya.Processing.Telemetry;

/// <summary>Rows of decoded values and where their octets stand, in a packet or copied out of it: what values by themselves are made from.</summary>
internal readonly ref struct ValueRows
{
    private readonly IReadOnlyList<PlanItem> _items;
    private readonly ReadOnlySpan<byte> _packet;
    private readonly DecodedPacket? _decoded;
    private readonly SlotBuffer? _buffer;

    public ValueRows(DecodedPacket decoded, ReadOnlySpan<byte> packet)
    {
        (_items, _decoded) = (decoded.Plan.Items, decoded);
        _packet = packet;
        Values = decoded.Values;
    }

    public ValueRows(ContainerPlan plan, SlotBuffer buffer)
    {
        (_items, _buffer) = (plan.Items, buffer);
        Values = buffer.Values;
    }

    public ValueRows(ContainerPlan plan, ReadOnlySpan<ParameterValue> single)
    {
        _items = plan.Items;
        Values = single;
    }

    public ReadOnlySpan<ParameterValue> Values { get; }

    /// <summary>The value at an index with all its parts.</summary>
    public TelemetryValue Make(int index, bool raw)
    {
        int at = index;
        return Next(ref at, raw);
    }

    /// <summary>The index of a part, or -1 if there is none such.</summary>
    public int Find(int index, IReadOnlyList<PathStep> path)
    {
        for (int depth = 0; depth < path.Count; depth++)
        {
            PathStep step = path[depth];
            ref readonly ParameterValue whole = ref Values[index];
            int children = whole.ChildCount;
            int child = index + 1;
            bool isFound = false;
            for (int i = 0; i < children && !isFound; i++)
            {
                isFound = step.Member is null ? whole.RawKind == ValueKind.Array && i == step.Index : _items[Values[child].Item].MemberName == step.Member;
                if (!isFound) child += 1 + Values[child].DescendantCount;
            }
            if (!isFound) return -1;
            index = child;
        }
        return index;
    }

    /// <summary>Whether a value is a text whose octets are none: what is shown for them is not what came.</summary>
    public bool IsBrokenText(int index) => Values[index].EngKind == ValueKind.Text && !Charsets.IsText(_items[Values[index].Item].Charset, Octets(index, raw: false));

    private TelemetryValue Next(ref int at, bool raw)
    {
        int index = at++;
        ref readonly ParameterValue value = ref Values[index];
        PlanItem item = _items[value.Item];
        (ValueKind kind, ulong bits) = raw ? (value.RawKind, value.RawBits) : (value.EngKind, value.EngBits);
        switch (kind)
        {
            case ValueKind.Signed: return TelemetryValue.OfSigned((long)bits);
            case ValueKind.Unsigned: return TelemetryValue.OfUnsigned(bits);
            case ValueKind.Float: return TelemetryValue.OfFloat(BitConverter.UInt64BitsToDouble(bits));
            case ValueKind.Boolean: return TelemetryValue.OfBoolean(bits != 0);
            case ValueKind.Time: return TelemetryValue.OfTime(Instant.FromTaiNanoseconds((long)bits));
            case ValueKind.Label: return TelemetryValue.OfLabel(LabelNumber(in value, item), item.Labels[(int)bits]);
            case ValueKind.Text: return TelemetryValue.OfText(Charsets.GetString(item.Charset, Octets(index, raw)));
            case ValueKind.Octets: return TelemetryValue.OfOctets(Octets(index, raw).ToArray());
            case ValueKind.Array or ValueKind.Aggregate:
                var parts = new TelemetryPart[value.ChildCount];
                for (int i = 0; i < parts.Length; i++)
                {
                    string name = kind == ValueKind.Array ? "" : _items[Values[at].Item].MemberName;
                    parts[i] = new TelemetryPart(name, Next(ref at, raw));
                }
                return kind == ValueKind.Array ? TelemetryValue.OfArray(parts) : TelemetryValue.OfAggregate(parts);
            default: return default;
        }
    }

    private ReadOnlySpan<byte> Octets(int index, bool raw) =>
        _buffer is not null ? _buffer.Octets(index, raw) : _decoded is not null ? _decoded.GetOctets(in Values[index], _packet, raw) : default;

    /// <summary>The number of a label: its raw value, or where that is text, the number that the type gives to it.</summary>
    private static long LabelNumber(in ParameterValue value, PlanItem item)
    {
        if (value.RawKind is ValueKind.Signed or ValueKind.Unsigned) return (long)value.RawBits;
        if (item.Type is EnumeratedDataType type)
            foreach (EnumerationLabel label in type.Labels)
                if (label.Label == item.Labels[(int)value.EngBits]) return label.Value;
        return 0;
    }
}
