using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Checking;

/// <summary>The third step: what is well written may still make no sense. Every check is a reader of the model and reports; none changes it.</summary>
internal static class ModelChecks
{
    internal static void Run(XtceDraft draft)
    {
        List<SpaceSystem> systems = [.. draft.Roots.SelectMany(r => r.SelfAndDescendants())];
        List<DataType> types = [.. systems.SelectMany(s => s.ParameterTypes.Concat(s.ArgumentTypes))];
        List<SequenceContainer> containers = [.. systems.SelectMany(s => s.Containers.Concat(s.MetaCommands.Select(c => c.Container).OfType<SequenceContainer>()))];
        NameChecks.Run(draft, systems);
        EncodingChecks.Run(draft, types);
        CalibratorChecks.Run(draft, types);
        TypeChecks.Run(draft, types);
        ValueChecks.Run(draft, systems, types);
        ComparisonChecks.Run(draft);
        SizeChecks.Run(draft, types, containers);
        var read = new ParametersRead();
        EntryChecks.Run(draft, containers, read);
        ContainerChecks.Run(draft, containers, read);
    }

    internal static void Error(this XtceDraft draft, string code, string message, SourceLine where, string path) => draft.Add(DiagnosticSeverity.Error, code, message, where, path);

    internal static void Warn(this XtceDraft draft, string code, string message, SourceLine where, string path) => draft.Add(DiagnosticSeverity.Warning, code, message, where, path);
}
