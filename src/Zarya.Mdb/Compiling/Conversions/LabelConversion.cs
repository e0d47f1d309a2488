using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Conversions;

/// <summary>The label of an integer (rule 18): a table for small dense enumerations, else a search by order of writing. Equal labels have one index.</summary>
internal sealed class LabelConversion : Conversion
{
    private const int TableLimit = 4096;

    private readonly EnumerationLabel[] _ranges;
    private readonly int[] _labelOfRange;
    private readonly int[] _table = [];
    private readonly long _tableStart;

    public LabelConversion(EnumeratedDataType type, ValueKind rawKind)
    {
        RawKind = rawKind;
        _ranges = [.. type.Labels];
        Labels = [.. _ranges.Select(r => r.Label).Distinct(StringComparer.Ordinal)];
        var indices = Labels.Select((label, i) => (label, i)).ToDictionary(p => p.label, p => p.i, StringComparer.Ordinal);
        _labelOfRange = [.. _ranges.Select(r => indices[r.Label])];
        if (_ranges.Length == 0) return;
        _tableStart = _ranges.Min(r => r.Value);
        Int128 span = (Int128)_ranges.Max(r => r.MaxValue) - _tableStart + 1;
        if (span > 0 && span <= TableLimit) _table = [.. Enumerable.Range(0, (int)span).Select(i => Search(_tableStart + i))];
    }

    public ValueKind RawKind { get; }

    public string[] Labels { get; }

    public override ValueKind EngKind => ValueKind.Label;

    public override ulong Convert(ulong raw, ref ulong meta)
    {
        int label = Find(raw);
        return label >= 0 ? (ulong)label : None(ref meta);
    }

    /// <summary>Index of the label, or -1.</summary>
    public int Find(ulong raw)
    {
        if (RawKind == ValueKind.Float || (RawKind == ValueKind.Unsigned && raw > long.MaxValue)) return -1;
        if (_table.Length == 0) return Search((long)raw);
        ulong at = raw - (ulong)_tableStart;
        return at < (ulong)_table.Length ? _table[(int)at] : -1;
    }

    /// <summary>Index of a label by its text, or -1.</summary>
    public int IndexOf(ReadOnlySpan<char> label)
    {
        for (int i = 0; i < Labels.Length; i++)
            if (label.SequenceEqual(Labels[i])) return i;
        return -1;
    }

    private int Search(long raw)
    {
        for (int i = 0; i < _ranges.Length; i++)
            if (raw >= _ranges[i].Value && raw <= _ranges[i].MaxValue) return _labelOfRange[i];
        return -1;
    }
}
