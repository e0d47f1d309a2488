using Zarya.Processing.Alarms;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Processing;

/// <content>What an earlier run left: alarms, newest values, numbers.</content>
public sealed partial class Processor
{
    /// <summary>Puts back an alarm that stood when the last run ended. Numbers of its name go on behind it. One of a parameter that is gone is let go.</summary>
    public void Restore(Alarm alarm)
    {
        ArgumentNullException.ThrowIfNull(alarm);
        int slot = -1;
        if (alarm.Samples is { } samples)
        {
            if (Plan.Database.FindParameter(alarm.Name) is not { } parameter || (slot = Plan.SlotOf(parameter)) < 0) return;
            alarm = alarm with { Samples = (samples.Trigger with { Parameter = parameter }, samples.Worst with { Parameter = parameter }, samples.Newest with { Parameter = parameter }) };
        }
        if (_alarms.Restore(alarm, slot) is not { } live || slot < 0) return;
        _samples.NeedJudge(slot).Alarm = live;
        _samples.Mark(slot, WatchMarks.Alarmed, true);
    }

    /// <summary>Takes a packet of an earlier run, in the order of reception: its values are the newest that are known, and may have expired. Nobody hears of it, no alarm moves, nothing is computed from it, and <see cref="Now"/> and counts stay.</summary>
    public void Remember(in PacketArrival packet)
    {
        Intake intake = _packets.Read(in packet);
        if (intake.Lane is not { } lane) return;
        var rows = new ValueRows(intake.Decoded, packet.Octets);
        foreach (int index in intake.Noted)
        {
            var arrived = new Arrived(_samples.Newest, lane.SlotOfItem[rows.Values[index].Item], rows, index);
            _samples.Judge(ref arrived);
        }
    }

    /// <summary>As <see cref="Remember(in PacketArrival)"/>, for a value that no packet brought. One that does not fit the parameter's type any more, or of a parameter that is gone, is let go.</summary>
    public void Remember(ParameterSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        int slot = Plan.SlotOf(sample.Parameter);
        if (slot < 0 || !ValueConversion.TryConvert(sample.Parameter.Type.Target!, sample.EngValue, Plan.Options.LeapSeconds, out TelemetryValue value, out _)) return;
        _samples.Newest.Put(slot, value, sample.Status == AcquisitionStatus.Invalid, sample.GenerationTime, sample.AcquisitionTime, sample.ExpiresAfter);
        var arrived = new Arrived(_samples.Newest, slot);
        _samples.Judge(ref arrived);
    }

    /// <summary>
    /// Brings alarms in line with values that were remembered, where the earlier run ended between a value and what it did to its alarm: those alarms move now, and the audience hears of it.
    /// </summary>
    /// <param name="lastStep">When an alarm of this name moved last, <see langword="null"/> if it never did: a value that is not newer has done what it had to.</param>
    public void Settle(Func<string, Instant?> lastStep)
    {
        ArgumentNullException.ThrowIfNull(lastStep);
        for (int slot = 0; slot < Plan.Parameters.Length; slot++)
        {
            if (_samples.JudgeOf(slot) is not { } judge || !_samples.Newest.Has(slot)) continue;
            if (lastStep(judge.ToString()) is { } at && _samples.Newest.AcquisitionOf(slot) <= at) continue;
            var newest = new Arrived(_samples.Newest, slot) { Judgement = _samples.JudgementOf(slot) };
            _alarms.Settle(judge, newest.Judgement, ref newest, _samples.Now);
        }
    }

    /// <summary>Numbers of an alarm's name go on from here: for those that were cleared in earlier runs.</summary>
    public void ContinueNumbering(string alarmName, uint next) => _alarms.ContinueNumbering(alarmName, next);
}
