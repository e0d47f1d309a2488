using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Zarya.Tests.Verbs.Decode;

/// <summary>A Parquet file as rows of text, as CSV would have them; octets in hexadecimal, no value as <see langword="null"/>.</summary>
internal sealed record ParquetRows(string[] Names, Type[] Types, List<string?[]> Rows)
{
    public static async Task<ParquetRows> ReadAsync(string path)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(path);
        DataField[] fields = reader.Schema.DataFields;
        var rows = new List<string?[]>();
        for (int g = 0; g < reader.RowGroupCount; g++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
            int count = (int)group.RowCount;
            string?[][] columns = new string?[fields.Length][];
            for (int c = 0; c < fields.Length; c++) columns[c] = await ReadAsync(group, fields[c], count);
            for (int r = 0; r < count; r++) rows.Add([.. columns.Select(c => c[r])]);
        }
        return new ParquetRows([.. fields.Select(f => f.Name)], [.. fields.Select(f => f.ClrType)], rows);
    }

    private static async Task<string?[]> ReadAsync(ParquetRowGroupReader group, DataField field, int count)
    {
        if (field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            string?[] texts = new string?[count];
            await group.ReadAsync(field, texts.AsMemory()!);
            return texts;
        }
        if (field.ClrType == typeof(ReadOnlyMemory<byte>))
        {
            byte[]?[] octets = new byte[]?[count];
            await group.ReadAsync(field, octets.AsMemory()!);
            return [.. octets.Select(o => o is null ? null : Convert.ToHexStringLower(o))];
        }
        if (field.ClrType == typeof(long)) return await ReadNumbersAsync<long>(group, field, count);
        if (field.ClrType == typeof(ulong)) return await ReadNumbersAsync<ulong>(group, field, count);
        if (field.ClrType == typeof(bool)) return await ReadNumbersAsync<bool>(group, field, count);
        Assert.Equal(typeof(double), field.ClrType);
        return await ReadNumbersAsync<double>(group, field, count);
    }

    private static async Task<string?[]> ReadNumbersAsync<T>(ParquetRowGroupReader group, DataField field, int count) where T : struct
    {
        var numbers = new T?[count];
        await group.ReadAsync<T>(field, numbers.AsMemory());
        return [.. numbers.Select(n => n is { } number ? Convert.ToString(number, CultureInfo.InvariantCulture) : null)];
    }
}
