using Zarya.Archive.Log;
using Zarya.Links;
using Zarya.Processing.Events;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>Where links put what they receive: every batch goes to the recorder and to the live processor. Neither waits for the other; the link waits for both.</summary>
/// <param name="recorder">The record.</param>
/// <param name="live">The live processor's thread.</param>
/// <param name="processor">The live processor, for what links have to say.</param>
/// <param name="clock">Measures waits.</param>
internal sealed class MissionSink(Recorder recorder, LiveThread live, RunningProcessor processor, TimeProvider clock) : IPacketSink
{
    public const string Source = "Links";

    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(500);

    public ValueTask PutAsync(PacketBatch batch, CancellationToken stop)
    {
        batch.Retain();
        ValueTask<bool> kept = recorder.PutAsync(batch, stop);
        if (!kept.IsCompletedSuccessfully) return WaitAsync(kept, batch, stop);
        if (!kept.Result) batch.Release();
        return PutLiveAsync(batch, stop);
    }

    /// <summary>As long as the disk refuses, nothing is safe: then this waits for it.</summary>
    public async ValueTask SettleAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await recorder.FlushAsync(stop).ConfigureAwait(false);
                return;
            }
            catch (LogRefusedException)
            {
                await Task.Delay(s_retry, clock, stop).ConfigureAwait(false);
            }
        }
    }

    public void Notice(ILink link, LinkNotice notice)
    {
        Instant now = processor.Now;
        processor.Run(p => p.Raise(new MissionEvent
        {
            Source = Source,
            Type = link.Name,
            Message = notice.Message,
            Severity = notice.IsTrouble ? EventSeverity.Warning : EventSeverity.Info,
            GenerationTime = now,
            ReceptionTime = now,
        }));
    }

    private ValueTask PutLiveAsync(PacketBatch batch, CancellationToken stop)
    {
        ValueTask<bool> shown = live.PutAsync(batch, stop);
        if (!shown.IsCompletedSuccessfully) return WaitLiveAsync(shown, batch);
        if (!shown.Result) batch.Release();
        return ValueTask.CompletedTask;
    }

    private async ValueTask WaitAsync(ValueTask<bool> kept, PacketBatch batch, CancellationToken stop)
    {
        bool isKept = false;
        try
        {
            isKept = await kept.ConfigureAwait(false);
        }
        catch
        {
            batch.Release();
            throw;
        }
        finally
        {
            if (!isKept) batch.Release();
        }
        await PutLiveAsync(batch, stop).ConfigureAwait(false);
    }

    private static async ValueTask WaitLiveAsync(ValueTask<bool> shown, PacketBatch batch)
    {
        bool isShown = false;
        try
        {
            isShown = await shown.ConfigureAwait(false);
        }
        finally
        {
            if (!isShown) batch.Release();
        }
    }
}
