using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Tests.Server.Running;

/// <summary>Keeps what it hears.</summary>
internal sealed class HeardAll : IProcessorAudience
{
    private readonly Lock _lock = new();
    private readonly List<MissionEvent> _events = [];
    private readonly List<ParameterSample> _samples = [];

    public IReadOnlyList<MissionEvent> Events
    {
        get
        {
            lock (_lock) return [.. _events];
        }
    }

    public IReadOnlyList<ParameterSample> Samples
    {
        get
        {
            lock (_lock) return [.. _samples];
        }
    }

    public void OnSample(ParameterSample sample)
    {
        lock (_lock) _samples.Add(sample);
    }

    public void OnContainer(SequenceContainer container, in PacketArrival packet, Instant generation)
    {
    }

    public void OnAlarm(AlarmNotice notice)
    {
    }

    public void OnEvent(MissionEvent happening)
    {
        lock (_lock) _events.Add(happening);
    }

    public void OnBatchEnd()
    {
    }
}
