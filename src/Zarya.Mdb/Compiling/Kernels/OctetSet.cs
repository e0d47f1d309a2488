using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Kernels;

/// <summary>Octets of a packet, gathered field by field.</summary>
internal sealed class OctetSet
{
    private readonly HashSet<OctetRange> _ranges = [];

    /// <summary>Adds all octets that a field has bits in; the heading of an array or aggregate has none of its own.</summary>
    public void Add(StaticField field)
    {
        int octets = (int)(field.Bits >> 32);
        ValueKind kind = new ParameterValue(0, 0, field.Meta).RawKind;
        long bits = field.Number is { } number ? number.Format.SizeInBits : kind switch { ValueKind.Octets => octets, ValueKind.Text => octets * 8L, _ => 0 };
        if (bits == 0) return;
        int first = field.Bit >> 3;
        _ranges.Add(new OctetRange(first, (int)((field.Bit + bits + 7) >> 3) - first));
    }

    /// <summary>Ascending, what overlaps or touches made one.</summary>
    public IReadOnlyList<OctetRange> ToRanges()
    {
        var merged = new List<OctetRange>();
        foreach (OctetRange range in _ranges.OrderBy(r => r.First))
        {
            if (merged.Count > 0 && merged[^1] is var last && range.First <= last.End) merged[^1] = last with { Length = Math.Max(last.End, range.End) - last.First };
            else merged.Add(range);
        }
        return merged.AsReadOnly();
    }
}
