using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>VerifierSetType</c>, <c>CommandVerifierType</c> and <c>InterlockType</c>.</summary>
internal static class VerifierReader
{
    /// <summary>XTCE <c>VerifierEnumerationType</c>.</summary>
    internal static (string, VerifierStage)[] Stages { get; } =
    [
        ("release", VerifierStage.Release), ("transferredToRange", VerifierStage.TransferredToRange), ("sentFromRange", VerifierStage.SentFromRange),
        ("received", VerifierStage.Received), ("accepted", VerifierStage.Accepted), ("queued", VerifierStage.Queued),
        ("executing", VerifierStage.Executing), ("complete", VerifierStage.Complete), ("failed", VerifierStage.Failed),
    ];

    internal static List<Verifier> ReadSet(XtceElement set, ReadScope scope)
    {
        var verifiers = new List<Verifier>();
        foreach (XtceElement element in set.Children)
        {
            VerifierStage? stage = element.Name switch
            {
                "TransferredToRangeVerifier" => VerifierStage.TransferredToRange,
                "SentFromRangeVerifier" => VerifierStage.SentFromRange,
                "ReceivedVerifier" => VerifierStage.Received,
                "AcceptedVerifier" => VerifierStage.Accepted,
                "QueuedVerifier" => VerifierStage.Queued,
                "ExecutionVerifier" => VerifierStage.Executing,
                "CompleteVerifier" => VerifierStage.Complete,
                "FailedVerifier" => VerifierStage.Failed,
                _ => null,
            };
            if (stage is not null) verifiers.Add(Read(element.Understand(), stage.Value, scope));
        }
        return verifiers;
    }

    private static Verifier Read(XtceElement element, VerifierStage stage, ReadScope scope)
    {
        DescriptionReader.Pass(element);
        XtceElement? change = element.Child("ParameterValueChange");
        XtceElement? changed = change?.Child("ParameterRef"), by = change?.Child("Change");
        if (change is not null && (changed is null || by is null)) change.Error("missing-element", "ParameterValueChange needs a ParameterRef and a Change");
        element.RefuseChild("CheckWindowAlgorithms", "unsupported-algorithm", "is not executed; use a CheckWindow");
        element.RefuseChild("PercentComplete", "unsupported-percent-complete", "is not acted on");
        return new Verifier
        {
            Stage = stage,
            Name = element.Trimmed("name"),
            Criteria = CriteriaReader.TryRead(element, scope),
            Container = element.Child("ContainerRef") is { } container ? scope.Container(container) : null,
            ChangedParameter = changed is null ? null : scope.Parameter(changed),
            ChangeValue = by?.Required("value") is { } text ? by.ToNumber("value", text) : null,
            ReturnParameter = element.Child("ReturnParmRef") is { } returned ? scope.Parameter(returned) : null,
            Window = element.Child("CheckWindow") is { } window ? ReadWindow(window) : null,
            ArgumentRestrictions = CommandReader.ReadRestrictions(element),
            Where = element.Where,
        };
    }

    private static CheckWindow ReadWindow(XtceElement element)
    {
        _ = element.Required("timeToStopChecking");
        return new CheckWindow(
            element.Duration("timeToStartChecking"), element.Duration("timeToStopChecking"),
            element.Word("timeWindowIsRelativeTo", false, [("timeLastVerifierPassed", false), ("commandRelease", true)]));
    }

    internal static Interlock ReadInterlock(XtceElement element)
    {
        element.RefuseAttribute("verificationProgressPercentage", "is not acted on");
        return new Interlock(element.Word("verificationToWaitFor", VerifierStage.Complete, Stages), element.Trimmed("scopeToSpaceSystem"), element.Flag("suspendable"));
    }
}
