using Zarya.Processing;
using Zarya.Processing.Telemetry;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Processing;
using Zarya.Server.Api.Schema.Pvalue;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Schema.Values;
using Zarya.Server.Api.Translation;
using Zarya.Server.Running;
using Zarya.Time;
using Empty = Google.Protobuf.WellKnownTypes.Empty;
using One = Zarya.Server.Api.Schema.Processing.BatchSetParameterValuesRequest.Types.SetParameterValueRequest;

namespace Zarya.Server.Api.Resources;

/// <summary>Newest values, and setting of those that people may set.</summary>
internal static class ValueResource
{
    private const string Root = "/api/processors/{instance}/{processor}/parameters";

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Waiting<GetParameterValueRequest, ParameterValue>("GET", Root + "/{name*}", GetAsync),
        ApiRoute.Of<Schema.Requests.SetParameterValueRequest, Empty>("PUT", Root + "/{name*}", Set, body: "value"),
        ApiRoute.Of<Schema.Requests.SetParameterValueRequest, Empty>("POST", Root + "/{name*}", Set, body: "value"),
        ApiRoute.Waiting<BatchGetParameterValuesRequest, BatchGetParameterValuesResponse>("POST", Root + ":batchGet", BatchGetAsync, isReading: true),
        ApiRoute.Of<BatchSetParameterValuesRequest, Empty>("POST", Root + ":batchSet", BatchSet),
    ];

    private static async ValueTask<ParameterValue> GetAsync(ApiCall call, GetParameterValueRequest request)
    {
        RunningProcessor processor = call.Processor(request.Instance, request.Processor);
        if (!MdbIndex.Of(processor.Plan.Database).TryGetParameter(request.Name, out ParameterTarget? target)) throw ApiException.NotFound($"No parameter named '{request.Name}'");
        ParameterSample?[] samples = request.HasFromCache && !request.FromCache
            ? await NextValues.WaitAsync(processor, [target], Timeout(request.HasTimeout, request.Timeout), call)
            : Newest(processor, [target]);
        var id = new NamedObjectId { Name = target.Name };
        return samples[0] is { } sample ? ValueOf(sample, target, id, call.LeapSeconds) : new ParameterValue { Id = id };
    }

    private static async ValueTask<BatchGetParameterValuesResponse> BatchGetAsync(ApiCall call, BatchGetParameterValuesRequest request)
    {
        RunningProcessor processor = call.Processor(request.Instance, request.Processor);
        if (request.Id.Count == 0) throw ApiException.BadRequest("No parameters are named");
        MdbIndex index = MdbIndex.Of(processor.Plan.Database);
        ParameterTarget[] targets = [.. request.Id.Select(id => index.TryGetParameter(id, out ParameterTarget? target) ? target : throw ApiException.BadRequest($"Invalid parameter '{id.Name}'"))];
        ParameterSample?[] samples = request.HasFromCache && !request.FromCache
            ? await NextValues.WaitAsync(processor, targets, Timeout(request.HasTimeout, request.Timeout), call)
            : Newest(processor, targets);
        var answer = new BatchGetParameterValuesResponse();
        for (int i = 0; i < targets.Length; i++)
            if (samples[i] is { } sample) answer.Value.Add(ValueOf(sample, targets[i], request.Id[i], call.LeapSeconds));
        return answer;
    }

    private static Empty Set(ApiCall call, Schema.Requests.SetParameterValueRequest request)
    {
        RunningProcessor processor = call.Processor(request.Instance, request.Processor);
        if (!MdbIndex.Of(processor.Plan.Database).TryGetParameter(request.Name, out ParameterTarget? target)) throw ApiException.NotFound($"No parameter named '{request.Name}'");
        var one = new One { Value = request.Value ?? new() };
        if (request.GenerationTime is { } time) one.GenerationTime = time;
        if (request.HasExpiresIn) one.ExpiresIn = request.ExpiresIn;
        Set(call, processor, [(target, one)]);
        return new();
    }

    private static Empty BatchSet(ApiCall call, BatchSetParameterValuesRequest request)
    {
        RunningProcessor processor = call.Processor(request.Instance, request.Processor);
        MdbIndex index = MdbIndex.Of(processor.Plan.Database);
        (ParameterTarget, One)[] wanted = [.. request.Request.Select(one => one.Id is { } id && index.TryGetParameter(id, out ParameterTarget? target)
            ? (target, one) : throw ApiException.BadRequest($"Invalid parameter '{one.Id?.Name}'"))];
        Set(call, processor, wanted);
        return new();
    }

    // All are read before any is set, so that a misspelt one sets none.
    private static void Set(ApiCall call, RunningProcessor processor, (ParameterTarget Target, One Wish)[] wanted)
    {
        var values = new List<TelemetryValue>();
        foreach ((ParameterTarget target, One wish) in wanted)
        {
            if (!IsSettable(target.Parameter)) throw ApiException.BadRequest($"Parameter '{target.Parameter.QualifiedName}' cannot be set: only local parameters can");
            values.Add(WireValue.TryRead(wish.Value ?? new(), call.LeapSeconds, out TelemetryValue value) ? value : throw ApiException.BadRequest($"The value for '{target.Name}' is not understood"));
        }
        string? trouble = processor.Run(p =>
        {
            Instant now = processor.Now;
            string? why = null;
            for (int i = 0; i < values.Count && why is null; i++) why = Set(p, wanted[i].Target, wanted[i].Wish, values[i], now, call.LeapSeconds);
            p.EndBatch();
            return why;
        });
        if (trouble is not null) throw ApiException.BadRequest(trouble);
    }

    private static string? Set(Processor processor, ParameterTarget target, One wish, TelemetryValue value, Instant now, LeapSeconds leapSeconds)
    {
        if (target.Path.Count > 0 && (!processor.TryGetNewest(target.Parameter, out ParameterSample? whole) || !target.TryReplace(whole!.EngValue, value, out value)))
            return $"{target.Parameter.QualifiedName} has no value yet in which {target.Name} could be set";
        Instant generation = wish.GenerationTime is { } time ? WireTime.ToInstant(time, leapSeconds) : now;
        Duration? expiry = wish.HasExpiresIn && wish.ExpiresIn is > 0 and < long.MaxValue / 1_000_000 ? Duration.FromNanoseconds((long)wish.ExpiresIn * 1_000_000) : null;
        return processor.Set(target.Parameter, value, generation, now, expiry);
    }

    private static bool IsSettable(Mdb.Model.Parameter parameter) => parameter.Source == Mdb.Model.DataSource.Local && !parameter.IsReadOnly;

    private static ParameterSample?[] Newest(RunningProcessor processor, IReadOnlyList<ParameterTarget> targets) =>
        processor.Run(p => targets.Select(t => p.TryGetNewest(t.Parameter, out ParameterSample? sample) ? t.Of(sample!) : null).ToArray());

    private static ParameterValue ValueOf(ParameterSample sample, ParameterTarget target, NamedObjectId id, LeapSeconds leapSeconds) => WireSample.Of(sample, id, target.Raw, target.Engineering, leapSeconds);

    private static TimeSpan Timeout(bool isSaid, ulong milliseconds) => TimeSpan.FromMilliseconds(isSaid ? Math.Min(milliseconds, 60_000) : 10_000);
}
