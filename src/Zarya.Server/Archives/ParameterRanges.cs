using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>What is asked of the ranges of a parameter.</summary>
public sealed record RangesRequest
{
    /// <summary>The parameter, or a part of it.</summary>
    public required ParameterPath Parameter { get; init; }

    /// <summary>The start; it belongs to it.</summary>
    public required Instant Start { get; init; }

    /// <summary>The stop; it does not.</summary>
    public required Instant Stop { get; init; }

    /// <summary>Gaps shorter than this are none; <see langword="null"/>: all are.</summary>
    public Duration? MinGap { get; init; }

    /// <summary>Longer than this between two values is a gap; <see langword="null"/>: only expiry makes gaps.</summary>
    public Duration? MaxGap { get; init; }

    /// <summary>Ranges shorter than this are merged with what follows; <see langword="null"/>: none are.</summary>
    public Duration? MinRange { get; init; }

    /// <summary>Different values told of one range at most; negative for all.</summary>
    public int MaxValues { get; init; } = -1;

    /// <summary>Where values are looked for.</summary>
    public ValueSource Source { get; init; }
}

/// <summary>A stretch of time in which a parameter had one value, or several where short stretches were merged.</summary>
/// <param name="Start">Its first value's time.</param>
/// <param name="Stop">The time of the next value, or of the last one before a gap.</param>
/// <param name="Values">Its values, in the order in which they came.</param>
/// <param name="Counts">How often each was there.</param>
/// <param name="OtherCount">How often others were there, which are not told.</param>
public sealed record ValueRange(Instant Start, Instant Stop, IReadOnlyList<TelemetryValue> Values, IReadOnlyList<int> Counts, int OtherCount)
{
    /// <summary>All values in it.</summary>
    public int Count => Counts.Sum() + OtherCount;
}

/// <summary>When a parameter had which value (contract, section 8). Safe for any number of threads.</summary>
/// <param name="record">The record.</param>
public sealed class ParameterRanges(MissionRecord record)
{
    /// <summary>Ranges at most; more are not told.</summary>
    public const int MaxRanges = 100_000;

    /// <summary>Finds them.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="isCut">Whether there are more than <see cref="MaxRanges"/>: then those are missing.</param>
    /// <param name="stop">Asked now and then.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public IReadOnlyList<ValueRange> Get(RangesRequest request, out bool isCut, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var ranges = new List<ValueRange>();
        using var cursor = new ParameterCursor(record, [request.Parameter.Parameter], new CursorOptions { Range = new TimeRange(request.Start, request.Stop), Source = request.Source });
        RangeBuilder? open = null;
        isCut = false;
        while (!isCut && cursor.Read(stop))
        {
            if (ParameterHistory.Part(request.Parameter, cursor.Samples[0]!) is not { } sample) continue;
            Instant time = cursor.Generation;
            if (open is not null && IsGap(open, time, request))
            {
                ranges.Add(open.End(open.Last));
                open = null;
            }
            else if (open is not null && !open.Holds(sample.EngValue) && (time - open.Start).Nanoseconds >= (request.MinRange?.Nanoseconds ?? 0))
            {
                ranges.Add(open.End(time));
                open = null;
            }
            open ??= new RangeBuilder(time, request.MaxValues);
            open.Add(time, sample.EngValue, sample.ExpiresAfter ?? record.ExpiryOf(sample.Parameter));
            isCut = ranges.Count == MaxRanges;
        }
        if (open is not null && !isCut) ranges.Add(open.End(open.Last));
        return ranges;
    }

    private static bool IsGap(RangeBuilder open, Instant time, RangesRequest request)
    {
        Duration distance = time - open.Last;
        bool isExpired = open.Expiry is { } expiry && distance > expiry && !(request.MinGap is { } min && distance < min);
        return isExpired || (request.MaxGap is { } max && distance > max);
    }

    private sealed class RangeBuilder(Instant start, int maxValues)
    {
        private readonly Dictionary<TelemetryValue, int> _index = new(ValueComparison.Instance);
        private readonly List<TelemetryValue> _values = [];
        private readonly List<int> _counts = [];
        private TelemetryValue _newest;
        private int _others;

        public Instant Start { get; } = start;

        public Instant Last { get; private set; } = start;

        public Duration? Expiry { get; private set; }

        /// <summary>Whether a value does not change what the range is: it is the one that came last.</summary>
        public bool Holds(TelemetryValue value) => ValueComparison.Instance.Equals(value, _newest);

        public void Add(Instant time, TelemetryValue value, Duration? expiry)
        {
            (Last, Expiry, _newest) = (time, expiry, value);
            if (_index.TryGetValue(value, out int at)) _counts[at]++;
            else if (maxValues >= 0 && _values.Count >= maxValues) _others++;
            else
            {
                _index.Add(value, _values.Count);
                _values.Add(value);
                _counts.Add(1);
            }
        }

        public ValueRange End(Instant stop) => new(Start, stop, _values, _counts, _others);
    }
}
