using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>
/// Records what a processor says and no packet holds: events, steps in the life of alarms, values of the ground, of people and of expressions. New values of a standing alarm are not recorded: they follow from the packets. Called under the
/// processor's lock; never waits.
/// </summary>
/// <param name="recorder">The record.</param>
internal sealed class RecordingAudience(Recorder recorder) : IProcessorAudience
{
    private readonly List<ParameterSample> _samples = [];
    private readonly OwnValues _own = new();

    /// <summary>Entries for which the recorder had no room.</summary>
    public long Dropped { get; private set; }

    /// <summary>Watches what is recorded.</summary>
    public static void Watch(Processor processor)
    {
        foreach (Parameter parameter in processor.Plan.Database.Parameters.Where(IsRecorded)) processor.Watch(parameter);
    }

    public void OnSample(ParameterSample sample)
    {
        if (IsRecorded(sample.Parameter) && _own.Takes(sample)) _samples.Add(sample);
    }

    public void OnContainer(SequenceContainer container, in PacketArrival packet, Instant generation)
    {
    }

    public void OnAlarm(AlarmNotice notice)
    {
        if (notice.Step != AlarmStep.ValueUpdated) Append(AlarmEntry.Stream, notice.Alarm.TriggerTime, notice.Alarm.UpdateTime, AlarmEntry.ToOctets(notice));
    }

    public void OnEvent(MissionEvent happening) => Append(EventEntry.Stream, happening.GenerationTime, happening.ReceptionTime, EventEntry.ToOctets(happening));

    public void OnBatchEnd()
    {
        if (_samples.Count == 0) return;
        foreach ((StreamKey stream, Instant generation, Instant acquisition, byte[] octets) in ValuesEntry.Of(_samples)) Append(stream, generation, acquisition, octets);
        _samples.Clear();
    }

    /// <summary>What comes in packets is in the record as packets, and a constant is in the definition.</summary>
    private static bool IsRecorded(Parameter parameter) => parameter.Source is DataSource.Ground or DataSource.Local or DataSource.Derived;

    private void Append(StreamKey stream, Instant generation, Instant reception, byte[] octets)
    {
        if (!recorder.TryAppend(stream, generation, reception, octets)) Dropped++;
    }
}
