using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>Hands what a processor says to everybody who listens. Changed under the processor's lock only.</summary>
internal sealed class AudienceList : IProcessorAudience
{
    private IProcessorAudience[] _all = [];

    public int Count => _all.Length;

    public void Add(IProcessorAudience audience) => _all = [.. _all, audience];

    public void Remove(IProcessorAudience audience) => _all = [.. _all.Where(a => a != audience)];

    public void OnSample(ParameterSample sample)
    {
        foreach (IProcessorAudience one in _all) one.OnSample(sample);
    }

    public void OnContainer(SequenceContainer container, in PacketArrival packet, Instant generation)
    {
        foreach (IProcessorAudience one in _all) one.OnContainer(container, in packet, generation);
    }

    public void OnAlarm(AlarmNotice notice)
    {
        foreach (IProcessorAudience one in _all) one.OnAlarm(notice);
    }

    public void OnEvent(MissionEvent happening)
    {
        foreach (IProcessorAudience one in _all) one.OnEvent(happening);
    }

    public void OnBatchEnd()
    {
        foreach (IProcessorAudience one in _all) one.OnBatchEnd();
    }
}
