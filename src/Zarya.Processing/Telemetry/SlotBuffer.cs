using Zarya.Mdb.Values;

namespace Zarya.Processing.Telemetry;

/// <summary>The newest value of a parameter that is more than a number: texts, octets, arrays and aggregates, copied out of their packet. Grows to the largest and allocates nothing after that.</summary>
internal sealed class SlotBuffer
{
    private ParameterValue[] _values = [];
    private (int Raw, int Eng)[] _starts = [];
    private byte[] _octets = [];
    private int _count;
    private int _length;

    public ReadOnlySpan<ParameterValue> Values => _values.AsSpan(0, _count);

    /// <summary>Copies a value and its parts.</summary>
    public void Copy(DecodedPacket decoded, ReadOnlySpan<byte> packet, int index)
    {
        ReadOnlySpan<ParameterValue> values = decoded.Values.Slice(index, 1 + decoded.Values[index].DescendantCount);
        if (values.Length > _values.Length)
        {
            _values = new ParameterValue[values.Length];
            _starts = new (int, int)[values.Length];
        }
        values.CopyTo(_values);
        (_count, _length) = (values.Length, 0);
        for (int i = 0; i < values.Length; i++)
        {
            ref readonly ParameterValue value = ref values[i];
            int raw = Append(decoded.GetOctets(in value, packet, raw: true));
            _starts[i] = (raw, value.RawKind == value.EngKind && value.RawBits == value.EngBits ? raw : Append(decoded.GetOctets(in value, packet)));
        }
    }

    /// <summary>The octets of the value at an index.</summary>
    public ReadOnlySpan<byte> Octets(int index, bool raw)
    {
        ref readonly ParameterValue value = ref _values[index];
        (ValueKind kind, ulong bits) = raw ? (value.RawKind, value.RawBits) : (value.EngKind, value.EngBits);
        int length = kind switch { ValueKind.Text => (int)(bits >> 32), ValueKind.Octets => ((int)(bits >> 32) + 7) >> 3, _ => 0 };
        return _octets.AsSpan(raw ? _starts[index].Raw : _starts[index].Eng, length);
    }

    private int Append(ReadOnlySpan<byte> octets)
    {
        int start = _length;
        if (start + octets.Length > _octets.Length) Array.Resize(ref _octets, Math.Max(start + octets.Length, Math.Max(32, _octets.Length * 2)));
        octets.CopyTo(_octets.AsSpan(start));
        _length += octets.Length;
        return start;
    }
}
