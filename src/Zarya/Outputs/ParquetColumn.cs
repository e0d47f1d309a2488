using Parquet;
using Parquet.Schema;
using Zarya.Mdb.Values;

namespace Zarya.Outputs;

/// <summary>A column that is being filled, one entry a row.</summary>
internal abstract class ParquetColumn(DataField dataField)
{
    public DataField Field => dataField;

    public abstract void AddNull();

    /// <summary>Adds a value; what does not fit the column's type (an engineering value of another kind by context) is made to fit or null.</summary>
    public abstract void Add(ulong bits, ValueKind kind, Func<string?> asText, Func<byte[]> asOctets);

    public abstract void Append(ParquetColumn later);

    public abstract Task WriteAsync(ParquetRowGroupWriter group, DataField attached);

    public abstract void Clear();

    /// <summary>The column for values of a kind.</summary>
    public static ParquetColumn Create(string name, ValueKind kind) => kind switch
    {
        ValueKind.Signed => new NumberColumn<long>(new DataField<long>(name, true), (bits, k) => k is ValueKind.Signed || k is ValueKind.Unsigned && (long)bits >= 0 ? (long)bits : null),
        ValueKind.Unsigned => new NumberColumn<ulong>(new DataField<ulong>(name, true), (bits, k) => k is ValueKind.Unsigned || k is ValueKind.Signed && (long)bits >= 0 ? bits : null),
        ValueKind.Float => new NumberColumn<double>(new DataField<double>(name, true), (bits, k) => k is ValueKind.Float or ValueKind.Signed or ValueKind.Unsigned ? ParameterValue.ToDouble(bits, k) : null),
        ValueKind.Boolean => new NumberColumn<bool>(new DataField<bool>(name, true), (bits, k) => k is ValueKind.Boolean ? bits != 0 : null),
        ValueKind.Octets => new OctetsColumn(name),
        _ => new TextColumn(name),
    };
}

/// <summary>Numbers and truth values.</summary>
internal sealed class NumberColumn<T>(DataField field, Func<ulong, ValueKind, T?> convert) : ParquetColumn(field) where T : struct
{
    private readonly List<T?> _values = [];

    public override void AddNull() => _values.Add(null);

    public override void Add(ulong bits, ValueKind kind, Func<string?> asText, Func<byte[]> asOctets) => _values.Add(convert(bits, kind));

    public void Add(T? value) => _values.Add(value);

    public override void Append(ParquetColumn later) => _values.AddRange(((NumberColumn<T>)later)._values);

    public override Task WriteAsync(ParquetRowGroupWriter group, DataField attached) => group.WriteAsync<T>(attached, _values.ToArray());

    public override void Clear() => _values.Clear();
}

/// <summary>Texts, labels, times, and JSON of arrays and aggregates.</summary>
internal sealed class TextColumn(string name) : ParquetColumn(new DataField<string>(name))
{
    private readonly List<string?> _values = [];

    public override void AddNull() => _values.Add(null);

    public override void Add(ulong bits, ValueKind kind, Func<string?> asText, Func<byte[]> asOctets) => _values.Add(asText());

    public void Add(string? value) => _values.Add(value);

    public override void Append(ParquetColumn later) => _values.AddRange(((TextColumn)later)._values);

    public override Task WriteAsync(ParquetRowGroupWriter group, DataField attached) => group.WriteAsync(attached, (IReadOnlyCollection<string>)_values!);

    public override void Clear() => _values.Clear();
}

/// <summary>Octets.</summary>
internal sealed class OctetsColumn(string name) : ParquetColumn(new DataField<byte[]>(name))
{
    private readonly List<byte[]?> _values = [];

    public override void AddNull() => _values.Add(null);

    public override void Add(ulong bits, ValueKind kind, Func<string?> asText, Func<byte[]> asOctets) => _values.Add(kind == ValueKind.Octets ? asOctets() : null);

    public override void Append(ParquetColumn later) => _values.AddRange(((OctetsColumn)later)._values);

    public override Task WriteAsync(ParquetRowGroupWriter group, DataField attached) => group.WriteAsync(attached, (IReadOnlyCollection<byte[]>)_values!);

    public override void Clear() => _values.Clear();
}
