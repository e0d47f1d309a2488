using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Mdb;
using Zarya.Server.Api.Schema.Processing;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Translation;
using Zarya.Server.Running;
using Change = Zarya.Server.Api.Schema.Processing.UpdateParameterRequest.Types.ActionType;

namespace Zarya.Server.Api.Resources;

/// <summary>Limits that people put in force for a processor in place of the definition's.</summary>
internal static class OverrideResource
{
    private const string Root = "/api/mdb-overrides/{instance}/{processor}";

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<ProcessorRequest, ListMdbOverridesResponse>("GET", Root, List),
        ApiRoute.Of<UpdateParameterRequest, ParameterTypeInfo>("PATCH", Root + "/parameters/{name*}", Update),
        ApiRoute.Of<UpdateAlgorithmRequest, Google.Protobuf.WellKnownTypes.Empty>("PATCH", Root + "/algorithms/{name*}", RefuseAlgorithm),
    ];

    private static ListMdbOverridesResponse List(ApiCall call, ProcessorRequest request)
    {
        KeyValuePair<Parameter, LimitOverride>[] overrides = call.Processor(request.Instance, request.Processor).Run(p => p.LimitOverrides.ToArray());
        return new() { Overrides = { overrides.OrderBy(o => o.Key.QualifiedName, StringComparer.Ordinal).Select(o => Of(o.Key, o.Value)) } };
    }

    private static ParameterTypeInfo Update(ApiCall call, UpdateParameterRequest request)
    {
        Mission mission = call.Mission(request.Instance);
        RunningProcessor processor = ApiServices.Processor(mission, request.Processor);
        if (!MdbIndex.Of(processor.Plan.Database).TryGetParameter(request.Name, out ParameterTarget? target)) throw ApiException.NotFound($"No parameter named '{request.Name}'");
        Change action = request.HasAction ? request.Action : Change.Reset;
        if (target.Path.Count > 0) throw ApiException.BadRequest("Limits belong to whole parameters");
        if (action is Change.SetDefaultCalibrator or Change.SetCalibrators) throw ApiException.BadRequest("Calibrators cannot be changed while running: change the definition, which is taken over without a restart");
        LimitOverride? now = processor.Run(p =>
        {
            LimitOverride? before = p.LimitOverrides.GetValueOrDefault(target.Parameter);
            LimitOverride? after = action is Change.ResetCalibrators ? before : Changed(before, request, action);
            if (after != before || after is null) p.OverrideLimits(target.Parameter, after);
            return after;
        });
        call.Services.Feeds.Of(mission, processor).Publish(Of(target.Parameter, now));
        return TypeOf(target.Parameter, now);
    }

    private static LimitOverride? Changed(LimitOverride? before, UpdateParameterRequest request, Change action)
    {
        if (action is Change.Reset or Change.ResetAlarms) return null;
        if (action is Change.SetAlarms && request.ContextAlarm.Count > 0) throw ApiException.BadRequest("Limits by context cannot be set as text: change the definition, which is taken over without a restart");
        AlarmDefinition limits = AlarmTranslation.Read(request.DefaultAlarm ?? new(), context: null);
        return new LimitOverride(limits, action is Change.SetAlarms ? [] : before?.Contexts);
    }

    private static MdbOverrideInfo Of(Parameter parameter, LimitOverride? limits)
    {
        var change = new ParameterOverride { Parameter = parameter.QualifiedName };
        if (limits?.Default is { } own) change.DefaultAlarm = AlarmTranslation.Of(own);
        if (limits?.Contexts is { } contexts) change.ContextAlarms.AddRange(contexts.Select(AlarmTranslation.OfContext));
        return new() { Type = MdbOverrideInfo.Types.OverrideType.Parameter, ParameterOverride = change };
    }

    private static ParameterTypeInfo TypeOf(Parameter parameter, LimitOverride? limits)
    {
        ParameterTypeInfo type = TypeTranslation.Of(parameter.Type.Target, details: true);
        if (limits?.Default is { } own) type.DefaultAlarm = AlarmTranslation.Of(own);
        if (limits?.Contexts is { } contexts)
        {
            type.ContextAlarm.Clear();
            type.ContextAlarm.AddRange(contexts.Select(AlarmTranslation.OfContext));
        }
        return type;
    }

    private static Google.Protobuf.WellKnownTypes.Empty RefuseAlgorithm(ApiCall call, UpdateAlgorithmRequest request)
    {
        _ = call.Processor(request.Instance, request.Processor);
        throw ApiException.Forbidden("Algorithms are data of the definition: text that a client sends is never run");
    }
}
