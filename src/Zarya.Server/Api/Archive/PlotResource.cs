using Zarya.Archive.Views.Samples;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Pvalue;
using Zarya.Server.Api.Translation;
using Zarya.Server.Archives;
using Zarya.Time;

namespace Zarya.Server.Api.Archive;

/// <summary>Parameters over time for plots: samples in bins, and ranges of equal values.</summary>
internal static class PlotResource
{
    /// <summary>Bins of a plot at most.</summary>
    private const int MaxBins = 10_000;

    private static readonly Duration s_lastHour = Duration.FromSeconds(3600);

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<Schema.Requests.SamplesRequest, TimeSeries>("GET", "/api/archive/{instance}/parameters/{name*}/samples", Sample),
        ApiRoute.Of<Schema.Requests.RangesRequest, Ranges>("GET", "/api/archive/{instance}/parameters/{name*}/ranges", Range),
    ];

    private static TimeSeries Sample(ApiCall call, Schema.Requests.SamplesRequest request)
    {
        MissionArchive archive = call.Archive(request.Instance);
        (_, ParameterPath path) = ArchiveCall.Parameter(archive, request.Name);
        (Instant start, Instant stop) = Bounds(call, request.Instance, request.Start, request.Stop);
        if (request.HasCount && request.Count is < 1 or > MaxBins) throw ApiException.BadRequest($"count is 1 to {MaxBins}");
        var wanted = new Archives.SamplesRequest { Parameter = path, Start = start, Stop = stop, UseRawValue = request.UseRawValue };
        if (request.HasCount) wanted = wanted with { Count = request.Count };
        if (request.HasGapTime) wanted = wanted with { GapTime = ArchiveCall.Milliseconds(request.GapTime) };
        return stop <= start ? new TimeSeries() : new TimeSeries { Sample = { archive.Samples.Get(wanted, call.Aborted).Select(b => Wire(b, call.LeapSeconds)) } };
    }

    private static TimeSeries.Types.Sample Wire(SampleBin bin, LeapSeconds leapSeconds)
    {
        var sample = new TimeSeries.Types.Sample { Time = WireTime.ToTimestamp(bin.From, leapSeconds), N = (int)Math.Min(bin.Count, int.MaxValue) };
        // A gap has a time and nothing else: so clients know it.
        if (bin.IsGap) return sample;
        (sample.Avg, sample.Min, sample.Max) = (bin.Mean, bin.Min, bin.Max);
        sample.MinTime = WireTime.ToTimestamp(bin.MinTime, leapSeconds);
        sample.MaxTime = WireTime.ToTimestamp(bin.MaxTime, leapSeconds);
        sample.FirstTime = WireTime.ToTimestamp(bin.FirstTime, leapSeconds);
        sample.LastTime = WireTime.ToTimestamp(bin.LastTime, leapSeconds);
        return sample;
    }

    private static Ranges Range(ApiCall call, Schema.Requests.RangesRequest request)
    {
        MissionArchive archive = call.Archive(request.Instance);
        (ParameterTarget target, ParameterPath path) = ArchiveCall.Parameter(archive, request.Name);
        (Instant start, Instant stop) = Bounds(call, request.Instance, request.Start, request.Stop);
        IReadOnlyList<ValueRange> ranges = archive.Ranges.Get(new Archives.RangesRequest
        {
            Parameter = path,
            Start = start,
            Stop = stop,
            MinGap = request.HasMinGap && request.MinGap > 0 ? ArchiveCall.Milliseconds(request.MinGap) : null,
            MaxGap = request.HasMaxGap && request.MaxGap > 0 ? ArchiveCall.Milliseconds(request.MaxGap) : null,
            MinRange = request.HasMinRange && request.MinRange > 0 ? ArchiveCall.Milliseconds(request.MinRange) : null,
            MaxValues = request.HasMaxValues ? request.MaxValues : -1,
        }, out bool isCut, call.Aborted);
        if (isCut) throw ApiException.BadRequest($"There are more than {ParameterRanges.MaxRanges} ranges: ask for less time, or give minRange");
        return new Ranges
        {
            Range =
            {
                ranges.Select(r => new Ranges.Types.Range
                {
                    Start = WireTime.ToTimestamp(r.Start, call.LeapSeconds),
                    Stop = WireTime.ToTimestamp(r.Stop, call.LeapSeconds),
                    Count = r.Count,
                    EngValues = { r.Values.Select(v => WireValue.Of(v, target.Engineering, call.LeapSeconds)) },
                    Counts = { r.Counts },
                    OtherCount = r.OtherCount,
                }),
            },
        };
    }

    /// <summary>The last hour, unless said otherwise.</summary>
    private static (Instant Start, Instant Stop) Bounds(ApiCall call, string instance, Google.Protobuf.WellKnownTypes.Timestamp? start, Google.Protobuf.WellKnownTypes.Timestamp? stop)
    {
        Instant end = call.TimeOr(stop, call.Mission(instance).Now);
        return (call.TimeOr(start, end.TaiNanoseconds < long.MinValue + s_lastHour.Nanoseconds ? Instant.MinValue : end - s_lastHour), end);
    }
}
