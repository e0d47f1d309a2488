using System.Globalization;
using System.Text;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using Zarya.Archive.Log;
using Zarya.Archive.Views.Samples;
using Zarya.Mdb.Model;
using Zarya.Outputs;
using Zarya.Time;
using Zarya.Verbs;

namespace Zarya.Records;

/// <summary>Parameters in bins: count, first, least, greatest, mean and last of each. A gap is a row with count 0 and nothing else.</summary>
internal sealed class SampledHistory(LogStore store, EntryChoice choice, LeapSeconds leapSeconds)
{
    private static readonly string[] s_columns = ["parameter", "from", "to", "count", "first", "min", "max", "mean", "last"];

    /// <summary>Writes them; gives the damage that was come across.</summary>
    public async Task<IReadOnlyList<LogDamage>> WriteAsync(IReadOnlyList<DefinitionInForce> definitions, Parameter[] parameters, int count, OutputKind kind, OutputFile target, TextWriter told)
    {
        if (definitions.Count > 1) throw new VerbException("--samples reads with one definition: leave --mdb-version received away, or name a definition with --mdb");
        if (choice.Link is not null || choice.Apids is not null) throw new VerbException("--samples takes all packets that carry the parameter: leave --link and --apid away");
        if (choice.Order != EntryOrder.Generation) throw new VerbException("--samples is by generation time: leave --by reception away");
        DefinitionInForce definition = definitions[0];
        var rows = new List<(string Name, SampleBin Bin)>();
        var damage = new List<LogDamage>();
        foreach (Parameter parameter in parameters)
        {
            if (parameter.Type.Target is StringDataType or BinaryDataType or ArrayDataType or AggregateDataType) throw new VerbException($"{parameter.QualifiedName} is no number: only numbers can be sampled");
            using var samples = new ParameterSamples(store, definition.Reader(parameter, leapSeconds), $"{definition.Digest} {definition.Root.QualifiedName} {parameter.QualifiedName}");
            if (samples.Range() is not { } range)
            {
                told.WriteLine($"{parameter.QualifiedName} is in no packet of the record");
                continue;
            }
            Instant from = choice.From == Instant.MinValue ? range.First : choice.From;
            Instant before = choice.To == Instant.MaxValue ? range.Last + Duration.FromNanoseconds(1) : choice.To;
            if (before <= from) throw new VerbException("--from is not before --to, or there is nothing between them");
            rows.AddRange(samples.Get(from, before, count).Select(b => (parameter.QualifiedName, b)));
            damage.AddRange(samples.Damage);
        }
        if (kind == OutputKind.Parquet) await WriteParquetAsync(rows, target.Stream);
        else if (kind == OutputKind.Csv) WriteCsv(rows, target.Text);
        else if (kind == OutputKind.Jsonl) WriteJson(rows, target.Text);
        else throw new VerbException("--samples goes with --format csv, jsonl or parquet");
        return damage;
    }

    private void WriteCsv(List<(string Name, SampleBin Bin)> rows, TextWriter output)
    {
        output.Write(string.Join(',', s_columns) + "\n");
        foreach ((string name, SampleBin bin) in rows)
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{Cell(name)},{Text(bin.From)},{Text(bin.Before)},{bin.Count}{(bin.IsGap ? ",,,,," : $",{bin.First:R},{bin.Min:R},{bin.Max:R},{bin.Mean:R},{bin.Last:R}")}\n"));
    }

    private static string Cell(string name) => name.AsSpan().IndexOfAny(",\"\r\n") < 0 ? name : "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private void WriteJson(List<(string Name, SampleBin Bin)> rows, TextWriter output)
    {
        var line = new System.Buffers.ArrayBufferWriter<byte>();
        foreach ((string name, SampleBin bin) in rows)
        {
            line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = JsonText.Encoder }))
            {
                json.WriteStartObject();
                json.WriteString("parameter", name);
                json.WriteString("from", Text(bin.From));
                json.WriteString("to", Text(bin.Before));
                json.WriteNumber("count", bin.Count);
                if (!bin.IsGap)
                {
                    foreach ((string key, double value) in new[] { ("first", bin.First), ("min", bin.Min), ("max", bin.Max), ("mean", bin.Mean), ("last", bin.Last) })
                    {
                        if (double.IsFinite(value)) json.WriteNumber(key, value);
                        else json.WriteString(key, value > 0 ? "Infinity" : value < 0 ? "-Infinity" : "NaN");
                    }
                }
                json.WriteEndObject();
            }
            output.Write(Encoding.UTF8.GetString(line.WrittenSpan) + "\n");
        }
    }

    private async Task WriteParquetAsync(List<(string Name, SampleBin Bin)> rows, Stream output)
    {
        var schema = new ParquetSchema([new DataField<string>("parameter"), new DataField<string>("from"), new DataField<string>("to"), new DataField<long>("count"), .. s_columns[4..].Select(c => new DataField<double>(c, true))]);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, output);
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        DataField[] fields = schema.DataFields;
        await group.WriteAsync(fields[0], (IReadOnlyCollection<string>)[.. rows.Select(r => r.Name)]);
        await group.WriteAsync(fields[1], (IReadOnlyCollection<string>)[.. rows.Select(r => Text(r.Bin.From))]);
        await group.WriteAsync(fields[2], (IReadOnlyCollection<string>)[.. rows.Select(r => Text(r.Bin.Before))]);
        await group.WriteAsync<long>(fields[3], rows.Select(r => r.Bin.Count).ToArray());
        Func<SampleBin, double>[] numbers = [b => b.First, b => b.Min, b => b.Max, b => b.Mean, b => b.Last];
        for (int i = 0; i < numbers.Length; i++) await group.WriteAsync<double>(fields[4 + i], rows.Select(r => r.Bin.IsGap ? (double?)null : numbers[i](r.Bin)).ToArray());
        group.CompleteValidate();
    }

    private string Text(Instant time) => time.ToUtcString(leapSeconds, JsonText.TimeDigits(time));
}
