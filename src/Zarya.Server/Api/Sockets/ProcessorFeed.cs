using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Schema.Processing;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Api.Sockets;

/// <summary>
/// Between one processor and all its subscribers. The processor's thread only puts what it says into the inbox; one task takes it from there and hands it to the calls, each of which keeps a bounded queue.
/// So neither many nor slow clients hold the processor up.
/// </summary>
internal sealed class ProcessorFeed : IProcessorAudience, IAsyncDisposable
{
    private readonly RunningProcessor _processor;
    private readonly Mission _mission;
    private readonly FeedDirectory _owner;
    private readonly FeedInbox _inbox = new();
    private readonly List<object> _batch = [];
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly ConcurrentDictionary<Parameter, FeedNode[]> _nodes = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, FeedNode> _nodesByName = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private (IFeedListener Listener, long From, Func<ProcessorPlan, IEnumerable<SequenceContainer>> Containers)[] _listeners = [];
    private readonly List<SequenceContainer> _told = [];
    private byte[]? _octets;
    private int _packetListeners;

    public ProcessorFeed(FeedDirectory owner, Mission mission, RunningProcessor processor)
    {
        (_owner, _mission, _processor) = (owner, mission, processor);
        processor.Add(this);
        processor.Replaced += Rewatch;
        _running = DistributeAsync();
    }

    /// <summary>Whose feed it is.</summary>
    public RunningProcessor Processor => _processor;

    /// <summary>The mission of the processor.</summary>
    public Mission Mission => _mission;

    /// <inheritdoc/>
    public void OnSample(ParameterSample sample) => _batch.Add(sample);

    /// <inheritdoc/>
    public void OnContainer(SequenceContainer container, in PacketArrival packet, Instant generation)
    {
        if (_packetListeners == 0) return;
        // A packet is told of once for each container of its chain; its octets are copied once.
        bool isSame = _octets is not null && !_told.Contains(container) && packet.Octets.SequenceEqual(_octets);
        if (!isSame)
        {
            _octets = packet.Octets.ToArray();
            _told.Clear();
        }
        _told.Add(container);
        _batch.Add(new ContainerArrival(container, packet.Link, generation, packet.Reception, _octets!));
    }

    /// <inheritdoc/>
    public void OnAlarm(AlarmNotice notice)
    {
        _batch.Add(notice);
        OnBatchEnd();
    }

    /// <inheritdoc/>
    public void OnEvent(MissionEvent happening)
    {
        _batch.Add(happening);
        OnBatchEnd();
    }

    /// <inheritdoc/>
    public void OnBatchEnd()
    {
        if (_batch.Count == 0) return;
        _octets = null;
        _told.Clear();
        _inbox.Put(_batch);
        Wake();
    }

    /// <summary>Tells of limits that were put in force through the API.</summary>
    public void Publish(MdbOverrideInfo change) => _processor.Run(_ =>
    {
        _batch.Add(change);
        OnBatchEnd();
    });

    /// <summary>From now on a call hears of a parameter or a part of it. Its newest value comes with this, and only newer ones come later.</summary>
    /// <returns>The newest value, if there is one.</returns>
    public SampleDelivery? Subscribe(ParameterTarget target, ParameterCall call, int numericId) => _processor.Run(p =>
    {
        OnBatchEnd();
        lock (_lock)
        {
            if (!_nodesByName.TryGetValue(target.Name, out FeedNode? node)) _nodesByName.Add(target.Name, node = new FeedNode(target));
            if (node.Add(call, numericId, _inbox.Count)) Connect(node, p);
        }
        return p.TryGetNewest(target.Parameter, out ParameterSample? sample) && target.Of(sample!) is { } part ? new SampleDelivery(part, target, _mission.LeapSeconds) : null;
    });

    /// <summary>A call hears no more of a parameter.</summary>
    public void Unsubscribe(string targetName, ParameterCall call, int numericId) => _processor.Run(p =>
    {
        lock (_lock)
        {
            if (!_nodesByName.TryGetValue(targetName, out FeedNode? node) || !node.Remove(call, numericId)) return;
            _nodesByName.Remove(targetName);
            Disconnect(node, p);
        }
    });

    /// <summary>From now on somebody hears of alarms, events and packets.</summary>
    /// <param name="listener">Who.</param>
    /// <param name="containers">Says which containers' packets it wants.</param>
    /// <param name="first">What is to be read under the same lock, so that nothing is missing and nothing twice.</param>
    public void Listen(IFeedListener listener, Func<ProcessorPlan, IEnumerable<SequenceContainer>> containers, Action<Processor> first) => _processor.Run(p =>
    {
        OnBatchEnd();
        lock (_lock) _listeners = [.. _listeners, (listener, _inbox.Count, containers)];
        Watch(containers, p);
        first(p);
    });

