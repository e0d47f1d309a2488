using Zarya.Mdb.Model;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Processing.Alarms;

/// <summary>The alarms that stand, one a name: moved by values, events, people and time along <see cref="AlarmTable"/>.</summary>
internal sealed class AlarmBook(ProcessorOptions options, NewestSamples samples, Timeline timeline, IProcessorAudience audience)
{
    private readonly List<LiveAlarm> _alarms = [];
    private readonly Dictionary<string, uint> _next = new(StringComparer.Ordinal);

    /// <summary>The alarms that stand, the oldest first.</summary>
    public IReadOnlyCollection<Alarm> Alarms => [.. _alarms.Select(ToAlarm)];

    public IEnumerable<LiveAlarm> Standing => _alarms;

    /// <summary>Takes what limits say of a new value.</summary>
    /// <param name="judge">The parameter's.</param>
    /// <param name="judgement">What is said; of a value that is not to be believed nothing is taken.</param>
    /// <param name="arrived">The value; made only where an alarm begins or gets worse.</param>
    /// <param name="now">When it came.</param>
    public void Take(SlotJudge judge, in Judgement judgement, ref Arrived arrived, Instant now)
    {
        if (judgement.IsInvalid) return;
        bool isViolated = judgement.Level is not (null or AlarmLevel.Normal);
        LiveAlarm? alarm = judge.Alarm;
        if (alarm is null)
        {
            if (!isViolated) return;
            alarm = judge.Alarm = Begin(judge.ToString(), judge.Slot);
        }
        alarm.Count++;
        if (!isViolated)
        {
            alarm.Violating = 0;
            alarm.Conforming++;
            Move(alarm, alarm.Conforming >= (judgement.InForce?.MinConformance ?? 1) ? AlarmStimulus.Returns : AlarmStimulus.Conforms, now, isValue: true);
            return;
        }
        alarm.Conforming = 0;
        alarm.Violating++;
        alarm.Violations++;
        AlarmLevel level = judgement.Level!.Value;
        bool isWorse = level > alarm.Severity;
        if (isWorse) alarm.Severity = level;
        bool isEnough = alarm.Violating >= (judgement.InForce?.MinViolations ?? 1);
        bool begins = isEnough && AlarmTable.Next(alarm.State, AlarmStimulus.Triggers, alarm.IsLatching, alarm.Shelving is not null) != alarm.State;
        bool isFirst = alarm.Samples is null || (begins && !alarm.IsTriggered);
        if (isFirst || isWorse)
        {
            ParameterSample one = arrived.Make();
            alarm.Samples = (isFirst ? one : alarm.Samples!.Value.Trigger, isWorse ? one : alarm.Samples!.Value.Worst, one);
            if (isFirst) alarm.TriggerTime = one.GenerationTime;
        }
        bool stood = alarm.IsTriggered && !begins;
        Move(alarm, isEnough ? AlarmStimulus.Triggers : AlarmStimulus.Violates, now, isValue: !(stood && isWorse));
        if (stood && isWorse) Tell(alarm, AlarmStep.SeverityIncreased, now);
    }

    /// <summary>As <see cref="Take(SlotJudge, in Judgement, ref Arrived, Instant)"/>, if the alarm is not where the value says that it is.</summary>
    public void Settle(SlotJudge judge, in Judgement judgement, ref Arrived newest, Instant now)
    {
        bool isViolated = judgement.Level is not (null or AlarmLevel.Normal);
        bool stands = judge.Alarm?.State is AlarmState.Pending or AlarmState.Unacknowledged or AlarmState.Acknowledged;
        if (isViolated != stands) Take(judge, in judgement, ref newest, now);
    }

