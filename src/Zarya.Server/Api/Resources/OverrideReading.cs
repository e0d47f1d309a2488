using System.Diagnostics.CodeAnalysis;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Schema.Mdb;
using Zarya.Server.Api.Schema.Processing;
using Zarya.Server.Api.Translation;
using Action = Zarya.Server.Api.Schema.Processing.UpdateParameterRequest.Types.ActionType;

namespace Zarya.Server.Api.Resources;

/// <summary>What a client wants in force for a parameter, read from its message.</summary>
/// <param name="parameter">The parameter.</param>
/// <param name="index">What names in conditions stand for: qualified names, aliases, and names in the parameter's own space system.</param>
internal sealed class OverrideReading(Parameter parameter, MdbIndex index)
{
    /// <summary>The limits after an action.</summary>
    /// <param name="before">What is in force; <see langword="null"/> for the definition's.</param>
    /// <param name="request">The message.</param>
    /// <exception cref="ApiException">It is not understood: 400.</exception>
    public LimitOverride? Limits(LimitOverride? before, UpdateParameterRequest request) => request.Action switch
    {
        Action.Reset or Action.ResetAlarms => null,
        Action.SetDefaultAlarms => new LimitOverride(Default(request), before?.Contexts),
        Action.SetAlarms => new LimitOverride(Default(request), [.. request.ContextAlarm.Select(c => AlarmTranslation.Read(c.Alarm ?? new(), Condition(c.Context)))]),
        _ => before,
    };

    /// <summary>The calibrators after an action. Without one in the message, there is none.</summary>
    /// <param name="before">What is in force; <see langword="null"/> for the definition's.</param>
    /// <param name="request">The message.</param>
    /// <exception cref="ApiException">It is not understood: 400.</exception>
    public CalibratorSet? Calibrators(CalibratorSet? before, UpdateParameterRequest request) => request.Action switch
    {
        Action.Reset or Action.ResetCalibrators => null,
        Action.SetDefaultCalibrator => new CalibratorSet(Standing(request), (before ?? Defined(parameter)).Contexts),
        Action.SetCalibrators => new CalibratorSet(Standing(request), [.. request.ContextCalibrator.Select(Contextual)]),
        _ => before,
    };

    private static AlarmDefinition Default(UpdateParameterRequest request) => AlarmTranslation.Read(request.DefaultAlarm ?? new(), context: null);

    private static Calibrator? Standing(UpdateParameterRequest request) => request.DefaultCalibrator is { } wire ? EncodingTranslation.Read(wire) : null;

    private static CalibratorSet Defined(Parameter parameter) => parameter.Type.Target?.Encoding switch
    {
        IntegerDataEncoding integer => integer.Calibrators,
        FloatDataEncoding real => real.Calibrators,
        _ => CalibratorSet.None,
    };

    private ContextCalibrator Contextual(ContextCalibratorInfo wire) => new(Condition(wire.Context), EncodingTranslation.Read(wire.Calibrator ?? new()));

    private MatchCriteria Condition(string text) =>
        ConditionText.TryRead(text, Find, out MatchCriteria? criteria, out string? why) ? criteria : throw ApiException.BadRequest($"The context '{text}' is not understood: {why}");

    private bool Find(string name, [NotNullWhen(true)] out Parameter? found, out IReadOnlyList<PathStep> path)
    {
        bool isFound = index.TryGetParameter(name, out ParameterTarget? target) || index.TryGetParameter($"{parameter.System?.QualifiedName}/{name}", out target);
        (found, path) = (target?.Parameter, target?.Path ?? []);
        return isFound && found is not null;
    }
}
