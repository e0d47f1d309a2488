using Zarya.Mdb.Model;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Processing;

/// <summary>
/// Packets in; values, alarms and events out: one for a mission's live telemetry and one for each replay. Deterministic: the same packets, operations and definition in the same order give the same answers, bit for bit,
/// whenever and however fast. Knows no clock: now is the reception time of what it is told. Not thread-safe: its owner calls it from one thread at a time.
/// </summary>
public sealed class Processor
{
    /// <summary>Makes a processor.</summary>
    /// <param name="plan">What is processed and how.</param>
    /// <param name="audience">Who hears.</param>
    public Processor(ProcessorPlan plan, IProcessorAudience audience) => throw new NotImplementedException();

    /// <summary>What it processes and how.</summary>
    public ProcessorPlan Plan => throw new NotImplementedException();

    /// <summary>The latest time that it was told.</summary>
    public Instant Now => throw new NotImplementedException();

    /// <summary>Packets taken, packets that did not decode, values made.</summary>
    public ProcessorCounts Counts => throw new NotImplementedException();

    /// <summary>Alarms that stand, shelved and pending ones included.</summary>
    public IReadOnlyCollection<Alarm> Alarms => throw new NotImplementedException();

    /// <summary>Takes a packet.</summary>
    public void Process(in PacketArrival packet) => throw new NotImplementedException();

    /// <summary>Says that now is <paramref name="now"/>: expiries that are due happen at their own time.</summary>
    public void AdvanceTo(Instant now) => throw new NotImplementedException();

    /// <summary>Says that a batch is through.</summary>
    public void EndBatch() => throw new NotImplementedException();

    /// <summary>The newest value of a parameter; <see langword="false"/> if there is none yet. An expired one says so.</summary>
    public bool TryGetNewest(Parameter parameter, out ParameterSample? sample) => throw new NotImplementedException();

    /// <summary>From now on the audience hears of this parameter. Counted: as many <see cref="Unwatch(Parameter)"/> as watches end it.</summary>
    public void Watch(Parameter parameter) => throw new NotImplementedException();

    /// <summary>Ends a <see cref="Watch(Parameter)"/>.</summary>
    public void Unwatch(Parameter parameter) => throw new NotImplementedException();

    /// <summary>From now on the audience hears of packets with this container. Counted.</summary>
    public void Watch(SequenceContainer container) => throw new NotImplementedException();

    /// <summary>Ends a watch of a container.</summary>
    public void Unwatch(SequenceContainer container) => throw new NotImplementedException();

    /// <summary>Sets a local parameter, or gives a ground parameter its value: link states, leak assessments. Converted to the parameter's type (an enumeration takes a number or a label).</summary>
    /// <returns><see langword="null"/>, or why it cannot be, in words.</returns>
    public string? Set(Parameter parameter, TelemetryValue value, Instant generation, Instant now, Duration? expiresAfter = null) => throw new NotImplementedException();

    /// <summary>Takes an event; numbers it if it has no number. Repeats of the same source, type and message are throttled.</summary>
    /// <returns>The event as it was taken.</returns>
    public MissionEvent Raise(MissionEvent happening) => throw new NotImplementedException();

    /// <summary>Acknowledges an alarm.</summary>
    /// <returns><see langword="false"/> if there is no such alarm.</returns>
    public bool Acknowledge(string name, uint sequenceNumber, AlarmRemark remark) => throw new NotImplementedException();

    /// <summary>Shelves an alarm; <paramref name="until"/> <see langword="null"/>: for ever.</summary>
    public bool Shelve(string name, uint sequenceNumber, AlarmRemark remark, Instant? until) => throw new NotImplementedException();

    /// <summary>Takes an alarm off the shelf.</summary>
    public bool Unshelve(string name, uint sequenceNumber, AlarmRemark remark) => throw new NotImplementedException();

    /// <summary>Clears an alarm by hand.</summary>
    public bool Clear(string name, uint sequenceNumber, AlarmRemark remark) => throw new NotImplementedException();

    /// <summary>Writes a comment to an alarm.</summary>
    public bool Comment(string name, uint sequenceNumber, AlarmRemark remark) => throw new NotImplementedException();

    /// <summary>Puts other limits in force for a parameter in this processor: <see langword="null"/> for those of the definition, an empty one for none.</summary>
    public void OverrideLimits(Parameter parameter, LimitOverride? limits) => throw new NotImplementedException();

    /// <summary>Limits that were put in force.</summary>
    public IReadOnlyDictionary<Parameter, LimitOverride> LimitOverrides => throw new NotImplementedException();

    /// <summary>Puts back an alarm that stood when the last run ended.</summary>
    public void Restore(Alarm alarm) => throw new NotImplementedException();
}

/// <summary>What a processor processes and how. Immutable; processors share it.</summary>
/// <remarks>Made with <c>ProcessorPlan.Compile(MissionDatabase, ProcessorOptions)</c>: options name the root container by link (default: the likeliest), the clock of generation times, the leap seconds, expressions of derived parameters.</remarks>
public sealed class ProcessorPlan
{
    /// <summary>The definition.</summary>
    public MissionDatabase Database => throw new NotImplementedException();
}

/// <summary>What a processor did.</summary>
/// <param name="Packets">Packets that it was told of.</param>
/// <param name="Undecoded">Of these, those that no container matched or that ended early.</param>
/// <param name="Values">Values that they gave.</param>
/// <param name="Events">Events raised.</param>
public readonly record struct ProcessorCounts(long Packets, long Undecoded, long Values, long Events);

/// <summary>Limits that people put in force in place of the definition's.</summary>
/// <param name="Default">Where no context holds; <see langword="null"/>: the definition's.</param>
/// <param name="Contexts">By context; <see langword="null"/>: the definition's.</param>
public sealed record LimitOverride(AlarmDefinition? Default, IReadOnlyList<AlarmDefinition>? Contexts);
