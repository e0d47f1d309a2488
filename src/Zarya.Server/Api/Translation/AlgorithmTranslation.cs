using Zarya.Mdb.Model;
using Zarya.Server.Api.Schema.Mdb;

namespace Zarya.Server.Api.Translation;

/// <summary>Algorithms as they are sent: <c>AlgorithmInfo</c>. Custom ones are shown and never run.</summary>
internal static class AlgorithmTranslation
{
    /// <summary>An algorithm; with details its text, inputs and outputs.</summary>
    public static AlgorithmInfo Of(Algorithm algorithm, bool details)
    {
        var wire = new AlgorithmInfo
        {
            Name = algorithm.Name,
            QualifiedName = algorithm.QualifiedName,
            Scope = AlgorithmInfo.Types.Scope.Global,
            Type = algorithm is MathAlgorithm ? AlgorithmInfo.Types.Type.Math : AlgorithmInfo.Types.Type.Custom,
        };
        ItemTranslation.AddDescriptions(algorithm, words => wire.ShortDescription = words, words => wire.LongDescription = words);
        wire.Alias.AddRange(ItemTranslation.Aliases(algorithm));
        if (!details) return wire;
        foreach (AlgorithmTrigger trigger in algorithm.Triggers)
        {
            if (trigger.OnParameter?.Target is { } parameter) wire.OnParameterUpdate.Add(ParameterTranslation.Name(parameter));
            if (trigger.PeriodInSeconds is { } period) wire.OnPeriodicRate.Add((long)(period * 1000));
        }
        if (algorithm is MathAlgorithm math) AddMath(wire, math);
        if (algorithm is CustomAlgorithm custom) AddCustom(wire, custom);
        return wire;
    }

    private static void AddMath(AlgorithmInfo wire, MathAlgorithm math)
    {
        if (math.Output.Target is { } output) wire.OutputParameter.Add(new OutputParameterInfo { Parameter = ParameterTranslation.Name(output) });
        foreach (MathTerm term in math.Operation.Terms)
        {
            var element = new MathElement();
            switch (term.Kind)
            {
                case MathTermKind.Value: (element.Type, element.Value) = (MathElement.Types.Type.ValueOperand, term.Value); break;
                case MathTermKind.ThisParameter: element.Type = MathElement.Types.Type.ThisParameterOperand; break;
                case MathTermKind.Operator: (element.Type, element.Operator) = (MathElement.Types.Type.Operator, CriteriaText.Of(new MathOperation([term]))); break;
                default:
                    element.Type = MathElement.Types.Type.Parameter;
                    if (term.Parameter?.Parameter?.Target is { } parameter) element.Parameter = ParameterTranslation.Name(parameter);
                    element.ParameterInstance = term.Parameter?.Instance ?? 0;
                    break;
            }
            wire.MathElements.Add(element);
        }
        foreach (Parameter input in math.Operation.Terms.Select(t => t.Parameter?.Parameter?.Target).OfType<Parameter>().Distinct())
            wire.InputParameter.Add(new InputParameterInfo { Parameter = ParameterTranslation.Name(input), Mandatory = true });
    }

    private static void AddCustom(AlgorithmInfo wire, CustomAlgorithm custom)
    {
        if (custom.Language is { } language) wire.Language = language;
        if (custom.Text is { } text) wire.Text = text;
        foreach (AlgorithmInput input in custom.Inputs.Where(i => i.Source?.Parameter?.Target is not null))
        {
            var info = new InputParameterInfo { Parameter = ParameterTranslation.Name(input.Source!.Parameter!.Target!), ParameterInstance = input.Source.Instance };
            if (input.Name is { } name) info.InputName = name;
            wire.InputParameter.Add(info);
        }
        foreach (AlgorithmOutput output in custom.Outputs.Where(o => o.Parameter.Target is not null))
        {
            var info = new OutputParameterInfo { Parameter = ParameterTranslation.Name(output.Parameter.Target!) };
            if (output.Name is { } name) info.OutputName = name;
            wire.OutputParameter.Add(info);
        }
    }
}
