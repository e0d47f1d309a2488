using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions;

/// <summary>One command: arguments, bits, how grave it is, what must hold, how its progress is seen.</summary>
internal static class CommandText
{
    public static void Write(TextWriter output, Description description, MetaCommand command)
    {
        Description.WriteHeading(output, command);
        if (command.IsAbstract) output.WriteLine("  abstract: cannot be sent itself");
        IReadOnlyList<MetaCommand> chain = Chain(command);
        foreach (MetaCommand one in chain)
            if (one.BaseCommand is { } from) output.WriteLine($"  extends {Escaped.Text(from.ToString())}{(from.Target is null ? " (which is not there)" : "")}");
        WriteArguments(output, chain);
        WriteSafety(output, chain);
        WriteVerifiers(output, chain);
        WriteEffects(output, chain);
        if (chain.Select(c => c.Container).FirstOrDefault(c => c is not null) is not { } container)
        {
            output.WriteLine("  no container: it has no bits");
            return;
        }
        output.WriteLine($"  container {Escaped.Text(container.QualifiedName)}");
        ContainerText.WriteLayout(output, description.Layout(container));
    }

    // The command, then what it extends.
    private static List<MetaCommand> Chain(MetaCommand command)
    {
        var chain = new List<MetaCommand>();
        for (MetaCommand? c = command; c is not null && !chain.Contains(c); c = c.BaseCommand?.Target) chain.Add(c);
        return chain;
    }

    private static void WriteArguments(TextWriter output, IReadOnlyList<MetaCommand> chain)
    {
        ILookup<string, string> fixedValues = chain.SelectMany(c => c.Assignments).ToLookup(a => a.ArgumentName, a => a.Value);
        Argument[] arguments = [.. chain.Reverse().SelectMany(c => c.Arguments)];
        if (arguments.Length == 0)
        {
            output.WriteLine("  no arguments");
            return;
        }
        output.WriteLine("  arguments");
        var table = new TextTable("", "", "", "", "", "");
        foreach (Argument argument in arguments)
        {
            DataType? type = argument.Type.Target;
            string value = fixedValues[argument.Name].FirstOrDefault() is { } set ? $"always {Escaped.Text(set)}"
                : (argument.InitialValue ?? type?.InitialValue) is { } initial ? $"unless said {Escaped.Text(initial)}" : "must be given";
            string valid = type is NumericDataType { ValidRange: { } range } ? "valid " + string.Join(" or ", range.Ranges.Select(ValueWords.Of)) : "";
            string labels = type is EnumeratedDataType e ? string.Join(", ", e.Labels.Take(12).Select(l => $"{Numbers.Plain(l.Value)} {Escaped.Text(l.Label)}")) + (e.Labels.Count > 12 ? ", ..." : "") : "";
            string unit = type is null ? "" : ValueWords.Of(type.Units);
            table.Add(Escaped.Text(argument.Name), EncodingWords.Kind(type), EncodingWords.Of(type?.Encoding), unit, value, valid + labels + (argument.ShortDescription is { } d ? "  " + Escaped.Prose(d) : ""));
        }
        table.Write(output, 4);
    }

    private static void WriteSafety(TextWriter output, IReadOnlyList<MetaCommand> chain)
    {
        if (chain.Select(c => c.DefaultSignificance).FirstOrDefault(s => s is not null) is { } significance) output.WriteLine($"  significance {Of(significance)}");
        foreach (ContextSignificance context in chain.SelectMany(c => c.ContextSignificances))
            output.WriteLine($"  significance {Of(context.Significance)}, if {CriteriaWords.Of(context.Context)}");
        foreach (TransmissionConstraint constraint in chain.SelectMany(c => c.TransmissionConstraints))
        {
            output.WriteLine($"  sent only if {CriteriaWords.Of(constraint.Criteria)}{(constraint.TimeOut is { } wait ? $", waiting {Escaped.Text(wait)}" : "")}{(constraint.IsSuspendable ? ", may be suspended" : "")}"
                + Restricted(constraint.ArgumentRestrictions));
        }
        foreach (Interlock interlock in chain.Select(c => c.Interlock).OfType<Interlock>())
            output.WriteLine($"  holds back {Escaped.Text(interlock.ScopeToSpaceSystem ?? "all commands")} until {Words(interlock.VerificationToWaitFor)}{(interlock.IsSuspendable ? ", may be suspended" : "")}");
    }

    private static void WriteVerifiers(TextWriter output, IReadOnlyList<MetaCommand> chain)
    {
        Verifier[] verifiers = [.. chain.Reverse().SelectMany(c => c.Verifiers)];
        if (verifiers.Length == 0) return;
        output.WriteLine("  verified by");
        var table = new TextTable("", "", "");
        foreach (Verifier verifier in verifiers) table.Add(Words(verifier.Stage), How(verifier) + Restricted(verifier.ArgumentRestrictions), Window(verifier.Window));
        table.Write(output, 4);
    }

    private static void WriteEffects(TextWriter output, IReadOnlyList<MetaCommand> chain)
    {
        foreach (ParameterToSet set in chain.SelectMany(c => c.ParametersToSet))
            output.WriteLine($"  sets {Escaped.Text(set.Parameter.ToString())} to {(set.Derivation is { } formula ? FormulaWords.Of(formula) : Escaped.Text(set.NewValue))} on {Words(set.On)}");
        foreach (AlarmSuspension suspension in chain.SelectMany(c => c.AlarmsToSuspend))
            output.WriteLine($"  suspends alarms of {Escaped.Text(suspension.Parameter.ToString())} for {Escaped.Text(suspension.Duration)} from {Words(suspension.On)}");
    }

    private static string How(Verifier verifier)
    {
        if (verifier.Container is { } container) return $"the arrival of {Escaped.Text(container.ToString())}";
        if (verifier.ChangedParameter is { } changed) return $"a change of {Escaped.Text(changed.ToString())}" + (verifier.ChangeValue is { } by ? $" by {Numbers.Shortest(by)}" : "");
        return verifier.Criteria is { } criteria ? CriteriaWords.Of(criteria) : "nothing but the time";
    }

    private static string Window(CheckWindow? window) =>
        window is null ? "" : $"from {Escaped.Text(window.Start ?? "at once")} to {Escaped.Text(window.Stop ?? "any time")} after {(window.IsRelativeToRelease ? "release" : "the stage before")}";

    private static string Restricted(IReadOnlyList<ArgumentAssignment> restrictions) =>
        restrictions.Count == 0 ? "" : $" (for {string.Join(", ", restrictions.Select(r => $"{Escaped.Text(r.ArgumentName)} = {Escaped.Text(r.Value)}"))})";

    private static string Of(Significance significance) =>
        significance.Level.ToString().ToLowerInvariant() + (significance.Reason is { } reason ? $": {Escaped.Prose(reason)}" : "") + (significance.SpaceSystemAtRisk is { } risk ? $" (at risk: {Escaped.Text(risk)})" : "");

    private static string Words(VerifierStage stage) => stage switch
    {
        VerifierStage.TransferredToRange => "transferred to range",
        VerifierStage.SentFromRange => "sent from range",
        _ => stage.ToString().ToLowerInvariant(),
    };
}
