using Zarya.Mdb.Model;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Processing;

/// <summary>Who listens to a processor. Called on the processor's thread, in order; must return at once and may not call back.</summary>
public interface IProcessorAudience
{
    /// <summary>A new value of a parameter that somebody watches (<see cref="Processor.Watch(Parameter)"/>).</summary>
    void OnSample(ParameterSample sample);

    /// <summary>A packet or part of one matched a container that somebody watches. The octets stand only during the call.</summary>
    void OnContainer(SequenceContainer container, in PacketArrival packet, Instant generation);

    /// <summary>A step in an alarm's life.</summary>
    void OnAlarm(AlarmNotice notice);

    /// <summary>Something happened.</summary>
    void OnEvent(MissionEvent happening);

    /// <summary>A batch is through: what is queued may go out.</summary>
    void OnBatchEnd();
}