    /// <summary>It hears no more.</summary>
    public void Leave(IFeedListener listener) => _processor.Run(p =>
    {
        lock (_lock)
        {
            foreach ((IFeedListener one, _, Func<ProcessorPlan, IEnumerable<SequenceContainer>> containers) in _listeners)
            {
                if (one != listener) continue;
                foreach (SequenceContainer container in containers(p.Plan))
                {
                    _packetListeners--;
                    p.Unwatch(container);
                }
            }
            _listeners = [.. _listeners.Where(l => l.Listener != listener)];
        }
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _processor.Replaced -= Rewatch;
        _processor.Remove(this);
        await _stop.CancelAsync();
        Wake();
        await _running;
        _stop.Dispose();
        _signal.Dispose();
    }

    private void Wake()
    {
        if (_signal.CurrentCount > 0) return;
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else woke it at the same moment.
        }
    }

    private void Connect(FeedNode node, Processor processor)
    {
        _nodes.AddOrUpdate(node.Target.Parameter, _ => [node], (_, others) => [.. others, node]);
        processor.WatchSparsely(node.Target.Parameter);
    }

    private void Disconnect(FeedNode node, Processor processor)
    {
        // It is not there if the definition that is in force now does not have it.
        if (!_nodes.TryGetValue(node.Target.Parameter, out FeedNode[]? all)) return;
        FeedNode[] rest = [.. all.Where(n => n != node)];
        if (rest.Length == 0) _nodes.TryRemove(node.Target.Parameter, out _);
        else _nodes[node.Target.Parameter] = rest;
        processor.UnwatchSparsely(node.Target.Parameter);
    }

    private void Watch(Func<ProcessorPlan, IEnumerable<SequenceContainer>> containers, Processor processor)
    {
        foreach (SequenceContainer container in containers(processor.Plan))
        {
            _packetListeners++;
            processor.Watch(container);
        }
    }

    // Another processor is there, for another definition or because a replay went elsewhere: it watches nothing yet, and the same names may mean other objects. Under the processor's lock.
    private void Rewatch(Processor processor)
    {
        lock (_lock)
        {
            _nodes.Clear();
            MdbIndex index = MdbIndex.Of(processor.Plan.Database);
            foreach (FeedNode node in _nodesByName.Values)
                if (index.TryGetParameter(node.Target.Name, out ParameterTarget? target))
                {
                    node.Target = target;
                    Connect(node, processor);
                }
            _packetListeners = 0;
            foreach ((_, _, Func<ProcessorPlan, IEnumerable<SequenceContainer>> containers) in _listeners) Watch(containers, processor);
        }
    }

    private async Task DistributeAsync()
    {
        var empty = new List<object>();
        var touched = new List<ParameterCall>();
        while (!_stop.IsCancellationRequested)
        {
            await _signal.WaitAsync().ConfigureAwait(false);
            try
            {
                List<object> items = _inbox.Take(empty, out long number);
                foreach (object item in CollectionsMarshal.AsSpan(items)) Distribute(item, number++, touched);
                items.Clear();
                empty = items;
                foreach (ParameterCall call in touched) call.Flush();
                foreach ((IFeedListener listener, _, _) in Volatile.Read(ref _listeners)) listener.EndBatch();
                touched.Clear();
            }
            catch (Exception e) when (!_stop.IsCancellationRequested)
            {
                ApiLog.FeedFailed(_owner.Services.Log, _processor.Name, e);
                empty = [];
            }
        }
    }

    private void Distribute(object item, long number, List<ParameterCall> touched)
    {
        if (item is ParameterSample sample)
        {
            if (!_nodes.TryGetValue(sample.Parameter, out FeedNode[]? nodes)) return;
            foreach (FeedNode node in nodes)
                if (node.Target.Of(sample) is { } part) node.Distribute(new SampleDelivery(part, node.Target, _mission.LeapSeconds), number, touched);
            return;
        }
        foreach ((IFeedListener listener, long from, _) in Volatile.Read(ref _listeners))
        {
            if (number < from) continue;
            switch (item)
            {
                case AlarmNotice notice: listener.Hear(notice); break;
                case MissionEvent happening: listener.Hear(happening); break;
                case ContainerArrival arrival: listener.Hear(arrival); break;
                case MdbOverrideInfo change: listener.Hear(change); break;
            }
        }
    }
}
