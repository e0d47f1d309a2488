using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Names;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Api.Resources;

/// <summary>Waits for the next value of each of some parameters.</summary>
internal sealed class NextValues : IProcessorAudience
{
    private readonly IReadOnlyList<ParameterTarget> _targets;
    private readonly ParameterSample?[] _samples;
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NextValues(IReadOnlyList<ParameterTarget> targets) => (_targets, _samples) = (targets, new ParameterSample?[targets.Count]);

    /// <summary>Waits.</summary>
    /// <returns>The values in the order of the targets; <see langword="null"/> for those that did not come in time.</returns>
    public static async ValueTask<ParameterSample?[]> WaitAsync(RunningProcessor processor, IReadOnlyList<ParameterTarget> targets, TimeSpan timeout, ApiCall call)
    {
        var audience = new NextValues(targets);
        processor.Add(audience);
        processor.Run(p =>
        {
            foreach (ParameterTarget target in targets) p.Watch(target.Parameter);
        });
        try
        {
            await audience._done.Task.WaitAsync(timeout, call.Services.Clock, call.Aborted);
        }
        catch (TimeoutException)
        {
            // What came until now is the answer.
        }
        finally
        {
            processor.Remove(audience);
            processor.Run(p =>
            {
                foreach (ParameterTarget target in targets) p.Unwatch(target.Parameter);
            });
        }
        return audience._samples;
    }

    /// <inheritdoc/>
    public void OnSample(ParameterSample sample)
    {
        if (sample.Status == AcquisitionStatus.Expired) return;
        for (int i = 0; i < _targets.Count; i++)
            if (_targets[i].Parameter == sample.Parameter) _samples[i] ??= _targets[i].Of(sample);
        if (!_samples.Contains(null)) _done.TrySetResult();
    }

    /// <inheritdoc/>
    public void OnContainer(SequenceContainer container, in PacketArrival packet, Instant generation)
    {
    }

    /// <inheritdoc/>
    public void OnAlarm(AlarmNotice notice)
    {
    }

    /// <inheritdoc/>
    public void OnEvent(MissionEvent happening)
    {
    }

    /// <inheritdoc/>
    public void OnBatchEnd()
    {
    }
}
