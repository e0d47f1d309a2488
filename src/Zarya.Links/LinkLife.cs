namespace Zarya.Links;

/// <summary>What every link is made of beside its socket: the switch, the state, the counts, the watch, and the loop that runs it.</summary>
/// <param name="clock">The time.</param>
/// <param name="watch">When it is silent or floods.</param>
/// <param name="isEnabled">Whether it is on at the start.</param>
/// <param name="canMakeWait">Whether waiting for the sink means that a sender is too fast.</param>
internal sealed class LinkLife(LinkClock clock, WatchOptions watch, bool isEnabled, bool canMakeWait)
{
    private readonly Lock _lock = new();
    private readonly LinkWatch _watch = new(watch, canMakeWait);
    private volatile LinkState _state = new(LinkPhase.Waiting, "not started", clock.Now, clock.ElapsedS);
    private volatile string? _lastError;
    private LinkTotals _zero;
    private bool _isEnabled = isEnabled;
    private CancellationTokenSource? _session;
    private TaskCompletionSource _switched = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Does the work of a link for as long as it is on. What has been received is still handed on when the session ends; only <c>stop</c> ends that too.</summary>
    internal delegate Task Session(IPacketSink sink, CancellationToken session, CancellationToken stop);

    internal LinkClock Clock => clock;

    internal LinkCounts Counts { get; } = new();

    internal bool IsEnabled
    {
        get
        {
            lock (_lock) return _isEnabled;
        }
        set
        {
            CancellationTokenSource? ending;
            TaskCompletionSource switched;
            lock (_lock)
            {
                if (_isEnabled == value) return;
                _isEnabled = value;
                ending = value ? null : _session;
                (switched, _switched) = (_switched, new(TaskCreationOptions.RunContinuationsAsynchronously));
                if (!value) SetState(LinkPhase.Waiting, "off");
            }
            Cancel(ending);
            switched.TrySetResult();
        }
    }

    /// <summary>Says where the link stands. Silence is counted from here.</summary>
    internal void Set(LinkPhase phase, string words)
    {
        lock (_lock)
        {
            // A session that is ending must not speak over the switch.
            if (_isEnabled) SetState(phase, words);
        }
    }

    /// <summary>Remembers what went wrong.</summary>
    internal void Erred(string error) => _lastError = $"{clock.Text(clock.Now)}: {error}";

    internal void ResetCounts()
    {
        lock (_lock) _zero = Counts.Totals;
    }

    internal LinkReport Report()
    {
        LinkTotals zero;
        bool isEnabled;
        LinkState state;
        lock (_lock) (zero, isEnabled, state) = (_zero, _isEnabled, _state);
        LinkTotals totals = Counts.Totals;
        (LinkStatus status, string detail) = Describe(isEnabled, state);
        return new LinkReport
        {
            Status = status,
            Detail = detail + (status == LinkStatus.Disabled ? "" : _watch.Remarks),
            Packets = totals.Packets - zero.Packets,
            Octets = totals.Octets - zero.Octets,
            SkippedOctets = totals.Skipped - zero.Skipped,
            DroppedDatagrams = totals.Dropped - zero.Dropped,
            MissingPackets = totals.Missing - zero.Missing,
            Connections = totals.Connections - zero.Connections,
            LastReception = Counts.LastReception,
            LastError = _lastError,
        };
    }

    /// <summary>Runs sessions while the link is on, and the watch all the time, until <paramref name="stop"/>. Does not throw.</summary>
    /// <param name="link">Whose life it is.</param>
    /// <param name="sink">Where packets and notices go.</param>
    /// <param name="session">The work.</param>
    /// <param name="look">What to do before each look of the watch.</param>
    /// <param name="stop">Ends it.</param>
    internal async Task RunAsync(ILink link, IPacketSink sink, Session session, Action look, CancellationToken stop)
    {
        Task watching = WatchAsync(link, sink, look, stop);
        while (!stop.IsCancellationRequested)
        {
            Task switched;
            CancellationTokenSource? ending = null;
            lock (_lock)
            {
                switched = _switched.Task;
                if (_isEnabled) _session = ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
            }
            if (ending is not null) await RunSessionAsync(sink, session, ending.Token, stop).ConfigureAwait(false);
            // A session that ended by itself waits to be switched off and on again.
            await switched.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lock (_lock) _session = null;
            ending?.Dispose();
        }
        await watching.ConfigureAwait(false);
    }

    // Not under the lock: this closes the sockets.
    private static void Cancel(CancellationTokenSource? session)
    {
        try
        {
            session?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The link was told to stop at the same time.
        }
    }

    private async Task RunSessionAsync(IPacketSink sink, Session session, CancellationToken ending, CancellationToken stop)
    {
        try
        {
            await session(sink, ending, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Switched off, or told to stop.
        }
        catch (Exception fault)
        {
            // Whatever it is, it costs this link and no other.
            Erred(fault.Message);
            Set(LinkPhase.Failed, $"gave up: {fault.Message}");
        }
    }

    private async Task WatchAsync(ILink link, IPacketSink sink, Action look, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(LinkWatch.PeriodS), clock.Provider);
        double startS = clock.ElapsedS;
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                look();
                bool isEnabled;
                LinkState state;
                lock (_lock) (isEnabled, state) = (_isEnabled, _state);
                (LinkStatus status, string detail) = Describe(isEnabled, state);
                var sight = new LinkSight(clock.ElapsedS - startS, status, state.Phase, detail, Counts.Totals, Counts.WaitedS, Counts.Waiting > 0, _lastError);
                _watch.Look(sight, notice => sink.Notice(link, notice));
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }

    private (LinkStatus Status, string Detail) Describe(bool isEnabled, LinkState state)
    {
        if (!isEnabled) return (LinkStatus.Disabled, $"switched off at {clock.Text(state.Since)}");
        (LinkStatus status, string remark) = state.At(clock.ElapsedS, Counts.LastReceptionS, watch.SilentAfterS);
        return (status, $"{state.Words}, since {clock.Text(state.Since)}{remark}");
    }

    private void SetState(LinkPhase phase, string words)
    {
        LinkState before = _state;
        bool isSame = before.Phase == phase;
        _state = isSame && before.Words == words ? before : new LinkState(phase, words, clock.Now, clock.ElapsedS);
    }
}
