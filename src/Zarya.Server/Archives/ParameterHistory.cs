using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>What is asked of the history of a parameter.</summary>
public sealed record HistoryRequest
{
    /// <summary>The parameter, or a part of it.</summary>
    public required ParameterPath Parameter { get; init; }

    /// <summary>One end: the early one.</summary>
    public Instant Start { get; init; } = Instant.MinValue;

    /// <summary>The other end. Ascending, the start belongs to it and the stop does not; descending it is the other way round (contract, section 1, item 15).</summary>
    public Instant Stop { get; init; } = Instant.MaxValue;

    /// <summary>Whether the last comes first: the contract's default.</summary>
    public bool IsDescending { get; init; } = true;

    /// <summary>Values at most: 1 or more.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended.</summary>
    public PageToken? After { get; init; }

    /// <summary>Whether a value that is the same as the one before is left out.</summary>
    public bool NoRepeat { get; init; }

    /// <summary>Values that are left out first.</summary>
    public int Skip { get; init; }

    /// <summary>Where values are looked for.</summary>
    public ValueSource Source { get; init; }
}

/// <summary>The history of parameters, page by page. Never holds more than a page. Safe for any number of threads.</summary>
/// <param name="record">The record.</param>
public sealed class ParameterHistory(MissionRecord record)
{
    /// <summary>A page of values. Of an array or aggregate's part, the values are those of the part; what was said of the whole's limits is left out.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public Page<ParameterSample> List(HistoryRequest request, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1);
        var page = new List<ParameterSample>(Math.Min(request.Limit, 1000));
        using ParameterCursor cursor = Open(request);
        string? last = request.After?.Mark;
        (Instant Generation, long Number) end = default;
        for (int left = request.After is null ? request.Skip : 0; cursor.Read(stop);)
        {
            if (Part(request.Parameter, cursor.Samples[0]!) is not { } sample) continue;
            if (request.NoRepeat)
            {
                string mark = ValueComparison.Mark(sample.EngValue);
                if (mark == last) continue;
                if (page.Count < request.Limit) last = mark;
            }
            if (left-- > 0) continue;
            if (page.Count == request.Limit) return new Page<ParameterSample>(page, new PageToken(end.Generation, end.Number, 0, request.NoRepeat ? last : null));
            page.Add(sample);
            end = (cursor.Generation, cursor.Number);
        }
        return new Page<ParameterSample>(page, null);
    }

    /// <summary>The sample of a part; <see langword="null"/> if the value does not have it.</summary>
    internal static ParameterSample? Part(ParameterPath path, ParameterSample sample)
    {
        if (path.IsWhole) return sample;
        if (!path.TryGet(sample.EngValue, out TelemetryValue eng)) return null;
        return sample with { EngValue = eng, RawValue = path.TryGet(sample.RawValue, out TelemetryValue raw) ? raw : default, Level = null, Side = RangeSide.None, InForce = null };
    }

    private ParameterCursor Open(HistoryRequest request) => new(record, [request.Parameter.Parameter], new CursorOptions
    {
        Range = TimeRange.OfValues(request.Start, request.Stop, request.IsDescending),
        IsDescending = request.IsDescending,
        After = request.After is { } after ? (after.Generation, after.Number) : null,
        FewEntries = request.Skip + request.Limit + 1,
        Source = request.Source,
    });
}
