using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Processing.Alarms;
using Zarya.Processing.Algorithms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Processing;

/// <summary>
/// Packets in; values, alarms and events out: one for a mission's live telemetry and one for each replay. Deterministic: the same packets, operations and definition in the same order give the same answers, bit for bit,
/// whenever and however fast. Knows no clock: now is the reception time of what it is told. Not thread-safe: its owner calls it from one thread at a time.
/// </summary>
public sealed partial class Processor
{
    private readonly IProcessorAudience _audience;
    private readonly Timeline _timeline = new();
    private readonly NewestSamples _samples;
    private readonly SparseWatches _sparse;
    private readonly AlarmBook _alarms;
    private readonly EventDesk _events;
    private readonly PacketDesk _packets;
    private readonly Publisher _publisher;
    private readonly DerivedRun _derived;
    private readonly Dictionary<Parameter, LimitOverride> _overrides = [];
    private readonly Recalibrations _recalibrations;
    private bool _hasBegun;

    /// <summary>Makes a processor.</summary>
    /// <param name="plan">What is processed and how.</param>
    /// <param name="audience">Who hears.</param>
    /// <param name="start">When it begins: the time of initial values. <see langword="null"/>: the first time that it is told.</param>
    public Processor(ProcessorPlan plan, IProcessorAudience audience, Instant? start = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(audience);
        (Plan, _audience) = (plan, audience);
        _samples = new NewestSamples(plan);
        _sparse = new SparseWatches(_samples);
        _alarms = new AlarmBook(plan.Options, _samples, _timeline, audience);
        _events = new EventDesk(plan.Options.RepeatWindow, _timeline, Hear);
        _packets = new PacketDesk(plan, _samples.Newest, _events);
        _recalibrations = new Recalibrations(plan, _samples);
        _publisher = new Publisher(_samples, _sparse, _alarms, _timeline, audience);
        _derived = new DerivedRun(plan, _samples, _timeline, _publisher);
        if (start is { } begins) Tell(begins);
    }

    /// <summary>What it processes and how.</summary>
    public ProcessorPlan Plan { get; }

    /// <summary>The time that it was told last; <see cref="Instant.MinValue"/> before that.</summary>
    public Instant Now => _samples.Now;

    /// <summary>Packets taken, packets that did not decode, values made.</summary>
    public ProcessorCounts Counts => new(_packets.Packets, _packets.Undecoded, _packets.Values, _events.Count);

    /// <summary>Alarms that stand, shelved and pending ones included, the oldest first.</summary>
    public IReadOnlyCollection<Alarm> Alarms => _alarms.Alarms;

    /// <summary>Limits that were put in force.</summary>
    public IReadOnlyDictionary<Parameter, LimitOverride> LimitOverrides => _overrides;

    /// <summary>Calibrators that were put in force.</summary>
    public IReadOnlyDictionary<Parameter, CalibratorSet> CalibratorOverrides => _recalibrations.InForce;

    /// <summary>Takes a packet.</summary>
    public void Process(in PacketArrival packet)
    {
        Tell(packet.Reception);
        Intake intake = _packets.Take(in packet);
        if (intake.Lane is not { } lane) return;
        _recalibrations.Apply(in intake);
        if (intake.IsWhole)
            foreach (SequenceContainer container in intake.Track.Watched) _audience.OnContainer(container, in packet, intake.Generation);
        if (intake.IsWhole) _derived.SetOff(intake.Track.SetsOff ??= _derived.StepsOf(intake.Track));
        var rows = new ValueRows(intake.Decoded, packet.Octets);
        foreach (int index in intake.Noted)
        {
            var arrived = new Arrived(_samples.Newest, lane.SlotOfItem[rows.Values[index].Item], rows, index);
            _publisher.Publish(ref arrived);
            if (_samples.IsMarked(arrived.Slot, WatchMarks.Feeds)) _derived.Heed(arrived.Slot, isDecoded: true);
        }
        _derived.Run(intake.Generation);
    }

    /// <summary>Says that now is <paramref name="now"/>: what is due by then happens at its own time. For the same answers as a replay, only times are told before which no packet comes any more.</summary>
    public void AdvanceTo(Instant now) => Tell(now);

    /// <summary>Says that a batch is through.</summary>
    public void EndBatch()
    {
        _publisher.EndBatch();
        _audience.OnBatchEnd();
    }

    /// <summary>The newest value of a parameter; <see langword="false"/> if there is none yet. An expired one says so.</summary>
    public bool TryGetNewest(Parameter parameter, out ParameterSample? sample)
    {
        int slot = Plan.SlotOf(parameter);
        sample = slot < 0 ? null : _samples.TryMake(slot);
        return sample is not null;
    }

