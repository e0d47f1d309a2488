using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>AlgorithmSetType</c>, and the algorithms in conditions, encodings, alarms and streams.</summary>
internal static class AlgorithmReader
{
    internal static void ReadSet(XtceElement set, ReadScope scope, List<Algorithm> algorithms)
    {
        foreach (XtceElement element in set.Children)
        {
            if (element.Name is not ("MathAlgorithm" or "CustomAlgorithm")) continue;
            if (element.Understand().Required("name") is not { } name) element.Settle(ElementFate.Rejected);
            else if (element.Name == "CustomAlgorithm") algorithms.Add(ReadCustom(element, scope, name, scope.System));
            else if (ReadMath(element, scope, name) is { } math) algorithms.Add(math);
        }
    }

    /// <summary>An algorithm inside another item, which may have no name.</summary>
    internal static CustomAlgorithm ReadLocal(XtceElement element, ReadScope scope) => ReadCustom(element, scope, element.Trimmed("name") ?? element.Name, null);

    private static CustomAlgorithm ReadCustom(XtceElement element, ReadScope scope, string name, SpaceSystem? system)
    {
        Description text = DescriptionReader.Read(element);
        XtceElement? program = element.Child("AlgorithmText");
        var algorithm = new CustomAlgorithm
        {
            Name = name,
            System = system,
            Where = element.Where,
            ShortDescription = text.Short,
            LongDescription = text.Long,
            Aliases = text.Aliases,
            Ancillary = text.Ancillary,
            Language = program is null ? null : program.Trimmed("language") ?? "pseudo",
            Text = program?.Text(),
            Inputs = element.Child("InputSet") is { } inputs ? ReadInputs(inputs, scope) : [],
            Outputs = element.Child("OutputSet") is { } outputs ? ReadOutputs(outputs, scope) : [],
            Triggers = ReadTriggers(element, scope),
        };
        Leave(element);
        element.Report(DiagnosticSeverity.Unsupported, "unsupported-algorithm", $"{element.Name} {name} is kept and not executed: text never becomes code; use a MathAlgorithm or a calibrator");
        return algorithm;
    }

    /// <summary>What is said with the algorithm and means nothing when it is not executed.</summary>
    private static void Leave(XtceElement element)
    {
        foreach (string name in (ReadOnlySpan<string>)["thread", "triggerContainer", "priority"]) _ = element.Attribute(name);
        element.Child("ExternalAlgorithmSet")?.Settle(ElementFate.Unsupported);
        element.Fate = ElementFate.Unsupported;
    }

    private static List<AlgorithmInput> ReadInputs(XtceElement set, ReadScope scope)
    {
        var inputs = new List<AlgorithmInput>();
        foreach (XtceElement element in set.Children)
        {
            switch (element.Name)
            {
                case "InputParameterInstanceRef" or "ParameterInstanceRef" or "InputArgumentInstanceRef" or "ArgumentInstanceRef":
                    inputs.Add(new AlgorithmInput(element.Trimmed("inputName"), scope.AnyInstance(element.Understand()), null));
                    break;
                case "Constant":
                    inputs.Add(new AlgorithmInput(element.Understand().Trimmed("constantName"), null, element.Required("value")));
                    break;
            }
        }
        return inputs;
    }

    private static List<AlgorithmOutput> ReadOutputs(XtceElement set, ReadScope scope) =>
        [.. set.Each("OutputParameterRef").Select(e => new AlgorithmOutput(e.Trimmed("outputName"), scope.Parameter(e)))];

    private static MathAlgorithm? ReadMath(XtceElement element, ReadScope scope, string name)
    {
        Description text = DescriptionReader.Read(element);
        if (element.Child("MathOperation") is not { } operation)
        {
            element.Reject("missing-element", "MathAlgorithm needs a MathOperation");
            return null;
        }
        return new MathAlgorithm
        {
            Name = name,
            System = scope.System,
            Where = element.Where,
            ShortDescription = text.Short,
            LongDescription = text.Long,
            Aliases = text.Aliases,
            Ancillary = text.Ancillary,
            Operation = MathReader.Read(operation, scope),
            Output = scope.Parameter(operation, "outputParameterRef"),
            Triggers = ReadTriggers(operation, scope),
        };
    }

    private static List<AlgorithmTrigger> ReadTriggers(XtceElement element, ReadScope scope)
    {
        var triggers = new List<AlgorithmTrigger>();
        if (element.Child("TriggerSet") is not { } set) return triggers;
        _ = set.Attribute("name");
        set.RefuseAttribute("triggerRate", "is not acted on: every update triggers", "1");
        foreach (XtceElement trigger in set.Children)
        {
            switch (trigger.Name)
            {
                case "OnParameterUpdateTrigger": triggers.Add(new AlgorithmTrigger { OnParameter = scope.Parameter(trigger.Understand()) }); break;
                case "OnContainerUpdateTrigger": triggers.Add(new AlgorithmTrigger { OnContainer = scope.Container(trigger.Understand()) }); break;
                case "OnPeriodicRateTrigger":
                    if (trigger.Understand().Required("fireRateInSeconds") is { } text && trigger.ToNumber("fireRateInSeconds", text) is { } period)
                    {
                        if (period > 0) triggers.Add(new AlgorithmTrigger { PeriodInSeconds = period });
                        else trigger.Error("out-of-range", "fireRateInSeconds must be above 0");
                    }
                    break;
            }
        }
        return triggers;
    }
}
