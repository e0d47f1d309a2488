using Zarya.Mdb.Compiling;
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

/// <summary>Limits and calibrators that people put in force for a processor in place of the definition's.</summary>
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
        MdbOverrideInfo[] overrides = call.Processor(request.Instance, request.Processor).Run(p => p.LimitOverrides.Keys.Union(p.CalibratorOverrides.Keys).OrderBy(o => o.QualifiedName, StringComparer.Ordinal)
            .Select(o => Of(o, p.LimitOverrides.GetValueOrDefault(o), p.CalibratorOverrides.GetValueOrDefault(o))).ToArray());
        return new() { Overrides = { overrides } };
    }

    private static ParameterTypeInfo Update(ApiCall call, UpdateParameterRequest request)
    {
        Mission mission = call.Mission(request.Instance);
        RunningProcessor processor = ApiServices.Processor(mission, request.Processor);
        MdbIndex index = MdbIndex.Of(processor.Plan.Database);
        if (!index.TryGetParameter(request.Name, out ParameterTarget? target)) throw ApiException.NotFound($"No parameter named '{request.Name}'");
        if (!request.HasAction) request.Action = Change.Reset;
        if (target.Path.Count > 0) throw ApiException.BadRequest("Limits and calibrators belong to whole parameters");
        var reading = new OverrideReading(target.Parameter, index);
        (LimitOverride? limits, CalibratorSet? calibrators) = processor.Run(p =>
        {
            (LimitOverride? limitsBefore, CalibratorSet? calibratorsBefore) = (p.LimitOverrides.GetValueOrDefault(target.Parameter), p.CalibratorOverrides.GetValueOrDefault(target.Parameter));
            LimitOverride? newLimits = reading.Limits(limitsBefore, request);
            CalibratorSet? newCalibrators = reading.Calibrators(calibratorsBefore, request);
            if (newCalibrators is not null && newCalibrators != calibratorsBefore && Recalibration.TryRefuse(target.Type, newCalibrators) is { } why) throw ApiException.BadRequest($"{target.Name}: {why}");
            if (newLimits != limitsBefore) p.OverrideLimits(target.Parameter, newLimits);
            if (newCalibrators != calibratorsBefore) p.OverrideCalibrators(target.Parameter, newCalibrators);
            return (newLimits, newCalibrators);
        });
        call.Services.Feeds.Of(mission, processor).Publish(Of(target.Parameter, limits, calibrators));
        return TypeOf(target.Parameter, limits, calibrators);
    }

    private static MdbOverrideInfo Of(Parameter parameter, LimitOverride? limits, CalibratorSet? calibrators)
    {
        var change = new ParameterOverride { Parameter = parameter.QualifiedName };
        if (limits?.Default is { } own) change.DefaultAlarm = AlarmTranslation.Of(own);
        if (limits?.Contexts is { } contexts) change.ContextAlarms.AddRange(contexts.Select(AlarmTranslation.OfContext));
        if (calibrators?.Default is { } standing) change.DefaultCalibrator = EncodingTranslation.Of(standing);
        if (calibrators is not null) change.ContextCalibrators.AddRange(calibrators.Contexts.Select(EncodingTranslation.OfContext));
        return new() { Type = MdbOverrideInfo.Types.OverrideType.Parameter, ParameterOverride = change };
    }

    private static ParameterTypeInfo TypeOf(Parameter parameter, LimitOverride? limits, CalibratorSet? calibrators)
    {
        ParameterTypeInfo type = TypeTranslation.Of(parameter.Type.Target, details: true);
        if (limits?.Default is { } own) type.DefaultAlarm = AlarmTranslation.Of(own);
        if (limits?.Contexts is { } contexts)
        {
            type.ContextAlarm.Clear();
            type.ContextAlarm.AddRange(contexts.Select(AlarmTranslation.OfContext));
        }
        if (calibrators is not null && type.DataEncoding is { } encoding) EncodingTranslation.AddCalibrators(encoding, calibrators);
        return type;
    }

    private static Google.Protobuf.WellKnownTypes.Empty RefuseAlgorithm(ApiCall call, UpdateAlgorithmRequest request)
    {
        _ = call.Processor(request.Instance, request.Processor);
        throw ApiException.Forbidden("Algorithms are data of the definition: text that a client sends is never run");
    }
}
