namespace Zarya.Mdb.Model;

/// <summary>The definition of a command (XTCE <c>MetaCommand</c>).</summary>
public sealed class MetaCommand : NamedItem
{
    /// <summary>XTCE <c>SystemName</c>, or <see langword="null"/>.</summary>
    public string? SystemName { get; init; }

    /// <summary>Whether it only serves as a base.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>The command it extends, or <see langword="null"/>.</summary>
    public Reference<MetaCommand>? BaseCommand { get; init; }

    /// <summary>Arguments of the base that this command fixes.</summary>
    public IReadOnlyList<ArgumentAssignment> Assignments { get; init; } = [];

    /// <summary>Its own arguments, in order.</summary>
    public IReadOnlyList<Argument> Arguments { get; init; } = [];

    /// <summary>Its layout, or <see langword="null"/>: the base's.</summary>
    public SequenceContainer? Container { get; init; }

    /// <summary>What must hold before release.</summary>
    public IReadOnlyList<TransmissionConstraint> TransmissionConstraints { get; init; } = [];

    /// <summary>How grave it is, or <see langword="null"/>.</summary>
    public Significance? DefaultSignificance { get; init; }

    /// <summary>How grave it is in a context.</summary>
    public IReadOnlyList<ContextSignificance> ContextSignificances { get; init; } = [];

    /// <summary>What must be verified before the next command goes out, or <see langword="null"/>.</summary>
    public Interlock? Interlock { get; init; }

    /// <summary>How its progress is seen in telemetry.</summary>
    public IReadOnlyList<Verifier> Verifiers { get; init; } = [];

    /// <summary>Parameters it sets.</summary>
    public IReadOnlyList<ParameterToSet> ParametersToSet { get; init; } = [];

    /// <summary>Alarms it suspends.</summary>
    public IReadOnlyList<AlarmSuspension> AlarmsToSuspend { get; init; } = [];
}

/// <summary>An argument (XTCE <c>Argument</c>).</summary>
public sealed class Argument : NamedItem
{
    /// <summary>Its type.</summary>
    public required Reference<DataType> Type { get; init; }

    /// <summary>Its default as written, or <see langword="null"/>: it must be given.</summary>
    public string? InitialValue { get; init; }
}

/// <summary>A fixed argument.</summary>
/// <param name="ArgumentName">Which.</param>
/// <param name="Value">Its value as written.</param>
/// <param name="Where">Where it was written.</param>
public readonly record struct ArgumentAssignment(string ArgumentName, string Value, SourceLine Where);

/// <summary>A condition for release.</summary>
/// <param name="Criteria">What must hold.</param>
/// <param name="TimeOut">How long to wait for it as an ISO 8601 duration, or <see langword="null"/>.</param>
/// <param name="IsSuspendable">Whether an operator may override it.</param>
public sealed record TransmissionConstraint(MatchCriteria Criteria, string? TimeOut, bool IsSuspendable)
{
    /// <summary>Argument values for which it holds (1.3): read and reported; empty for all.</summary>
    public IReadOnlyList<ArgumentAssignment> ArgumentRestrictions { get; init; } = [];
}

/// <summary>XTCE 1.2 <c>ConsequenceLevelType</c>; the words of 1.1 are mapped as noted.</summary>
public enum ConsequenceLevel
{
    /// <summary>No risk (1.1: <c>none</c>).</summary>
    Normal,

    /// <summary>Vital (1.1: <c>watch</c>, <c>warning</c>, <c>distress</c>).</summary>
    Vital,

    /// <summary>Critical (1.1: <c>critical</c>, <c>severe</c>).</summary>
    Critical,

    /// <summary>Must not be sent.</summary>
    Forbidden,

    /// <summary>User defined.</summary>
    User1,

    /// <summary>User defined.</summary>
    User2,
}

/// <summary>How grave a command is.</summary>
/// <param name="Level">The level.</param>
/// <param name="Reason">Why, or <see langword="null"/>.</param>
/// <param name="SpaceSystemAtRisk">What is at risk, as written, or <see langword="null"/>.</param>
public sealed record Significance(ConsequenceLevel Level, string? Reason, string? SpaceSystemAtRisk);

