using Zarya.Archive.Views.Samples;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>What is asked for a plot of a parameter.</summary>
public sealed record SamplesRequest
{
    /// <summary>The parameter, or a part of it.</summary>
    public required ParameterPath Parameter { get; init; }

    /// <summary>The start; it belongs to the plot.</summary>
    public required Instant Start { get; init; }

    /// <summary>The stop; it does not.</summary>
    public required Instant Stop { get; init; }

    /// <summary>Bins: 1 or more; the contract's default.</summary>
    public int Count { get; init; } = 500;

    /// <summary>Whether raw values are plotted.</summary>
    public bool UseRawValue { get; init; }

    /// <summary>How long after a bin with values an empty one is a gap; the contract's default.</summary>
    public Duration GapTime { get; init; } = Duration.FromSeconds(120);

    /// <summary>Where values are looked for.</summary>
    public ValueSource Source { get; init; }
}

/// <summary>
/// Plots of parameters as section 8 of the wire contract says: bins of equal width from the start on, one sample for each that has values, and gaps. Long ranges are put together from pyramids (<see cref="ParameterSamples"/>),
/// short ones and what pyramids do not know (raw values, parts, values that came in no packet) are read from the record; the answers are the same. Safe for any number of threads.
/// </summary>
/// <param name="record">The record.</param>
public sealed class ParameterSamplesQuery(MissionRecord record) : IDisposable
{
    /// <summary>The narrowest bin: 1 ms, as the contract says.</summary>
    private const long NarrowestNs = 1_000_000;

    private const int MaxKept = 64;

    private readonly Dictionary<string, Kept> _kept = [];