    /// <summary>Takes an event. Events have no limits to be within: their alarms wait for acknowledgement only.</summary>
    public void Take(MissionEvent happening, Instant now)
    {
        if (options.EventAlarms is not { } least) return;
        string name = $"/Zarya/event/{happening.Source}/{happening.Type}";
        LiveAlarm? alarm = _alarms.Find(a => a.Name == name);
        if (happening.Severity < least) return;
        bool begins = alarm is null;
        alarm ??= Begin(name, -1);
        alarm.Count++;
        alarm.Violations++;
        bool isWorse = (AlarmLevel)happening.Severity > alarm.Severity;
        if (isWorse) alarm.Severity = (AlarmLevel)happening.Severity;
        alarm.Events = alarm.Events is { } before ? (before.Trigger, isWorse ? happening : before.Worst, happening) : (happening, happening, happening);
        if (!begins)
        {
            Tell(alarm, isWorse ? AlarmStep.SeverityIncreased : AlarmStep.ValueUpdated, now);
            return;
        }
        alarm.TriggerTime = happening.GenerationTime;
        alarm.IsTriggered = true;
        alarm.State = AlarmTable.Next(AlarmTable.Next(AlarmState.Normal, AlarmStimulus.Triggers, false, false), AlarmStimulus.Returns, alarm.IsLatching, false);
        Tell(alarm, AlarmStep.Triggered, now);
    }

    public bool Acknowledge(string name, uint number, AlarmRemark remark)
    {
        if (Find(name, number) is not { IsTriggered: true } alarm) return false;
        if (alarm.Acknowledgement is not null) return true;
        alarm.Acknowledgement = remark;
        Move(alarm, AlarmStimulus.Acknowledge, remark.Time, isValue: false);
        return true;
    }

    public bool Reset(string name, uint number, AlarmRemark remark)
    {
        if (Find(name, number) is not { } alarm) return false;
        Move(alarm, AlarmStimulus.Reset, remark.Time, isValue: false);
        return true;
    }

    public bool Clear(string name, uint number, AlarmRemark remark)
    {
        if (Find(name, number) is not { } alarm) return false;
        alarm.Clearing = remark;
        Move(alarm, AlarmStimulus.Clear, remark.Time, isValue: false);
        return true;
    }

    public bool Shelve(string name, uint number, AlarmRemark remark, Instant? until)
    {
        if (Find(name, number) is not { } alarm) return false;
        (alarm.Shelving, alarm.ShelvedUntil) = (remark, until);
        if (until is { } end) timeline.Schedule(alarm, end);
        else alarm.At = null;
        Tell(alarm, AlarmStep.Shelved, remark.Time);
        return true;
    }

    public bool Unshelve(string name, uint number, AlarmRemark remark)
    {
        if (Find(name, number) is not { Shelving: not null } alarm) return false;
        ComeOffShelf(alarm, remark.Time);
        return true;
    }

    public void ComeOffShelf(LiveAlarm alarm, Instant at)
    {
        (alarm.Shelving, alarm.ShelvedUntil, alarm.At) = (null, null, null);
        Tell(alarm, AlarmStep.Unshelved, at);
        Move(alarm, AlarmStimulus.Unshelve, at, isValue: false);
    }

    public bool Comment(string name, uint number, AlarmRemark remark)
    {
        if (Find(name, number) is not { } alarm) return false;
        alarm.Comments.Add(remark);
        Tell(alarm, AlarmStep.Commented, remark.Time);
        return true;
    }

    public void TellUpdate(LiveAlarm alarm, Instant at)
    {
        if (alarm.State is AlarmState.Cleared) return;
        alarm.ToldAt = at;
        Tell(alarm, AlarmStep.ValueUpdated, at);
    }

    /// <summary>Numbers of a name go on from here.</summary>
    public void ContinueNumbering(string name, uint next) => _next[name] = Math.Max(_next.GetValueOrDefault(name), next);

    /// <summary>Puts back an alarm.</summary>
    public LiveAlarm? Restore(Alarm alarm, int slot)
    {
        ContinueNumbering(alarm.Name, alarm.SequenceNumber + 1);
        if (alarm.Clearing is not null || _alarms.Exists(a => a.Name == alarm.Name)) return null;
        var live = new LiveAlarm(this, alarm.Name, alarm.SequenceNumber, slot)
        {
            State = StateOf(alarm),
            Severity = alarm.Severity,
            Violations = alarm.Violations,
            Count = alarm.Count,
            IsTriggered = alarm.IsTriggered,
            IsLatching = alarm.IsLatching,
            TriggerTime = alarm.TriggerTime,
            UpdateTime = alarm.UpdateTime,
            Acknowledgement = alarm.Acknowledgement,
            Shelving = alarm.Shelving,
            ShelvedUntil = alarm.ShelvedUntil,
            Samples = alarm.Samples,
            Events = alarm.Events,
        };
        if (live.State == AlarmState.Cleared) return null;
        live.Comments.AddRange(alarm.Comments);
        if (alarm.Shelving is not null && alarm.ShelvedUntil is { } until) timeline.Schedule(live, until);
        _alarms.Add(live);
        return live;
    }