/// <summary>How grave a command is in a context.</summary>
/// <param name="Context">The context.</param>
/// <param name="Significance">How grave.</param>
public sealed record ContextSignificance(MatchCriteria Context, Significance Significance);

/// <summary>XTCE <c>Interlock</c>.</summary>
/// <param name="VerificationToWaitFor">The stage.</param>
/// <param name="ScopeToSpaceSystem">The space system it holds back, as written, or <see langword="null"/>: all.</param>
/// <param name="IsSuspendable">Whether an operator may override it.</param>
public sealed record Interlock(VerifierStage VerificationToWaitFor, string? ScopeToSpaceSystem, bool IsSuspendable);

/// <summary>The stages of a command.</summary>
public enum VerifierStage
{
    /// <summary>Released.</summary>
    Release,

    /// <summary>Handed to the range.</summary>
    TransferredToRange,

    /// <summary>Radiated.</summary>
    SentFromRange,

    /// <summary>Received on board.</summary>
    Received,

    /// <summary>Accepted on board.</summary>
    Accepted,

    /// <summary>Queued on board.</summary>
    Queued,

    /// <summary>Being executed.</summary>
    Executing,

    /// <summary>Done.</summary>
    Complete,

    /// <summary>Failed.</summary>
    Failed,
}

/// <summary>How a stage is seen: exactly one way is given, or none (then only the window counts).</summary>
public sealed class Verifier
{
    /// <summary>The stage.</summary>
    public VerifierStage Stage { get; init; }

    /// <summary>An optional name.</summary>
    public string? Name { get; init; }

    /// <summary>Argument values for which it holds (1.3): read and reported; empty for all.</summary>
    public IReadOnlyList<ArgumentAssignment> ArgumentRestrictions { get; init; } = [];

    /// <summary>Holds when this does.</summary>
    public MatchCriteria? Criteria { get; init; }

    /// <summary>Holds when this container arrives.</summary>
    public Reference<SequenceContainer>? Container { get; init; }

    /// <summary>Holds when this parameter changes by at least <see cref="ChangeValue"/>.</summary>
    public Reference<Parameter>? ChangedParameter { get; init; }

    /// <summary>The change that counts.</summary>
    public double? ChangeValue { get; init; }

    /// <summary>The parameter that carries the return value, or <see langword="null"/>.</summary>
    public Reference<Parameter>? ReturnParameter { get; init; }

    /// <summary>When it is looked for, or <see langword="null"/>.</summary>
    public CheckWindow? Window { get; init; }

    /// <summary>Where it was written.</summary>
    public SourceLine Where { get; init; }
}

/// <summary>The time in which a verifier is looked for; ISO 8601 durations as written.</summary>
/// <param name="Start">From, or <see langword="null"/>: at once.</param>
/// <param name="Stop">Until.</param>
/// <param name="IsRelativeToRelease">From the release (else from the last stage passed).</param>
public sealed record CheckWindow(string? Start, string? Stop, bool IsRelativeToRelease);

/// <summary>A parameter that a command sets.</summary>
/// <param name="Parameter">Which.</param>
/// <param name="NewValue">The value as written, or <see langword="null"/>.</param>
/// <param name="Derivation">The formula, or <see langword="null"/>.</param>
/// <param name="On">At which stage.</param>
public sealed record ParameterToSet(Reference<Parameter> Parameter, string? NewValue, MathOperation? Derivation, VerifierStage On);

/// <summary>Alarms that a command suspends.</summary>
/// <param name="Parameter">Whose.</param>
/// <param name="Duration">How long, ISO 8601 as written.</param>
/// <param name="On">From which stage.</param>
public sealed record AlarmSuspension(Reference<Parameter> Parameter, string? Duration, VerifierStage On);

/// <summary>XTCE <c>BlockMetaCommand</c>: commands one after the other.</summary>
public sealed class BlockMetaCommand : NamedItem
{
    /// <summary>The steps.</summary>
    public required IReadOnlyList<BlockStep> Steps { get; init; }
}

/// <summary>One step of a block.</summary>
/// <param name="Command">The command.</param>
/// <param name="Assignments">Its arguments.</param>
public sealed record BlockStep(Reference<MetaCommand> Command, IReadOnlyList<ArgumentAssignment> Assignments);
