using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>A reference that waits for the resolver: where names are searched from, and the element to blame.</summary>
internal readonly record struct Pending<T>(Reference<T> Reference, SpaceSystem From, XtceElement Element) where T : NamedItem;

/// <summary>A reference to a parameter, which may have a path into it.</summary>
internal readonly record struct PendingParameter(Reference<Parameter> Reference, SpaceSystem From, XtceElement Element, InstanceRef? Instance);

/// <summary>A reference to a type.</summary>
internal readonly record struct PendingType(Reference<DataType> Reference, SpaceSystem From, XtceElement Element, bool IsArgumentType);

/// <summary>A use of an argument inside a command: either an entry or an instance reference.</summary>
internal readonly record struct PendingArgument(string Name, XtceElement Element, ArgumentEntry? Entry, InstanceRef? Instance);

/// <summary>A command while it is read: its arguments' uses wait until its bases are known.</summary>
internal sealed class CommandDraft
{
    internal MetaCommand? Command { get; set; }

    internal List<PendingArgument> Uses { get; } = [];
}

/// <summary>What the reading step hands to the resolver.</summary>
internal sealed class XtceDraft(Findings findings, XtceLimits limits)
{
    internal Findings Findings { get; } = findings;

    internal XtceLimits Limits { get; } = limits;

    internal List<SpaceSystem> Roots { get; } = [];

    internal List<PendingType> Types { get; } = [];

    internal List<PendingParameter> Parameters { get; } = [];

    internal List<Pending<SequenceContainer>> Containers { get; } = [];

    internal List<Pending<MetaCommand>> Commands { get; } = [];

    internal List<Pending<StreamDefinition>> Streams { get; } = [];

    internal List<CommandDraft> CommandDrafts { get; } = [];

    /// <summary>Every comparison with its element, for the checks.</summary>
    internal List<(Comparison Comparison, XtceElement Element)> Comparisons { get; } = [];

    /// <summary>Every formula with its element, for the checks.</summary>
    internal List<(MathOperation Operation, XtceElement Element)> Operations { get; } = [];

    /// <summary>Which argument an instance reference means; filled by the resolver.</summary>
    internal Dictionary<InstanceRef, Argument> ArgumentsOf { get; } = [];

    /// <summary>Assignments and what they assign; filled by the resolver.</summary>
    internal List<(MetaCommand Command, ArgumentAssignment Assignment, Argument Argument)> Assigned { get; } = [];

    internal void Add(DiagnosticSeverity severity, string code, string message, SourceLine where, string path) => Findings.Add(severity, code, message, where, path);
}