    /// <summary>The samples: bins that have values, and empty ones that are gaps. In a bin of values that are no numbers, numbers are NaN.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is nothing between start and stop, or the count is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public IReadOnlyList<SampleBin> Get(SamplesRequest request, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Count, 1_000_000);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(request.Stop, request.Start);
        long width = Width(request);
        SampleBin[] bins = Packets(request, width, stop) is { } packets
            ? Join(packets, request.Source == ValueSource.Packets ? [] : Scan(request, width, ValueSource.Values, stop).Bins())
            : [.. Scan(request, width, request.Source, stop).Bins()];
        return Gaps(bins, request, width);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_kept)
        {
            foreach (Kept kept in _kept.Values) kept.Samples.Dispose();
            _kept.Clear();
        }
    }

    private static long Width(SamplesRequest request)
    {
        Int128 range = (Int128)request.Stop.TaiNanoseconds - request.Start.TaiNanoseconds;
        return (long)Int128.Max(NarrowestNs, (range + request.Count - 1) / request.Count);
    }

    /// <summary>Bins of what stands in packets, by the pyramid; <see langword="null"/> if it does not know these values.</summary>
    private IReadOnlyList<SampleBin>? Packets(SamplesRequest request, long width, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        DataType? type = request.Parameter.Type;
        // Raw numbers of enumerations are what the pyramid has anyway.
        bool isKnown = request.Parameter.IsWhole && type is NumericDataType or BooleanDataType or EnumeratedDataType && (!request.UseRawValue || type is EnumeratedDataType or BooleanDataType);
        if (!isKnown || request.Source == ValueSource.Values || record.Roots.ToArray() is not [var root]) return null;
        string key = $"{record.Key} {root.QualifiedName} {request.Parameter.Parameter.QualifiedName}";
        Kept kept = Find(key, root, request.Parameter.Parameter);
        // One plot of a parameter after the other: the first makes the pyramid, and the others have it.
        lock (kept.Lock)
        {
            IReadOnlyList<SampleBin> bins = kept.Samples.GetAnchored(request.Start, request.Stop, Duration.FromNanoseconds(width));
            record.Note(kept.Samples.Damage);
            return bins;
        }
    }

    private Kept Find(string key, SequenceContainer root, Parameter parameter)
    {
        lock (_kept)
        {
            if (_kept.TryGetValue(key, out Kept? known)) return known;
            // Somebody may be asking one of them: they are only let go.
            if (_kept.Count >= MaxKept) _kept.Clear();
            var reader = RowReader.Create(record.Database, root, [parameter], new PlanOptions { LeapSeconds = record.LeapSeconds });
            var kept = new Kept(new ParameterSamples(record.Store, reader, key), new Lock());
            _kept.Add(key, kept);
            return kept;
        }
    }

    private SampleScan Scan(SamplesRequest request, long width, ValueSource source, CancellationToken stop)
    {
        var scan = new SampleScan(request.Start.TaiNanoseconds, request.Stop.TaiNanoseconds, width);
        using var cursor = new ParameterCursor(record, [request.Parameter.Parameter], new CursorOptions { Range = new TimeRange(request.Start, request.Stop), Source = source });
        while (cursor.Read(stop))
        {
            if (ParameterHistory.Part(request.Parameter, cursor.Samples[0]!) is not { } sample) continue;
            TelemetryValue value = request.UseRawValue && sample.RawValue.Kind != TelemetryKind.None ? sample.RawValue : sample.EngValue;
            bool isNumber = value.TryGetNumber(out double number);
            // A number that is not one says nothing, as in the pyramid; text has no number, and is counted.
            if (value.Kind != TelemetryKind.None && !(isNumber && double.IsNaN(number))) scan.Add(cursor.Generation.TaiNanoseconds, number);
        }
        return scan;
    }

    /// <summary>Bins of packets with those of recorded values: usually one of the two is empty.</summary>
    private static SampleBin[] Join(IReadOnlyList<SampleBin> packets, IReadOnlyList<SampleBin> values)
    {
        var byStart = values.ToDictionary(b => b.From);
        if (byStart.Count == 0) return [.. packets.Where(b => !b.IsGap)];
        return [.. packets.Select(p => byStart.TryGetValue(p.From, out SampleBin v) ? Join(p, v) : p).Where(b => !b.IsGap)];
    }

    private static SampleBin Join(SampleBin a, SampleBin b)
    {
        if (a.IsGap) return b;
        bool isFirst = a.FirstTime <= b.FirstTime;
        bool isLast = a.LastTime > b.LastTime;
        return new SampleBin(
            a.From, a.Before, a.Count + b.Count, isFirst ? a.First : b.First, Math.Min(a.Min, b.Min), Math.Max(a.Max, b.Max), (a.Mean * a.Count + b.Mean * b.Count) / (a.Count + b.Count), isLast ? a.Last : b.Last,
            isFirst ? a.FirstTime : b.FirstTime, isLast ? a.LastTime : b.LastTime)
        {
            MinTime = b.Min < a.Min ? b.MinTime : a.MinTime,
            MaxTime = b.Max > a.Max ? b.MaxTime : a.MaxTime,
        };
    }

    /// <summary>Puts gaps in: behind a bin with values, each empty one that begins more than the gap time after that bin does.</summary>
    private List<SampleBin> Gaps(SampleBin[] bins, SamplesRequest request, long width)
    {
        long gap = (record.ExpiryOf(request.Parameter.Parameter) ?? request.GapTime).Nanoseconds;
        var samples = new List<SampleBin>();
        long end = request.Stop.TaiNanoseconds;
        for (int i = 0; i < bins.Length; i++)
        {
            samples.Add(bins[i]);
            long data = bins[i].From.TaiNanoseconds;
            long next = i + 1 < bins.Length ? bins[i + 1].From.TaiNanoseconds : end;
            for (Int128 start = (Int128)data + width; start < next; start += width)
                if (start - data > gap) samples.Add(SampleScan.Empty((long)start, (long)Int128.Min(start + width, end)));
        }
        return samples;
    }

    private sealed record Kept(ParameterSamples Samples, Lock Lock);
}