    /// <summary>From now on the audience hears of this parameter. Counted: as many <see cref="Unwatch(Parameter)"/> as watches end it.</summary>
    public void Watch(Parameter parameter)
    {
        int slot = Plan.SlotOf(parameter);
        if (slot >= 0 && _samples.Watch(slot)) _publisher.BeginToWatch(slot);
    }

    /// <summary>Ends a <see cref="Watch(Parameter)"/>.</summary>
    public void Unwatch(Parameter parameter)
    {
        int slot = Plan.SlotOf(parameter);
        if (slot >= 0) _samples.Unwatch(slot);
    }

    /// <summary>
    /// As <see cref="Watch(Parameter)"/>, for people. Each value is told while all so watched parameters together come less than 2,000 times a second (after 20,000 values that are told in any case), and each that comes less than 100 times a second.
    /// Beyond that the newest value of a parameter is told twenty times a second, with how many were passed over (<see cref="ParameterSample.SkippedBefore"/>). Where somebody watches each value, each is told.
    /// </summary>
    public void WatchSparsely(Parameter parameter)
    {
        int slot = Plan.SlotOf(parameter);
        if (slot >= 0 && _sparse.Watch(slot)) _publisher.BeginToWatch(slot);
    }

    /// <summary>Ends a <see cref="WatchSparsely"/>.</summary>
    public void UnwatchSparsely(Parameter parameter)
    {
        int slot = Plan.SlotOf(parameter);
        if (slot >= 0) _sparse.Unwatch(slot);
    }

    /// <summary>From now on the audience hears of packets with this container: that end at it, or at one that extends it. Counted.</summary>
    public void Watch(SequenceContainer container) => _packets.Watch(container, 1);

    /// <summary>Ends a watch of a container.</summary>
    public void Unwatch(SequenceContainer container) => _packets.Watch(container, -1);

