using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Archives.Exports;

/// <summary>What is asked of a table of parameters.</summary>
public sealed record ParameterCsvRequest
{
    /// <summary>The columns.</summary>
    public required IReadOnlyList<ParameterPath> Parameters { get; init; }

    /// <summary>Their headings; <see langword="null"/>: qualified names.</summary>
    public IReadOnlyList<string>? Headings { get; init; }

    /// <summary>The start; it belongs to it (descending it does not).</summary>
    public Instant Start { get; init; } = Instant.MinValue;

    /// <summary>The stop; it does not belong to it (descending it does).</summary>
    public Instant Stop { get; init; } = Instant.MaxValue;

    /// <summary>Whether the last comes first.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Rows at most; <see langword="null"/> for all.</summary>
    public long? Limit { get; init; }

    /// <summary>Rows that are left out first.</summary>
    public long Skip { get; init; }

    /// <summary>Rows of so much time become one, with the newest value of each parameter and the time of the first row; <see langword="null"/>: every row.</summary>
    public Duration? Interval { get; init; }

    /// <summary>Whether cells without a value have the one before.</summary>
    public bool KeepsLast { get; init; }

    /// <summary>Whether raw values stand beside.</summary>
    public bool WithRaw { get; init; }

    /// <summary>Whether what limits say stands beside.</summary>
    public bool WithMonitoring { get; init; }

    /// <summary>Between cells; the contract's default.</summary>
    public char Separator { get; init; } = '\t';

    /// <summary>Whether the first line has the headings.</summary>
    public bool HasHeader { get; init; } = true;
}

/// <summary>Tables of parameters, a row for each generation time. Safe for any number of threads.</summary>
/// <param name="record">The record.</param>
public sealed class ParameterCsv(MissionRecord record)
{
    /// <summary>The table, UTF-8, piece by piece; one piece at a time is in memory.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Read(ParameterCsvRequest request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        var line = new CsvLine(request.Separator);
        if (request.HasHeader) Head(request, line);
        var kept = new ParameterSample?[request.Parameters.Count];
        (long skip, long left) = (request.Skip, request.Limit ?? long.MaxValue);
        foreach (ParameterRow row in Rows(request, stop))
        {
            if (left <= 0) break;
            if (request.KeepsLast)
                for (int i = 0; i < kept.Length; i++) kept[i] = row.Samples[i] ?? kept[i];
            if (skip-- > 0) continue;
            left--;
            line.Cell(row.Generation.ToUtcString(record.LeapSeconds, 3));
            foreach (ParameterSample? sample in request.KeepsLast ? kept : row.Samples) Cells(request, line, sample);
            line.End();
            if (line.IsDue) yield return line.Take();
        }
        yield return line.Take();
    }

    private static void Head(ParameterCsvRequest request, CsvLine line)
    {
        line.Cell("Time");
        for (int i = 0; i < request.Parameters.Count; i++)
        {
            string name = request.Headings?[i] ?? request.Parameters[i].ToString();
            line.Cell(name);
            if (request.WithRaw) line.Cell(name + "_RAW");
            if (request.WithMonitoring) line.Cell(name + "_MONITORING");
        }
        line.End();
    }

    private void Cells(ParameterCsvRequest request, CsvLine line, ParameterSample? sample)
    {
        line.Cell(sample is null ? "" : ValueText.Of(sample.EngValue, record.LeapSeconds));
        if (request.WithRaw) line.Cell(sample is null ? "" : ValueText.Of(sample.RawValue, record.LeapSeconds));
        if (request.WithMonitoring) line.Cell(sample?.Level switch { null => "", AlarmLevel.Normal => "IN_LIMITS", { } level => level.ToString().ToUpperInvariant() });
    }

    private IEnumerable<ParameterRow> Rows(ParameterCsvRequest request, CancellationToken stop)
    {
        var options = new CursorOptions { Range = TimeRange.OfValues(request.Start, request.Stop, request.IsDescending), IsDescending = request.IsDescending };
        IEnumerable<ParameterRow> rows = ParameterRows.Read(record, request.Parameters, options, stop);
        return request.Interval is { Nanoseconds: > 0 } interval ? Thin(rows, interval) : rows;
    }

    /// <summary>One row for each interval, which begins with the first row that is behind the one before.</summary>
    private static IEnumerable<ParameterRow> Thin(IEnumerable<ParameterRow> rows, Duration interval)
    {
        (Instant begin, ParameterSample?[]? row) = (default, null);
        foreach (ParameterRow next in rows)
        {
            if (row is not null && Int128.Abs((Int128)next.Generation.TaiNanoseconds - begin.TaiNanoseconds) >= interval.Nanoseconds)
            {
                yield return new ParameterRow(begin, row);
                row = null;
            }
            if (row is null) (begin, row) = (next.Generation, new ParameterSample?[next.Samples.Count]);
            // Descending, what comes first is the newest.
            for (int i = 0; i < row.Length; i++)
                if (next.Samples[i] is { } sample && (row[i] is not { } known || sample.GenerationTime >= known.GenerationTime)) row[i] = sample;
        }
        if (row is not null) yield return new ParameterRow(begin, row);
    }
}
