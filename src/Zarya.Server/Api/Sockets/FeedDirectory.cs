using Zarya.Server.Api.Calls;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Sockets;

/// <summary>The feeds of all processors that somebody listens to, and the beat of a second for topics that speak by themselves.</summary>
internal sealed class FeedDirectory : IAsyncDisposable
{
    private readonly Dictionary<RunningProcessor, ProcessorFeed> _feeds = [];
    private readonly HashSet<SocketCall> _beating = [];
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beat;

    public FeedDirectory(ApiServices services)
    {
        Services = services;
        _beat = BeatAsync();
    }

    /// <summary>What they need.</summary>
    public ApiServices Services { get; }

    /// <summary>The feed of a processor.</summary>
    /// <exception cref="ApiException">There is no such mission or processor.</exception>
    public ProcessorFeed Of(string instance, string processor)
    {
        Mission mission = Services.Mission(instance);
        return Of(mission, processor.Length == 0 ? mission.Realtime : ApiServices.Processor(mission, processor));
    }

    /// <summary>The feed of a processor.</summary>
    public ProcessorFeed Of(Mission mission, RunningProcessor processor)
    {
        lock (_lock)
        {
            if (!_feeds.TryGetValue(processor, out ProcessorFeed? feed)) _feeds.Add(processor, feed = new ProcessorFeed(this, mission, processor));
            return feed;
        }
    }

    /// <summary>A call wants to know of every second.</summary>
    public void AddBeat(SocketCall call)
    {
        lock (_lock) _beating.Add(call);
    }

    /// <summary>It does no more.</summary>
    public void RemoveBeat(SocketCall call)
    {
        lock (_lock) _beating.Remove(call);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _beat;
        ProcessorFeed[] feeds;
        lock (_lock)
        {
            feeds = [.. _feeds.Values];
            _feeds.Clear();
        }
        foreach (ProcessorFeed feed in feeds) await feed.DisposeAsync();
        _stop.Dispose();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), Services.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                SocketCall[] calls;
                lock (_lock) calls = [.. _beating];
                foreach (SocketCall call in calls) Beat(call);
                await DropEndedAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private void Beat(SocketCall call)
    {
        try
        {
            call.Tick();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            ApiLog.TopicFailed(Services.Log, call.Topic, e);
        }
    }

    private async Task DropEndedAsync()
    {
        ProcessorFeed[] ended;
        lock (_lock)
        {
            ended = [.. _feeds.Values.Where(f => !f.Mission.Processors.Contains(f.Processor))];
            foreach (ProcessorFeed feed in ended) _feeds.Remove(feed.Processor);
        }
        foreach (ProcessorFeed feed in ended) await feed.DisposeAsync().ConfigureAwait(false);
    }
}