    /// <summary>Sets a local parameter, or gives a ground parameter its value: link states, leak assessments. Converted to the parameter's type (an enumeration takes a number or a label).</summary>
    /// <returns><see langword="null"/>, or why it cannot be, in words.</returns>
    public string? Set(Parameter parameter, TelemetryValue value, Instant generation, Instant now, Duration? expiresAfter = null)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        int slot = Plan.SlotOf(parameter);
        if (slot < 0) return $"there is no parameter {parameter}";
        if (!Plan.CanBeSet(parameter)) return $"{parameter.QualifiedName} cannot be set: its values come from elsewhere";
        if (!ValueConversion.TryConvert(parameter.Type.Target!, value, Plan.Options.LeapSeconds, out TelemetryValue converted, out string? why)) return $"{parameter.QualifiedName}: {why}";
        Tell(now);
        Put(slot, converted, generation, now, expiresAfter);
        _derived.Run(generation);
        return null;
    }

    /// <summary>As <see cref="Set(Parameter, TelemetryValue, Instant, Instant, Duration?)"/> for a part of an array or aggregate; the others stay as they are.</summary>
    /// <param name="parameter">The parameter; it must have a value.</param>
    /// <param name="path">The part.</param>
    /// <param name="value">The part's value.</param>
    /// <param name="generation">Its generation time.</param>
    /// <param name="now">Now.</param>
    /// <param name="expiresAfter">How long the whole is good.</param>
    /// <returns><see langword="null"/>, or why it cannot be, in words.</returns>
    public string? Set(Parameter parameter, IReadOnlyList<PathStep> path, TelemetryValue value, Instant generation, Instant now, Duration? expiresAfter = null)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(path);
        if (path.Count == 0) return Set(parameter, value, generation, now, expiresAfter);
        if (!TryGetNewest(parameter, out ParameterSample? newest)) return $"{parameter.QualifiedName} has no value yet: set the whole";
        return newest!.EngValue.TryReplace(path, value, out TelemetryValue whole) ? Set(parameter, whole, generation, now, expiresAfter) : $"{parameter.QualifiedName} has no part {string.Concat(path)}";
    }

    /// <summary>Takes an event; numbers it if it has no number. Repeats of the same source, type and message are throttled: counted, and told as one (<see cref="ProcessorOptions.RepeatWindow"/>); those that a person wrote are not.</summary>
    /// <returns>The event as it was taken; a repeat has no number.</returns>
    public MissionEvent Raise(MissionEvent happening)
    {
        ArgumentNullException.ThrowIfNull(happening);
        Tell(happening.ReceptionTime);
        return _events.Take(happening, happening.ReceptionTime);
    }

    /// <summary>Acknowledges an alarm.</summary>
    /// <returns><see langword="false"/> if there is no such alarm, or it is still pending.</returns>
    public bool Acknowledge(string name, uint sequenceNumber, AlarmRemark remark) => _alarms.Acknowledge(name, sequenceNumber, remark);

    /// <summary>Shelves an alarm; <paramref name="until"/> <see langword="null"/>: for ever.</summary>
    /// <returns><see langword="false"/> if there is no such alarm.</returns>
    public bool Shelve(string name, uint sequenceNumber, AlarmRemark remark, Instant? until) => _alarms.Shelve(name, sequenceNumber, remark, until);

    /// <summary>Takes an alarm off the shelf.</summary>
    /// <returns><see langword="false"/> if there is no such alarm on the shelf.</returns>
    public bool Unshelve(string name, uint sequenceNumber, AlarmRemark remark) => _alarms.Unshelve(name, sequenceNumber, remark);

    /// <summary>Resets an alarm that latched: it was back to normal and waits for somebody to say so.</summary>
    /// <returns><see langword="false"/> if there is no such alarm.</returns>
    public bool Reset(string name, uint sequenceNumber, AlarmRemark remark) => _alarms.Reset(name, sequenceNumber, remark);

    /// <summary>Clears an alarm by hand.</summary>
    /// <returns><see langword="false"/> if there is no such alarm.</returns>
    public bool Clear(string name, uint sequenceNumber, AlarmRemark remark) => _alarms.Clear(name, sequenceNumber, remark);

    /// <summary>Writes a comment to an alarm.</summary>
    /// <returns><see langword="false"/> if there is no such alarm.</returns>
    public bool Comment(string name, uint sequenceNumber, AlarmRemark remark) => _alarms.Comment(name, sequenceNumber, remark);

    /// <summary>Puts other limits in force for a parameter in this processor, from its next value on: <see langword="null"/> for those of the definition. Not for arrays and aggregates, whose limits stand in their parts' types.</summary>
    public void OverrideLimits(Parameter parameter, LimitOverride? limits)
    {
        int slot = Plan.SlotOf(parameter);
        if (slot < 0) return;
        if (limits is null) _overrides.Remove(parameter);
        else _overrides[parameter] = limits;
        UseLimits(slot, limits);
    }

    /// <summary>
    /// Puts other calibrators in force for a parameter in this processor, from its next value on: <see langword="null"/> for those of the definition. Limits are then looked at with the new values. Conditions inside packets
    /// (which container it is, XTCE algorithms) keep the definition's.
    /// </summary>
    /// <returns><see langword="null"/>, or why it cannot be, in words.</returns>
    public string? OverrideCalibrators(Parameter parameter, CalibratorSet? calibrators)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        int slot = Plan.SlotOf(parameter);
        if (slot < 0) return $"there is no parameter {parameter}";
        if (calibrators is not null && Recalibration.TryRefuse(parameter.Type.Target, calibrators) is { } why) return $"{parameter.QualifiedName}: {why}";
        _recalibrations.Use(slot, calibrators);
        UseLimits(slot, _overrides.GetValueOrDefault(parameter));
        return null;
    }

    private void Hear(MissionEvent happening)
    {
        _audience.OnEvent(happening);
        _alarms.Take(happening, _samples.Now);
    }

    // What the decoder says of limits is said of its own engineering value: with other calibrators they are worked out here.
    private void UseLimits(int slot, LimitOverride? limits)
    {
        if (limits is null && _recalibrations.IsAt(slot)) limits = new LimitOverride(null, null);
        if (limits is not null || _samples.JudgeOf(slot) is not null) _samples.Use(slot, limits);
    }

    private void Put(int slot, TelemetryValue value, Instant generation, Instant now, Duration? expiresAfter)
    {
        _samples.Newest.Put(slot, value, isInvalid: false, generation, now, expiresAfter);
        var arrived = new Arrived(_samples.Newest, slot);
        _publisher.Publish(ref arrived);
        _derived.Heed(slot, isDecoded: false);
    }

    /// <summary>What is due happens before what came at that time.</summary>
    private void Tell(Instant now)
    {
        while (_timeline.Next <= now.TaiNanoseconds && _timeline.TryTake(now, out Due due, out Instant at))
        {
            _samples.Now = at;
            due.Happen(at);
        }
        _samples.Now = now;
        if (_hasBegun) return;
        _hasBegun = true;
        foreach ((int slot, TelemetryValue value) in Plan.InitialValues) Put(slot, value, now, now, null);
        _derived.Run(now);
    }
}
