using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>ParameterToSetListType</c> and <c>ParametersToSuspendAlarmsOnSetType</c>: what a command does on the ground.</summary>
internal static class CommandEffectReader
{
    internal static List<ParameterToSet> ReadParametersToSet(XtceElement command, ReadScope scope)
    {
        var result = new List<ParameterToSet>();
        if (command.Child("ParameterToSetList") is not { } list) return result;
        foreach (XtceElement element in list.Each("ParameterToSet"))
        {
            string? value = element.Child("NewValue")?.Text();
            MathOperation? formula = element.Child("Derivation") is { } derivation ? MathReader.Read(derivation, scope) : null;
            if (value is null && formula is null) element.Error("missing-element", "ParameterToSet needs a NewValue or a Derivation");
            result.Add(new ParameterToSet(scope.Parameter(element), value, formula, element.Word("setOnVerification", VerifierStage.Complete, VerifierReader.Stages)));
        }
        return result;
    }

    internal static List<AlarmSuspension> ReadSuspensions(XtceElement command, ReadScope scope)
    {
        var result = new List<AlarmSuspension>();
        if (command.Child("ParametersToSuspendAlarmsOnSet") is not { } list) return result;
        foreach (XtceElement element in list.Each("ParameterToSuspendAlarmsOn"))
        {
            _ = element.Required("suspenseTime");
            result.Add(new AlarmSuspension(scope.Parameter(element), element.Duration("suspenseTime"), element.Word("verifierToTriggerOn", VerifierStage.Release, VerifierReader.Stages)));
        }
        return result;
    }
}