    private static AlarmState StateOf(Alarm alarm)
    {
        if (!alarm.IsTriggered) return AlarmState.Pending;
        if (!alarm.IsProcessOk) return alarm.IsAcknowledged ? AlarmState.Acknowledged : AlarmState.Unacknowledged;
        if (alarm.IsLatching) return alarm.IsAcknowledged ? AlarmState.LatchedAcknowledged : AlarmState.LatchedUnacknowledged;
        if (!alarm.IsAcknowledged) return AlarmState.ReturnedUnacknowledged;
        return alarm.Shelving is not null ? AlarmState.ReturnedAcknowledged : AlarmState.Cleared;
    }

    private LiveAlarm Begin(string name, int slot)
    {
        uint number = _next.GetValueOrDefault(name);
        _next[name] = number + 1;
        var alarm = new LiveAlarm(this, name, number, slot) { IsLatching = options.LatchingAlarms.Contains(name) };
        _alarms.Add(alarm);
        if (slot >= 0) samples.Mark(slot, WatchMarks.Alarmed, true);
        return alarm;
    }

    private LiveAlarm? Find(string name, uint number) => _alarms.Find(a => a.SequenceNumber == number && a.Name == name);

    private void Move(LiveAlarm alarm, AlarmStimulus stimulus, Instant now, bool isValue)
    {
        AlarmState before = alarm.State;
        alarm.State = AlarmTable.Next(before, stimulus, alarm.IsLatching, alarm.Shelving is not null);
        if (alarm.State == before)
        {
            if (isValue) Update(alarm, now);
            return;
        }
        if (alarm.State == AlarmState.Unacknowledged)
        {
            // Back from normal: what was acknowledged is not what stands now.
            (alarm.Acknowledgement, alarm.IsTriggered) = (null, true);
            if (options.LatchingAlarms.Contains(alarm.Name)) alarm.IsLatching = true;
        }
        if (stimulus == AlarmStimulus.Reset) alarm.IsLatching = false;
        switch (stimulus)
        {
            case AlarmStimulus.Violates: Tell(alarm, AlarmStep.Pending, now); break;
            case AlarmStimulus.Triggers: Tell(alarm, AlarmStep.Triggered, now); break;
            case AlarmStimulus.Returns when before != AlarmState.Pending: Tell(alarm, AlarmStep.ReturnedToNormal, now); break;
            case AlarmStimulus.Acknowledge: Tell(alarm, AlarmStep.Acknowledged, now); break;
            case AlarmStimulus.Reset: Tell(alarm, AlarmStep.Reset, now); break;
        }
        if (alarm.State == AlarmState.Cleared) End(alarm, now);
    }

    private void End(LiveAlarm alarm, Instant now)
    {
        Tell(alarm, AlarmStep.Cleared, now);
        _alarms.Remove(alarm);
        (alarm.At, alarm.Updates.At) = (null, null);
        if (alarm.Slot >= 0) samples.Forget(alarm);
    }

    private void Update(LiveAlarm alarm, Instant now)
    {
        alarm.UpdateTime = now;
        if (alarm.ToldAt is { } told && told <= now && now - told < options.AlarmUpdateInterval)
        {
            timeline.Schedule(alarm.Updates, told + options.AlarmUpdateInterval);
            return;
        }
        TellUpdate(alarm, now);
    }

    private void Tell(LiveAlarm alarm, AlarmStep step, Instant now)
    {
        alarm.UpdateTime = now;
        audience.OnAlarm(new AlarmNotice(step, ToAlarm(alarm)));
    }

    private Alarm ToAlarm(LiveAlarm alarm) => alarm.ToAlarm(alarm.Slot >= 0 ? samples.TryMake(alarm.Slot) : null);
}
