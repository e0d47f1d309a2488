using Zarya.Archive.Log;
using Zarya.Archive.Replay;
using Zarya.Links;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Events;
using Zarya.Server.Missions;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>A mission that runs: an "instance" on the wire. Safe for any number of threads. Its parts and how they hang together stand in <see cref="Topology"/>.</summary>
public sealed class Mission : IAsyncDisposable
{
    private readonly MissionParts _parts;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopLinks = new();
    private readonly List<(RunningProcessor Processor, ReplayThread Thread)> _replays = [];
    private volatile MissionFolder _folder;
    private Task _running = Task.CompletedTask;
    private int _isStopped;

    internal Mission(MissionFolder folder, MissionParts parts)
    {
        (_folder, _parts) = (folder, parts);
        Replacement = new DefinitionReplacement(this, parts);
    }

    /// <summary>Its name: the folder's, unless the mission file says.</summary>
    public string Name => _folder.File.Name;

    /// <summary>Words about it from the mission file; may be empty.</summary>
    public string Description => _folder.File.Description;

    /// <summary>The folder of the mission: displays lie in <c>displays/</c>.</summary>
    public string Folder => _folder.Path;

    /// <summary>The definition: XTCE files of the mission, and the documents that Zarya writes itself for <c>/Zarya</c> (links, record, processor) and <c>/Station/Leak</c>. Another one once it was replaced.</summary>
    public MissionDatabase Database => Realtime.Plan.Database;

    /// <summary>The definition made ready.</summary>
    public ProcessorPlan Plan => Realtime.Plan;

    /// <summary>The leap seconds.</summary>
    public LeapSeconds LeapSeconds => _parts.LeapSeconds;

    /// <summary>Now in the mission: wall clock for real links, the simulation's time where a simulated station flies.</summary>
    public Instant Now => _parts.Now();

    /// <summary>The live processor.</summary>
    public RunningProcessor Realtime => _parts.Realtime;

    /// <summary>The live processor and the replays.</summary>
    public IReadOnlyList<RunningProcessor> Processors
    {
        get
        {
            lock (_lock) return [Realtime, .. _replays.Select(r => r.Processor)];
        }
    }

    /// <summary>The links in the order of the mission file.</summary>
    public IReadOnlyList<ILink> Links => _parts.Links;

    /// <summary>The record, for readers.</summary>
    public LogStore Store => _parts.Store;

    /// <summary>The record, for writers.</summary>
    public Recorder Recorder => _parts.Recorder;

    /// <summary>The leak watch; <see langword="null"/> where no station is watched.</summary>
    public LeakRoom? Leak { get; internal set; }

    /// <summary>The controls of a simulated station; <see langword="null"/> where none flies.</summary>
    public FlightDesk? Simulation { get; internal set; }

    /// <summary>What people write: the operations log, the notebook, incidents.</summary>
    internal Incidents.MissionBooks Books { get; set; } = null!;

    /// <summary>Called when another definition is in force: parameters and containers are other objects then, and watches on the live processor have to be set anew. On a thread of its own, not under a lock.</summary>
    public event Action? DefinitionReplaced;

    /// <summary>Called when a replay has begun or ended, with whether it stands.</summary>
    public event Action<RunningProcessor, bool>? ReplayChanged;

    /// <summary>The mission file and the files beside it, as they are in force.</summary>
    internal MissionFolder InForce => _folder;

    internal DefinitionReplacement Replacement { get; }

    /// <summary>Starts a replay of what was recorded from <paramref name="start"/> to <paramref name="stop"/>.</summary>
    /// <param name="name">Its name, which no other processor has.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="stop">Where it ends.</param>
    /// <param name="speed">Times real time; infinity: as fast as it goes.</param>
    /// <param name="order">Whether packets come in the order in which they came in or were made, and which of the two times start and stop are.</param>
    /// <remarks>One that has come to its end stands, so that people may go back in it, until its place is needed for another.</remarks>
    /// <exception cref="ArgumentException">The name is taken or cannot be one, nothing lies between the times, there are too many that run, or the speed is not more than 0.</exception>
    public RunningProcessor StartReplay(string name, Instant start, Instant stop, double speed, ReplayOrder order = ReplayOrder.Reception)
    {
        if (!MissionFileReader.IsName(name)) throw new ArgumentException($"'{name}' cannot be a processor's name: letters, digits, - _ and .", nameof(name));
        if (start >= stop) throw new ArgumentException("nothing lies between start and stop", nameof(start));
        var control = new ReplayControl(start, stop, speed, order);
        var replay = new RunningProcessor(name, Plan, () => control.Place, control);
        MakeRoom();
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isStopped != 0, this);
            if (name == Realtime.Name || _replays.Exists(r => r.Processor.Name == name)) throw new ArgumentException($"there is a processor {name} already", nameof(name));
            if (_replays.Count >= MissionParts.MaxReplays) throw new ArgumentException($"there are {MissionParts.MaxReplays} replays that run already: end one first", nameof(name));
            MissionFolder folder = _folder;
            var thread = new ReplayThread(Store, replay, folder.Channels is { } channels ? new ReplayLeakWatch(channels, folder.Station.WatchOptions) : null, _parts.Clock);
            _replays.Add((replay, thread));
            thread.Start();
        }
        ReplayChanged?.Invoke(replay, true);
        return replay;
    }

    // Of those that have come to their end the oldest goes.
    private void MakeRoom()
    {
        string? finished;
        lock (_lock) finished = _replays.Count < MissionParts.MaxReplays ? null : _replays.Find(r => r.Processor.Replay!.IsAtEnd).Processor?.Name;
        if (finished is not null) EndReplay(finished);
    }

    /// <summary>Ends a replay.</summary>
    /// <returns><see langword="false"/> if there is none of this name.</returns>
    public bool EndReplay(string name)
    {
        (RunningProcessor Processor, ReplayThread Thread) found;
        lock (_lock)
        {
            int at = _replays.FindIndex(r => r.Processor.Name == name);
            if (at < 0) return false;
            found = _replays[at];
            _replays.RemoveAt(at);
        }
        found.Thread.Dispose();
        ReplayChanged?.Invoke(found.Processor, false);
        return true;
    }

    /// <summary>Raises an event on the live processor, at the mission's time.</summary>
    internal void Raise(string source, string type, EventSeverity severity, string message)
    {
        Instant now = Now;
        Realtime.Run(p => p.Raise(new MissionEvent { Source = source, Type = type, Message = message, Severity = severity, GenerationTime = now, ReceptionTime = now }));
    }

    /// <summary>Lets everything run.</summary>
    internal void Start()
    {
        _parts.Recorder.Start();
        _parts.Live.Start();
        Leak?.Start();
        _running = Task.WhenAll(_parts.Links.Select(link => Task.Run(() => RunAsync(link))));
        _parts.Watch?.Start();
    }

    /// <summary>Stops the links, processes and records what they gave, and lets the record go.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!await StopAsync().ConfigureAwait(false)) return;
        _parts.Live.Dispose();
        _parts.Recorder.Dispose();
        _stopLinks.Dispose();
    }

    /// <summary>Ends as if the process had been killed: what was not durable is lost. For tests.</summary>
    internal async ValueTask AbandonAsync()
    {
        if (!await StopAsync().ConfigureAwait(false)) return;
        _parts.Recorder.Abandon();
        _parts.Live.Dispose();
        _stopLinks.Dispose();
    }

    /// <summary>Puts a folder's newer state in the place of the one in force.</summary>
    internal void Replace(MissionFolder folder)
    {
        _folder = folder;
        DefinitionReplaced?.Invoke();
    }

    private async Task<bool> StopAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) != 0) return false;
        _parts.Watch?.Dispose();
        Leak?.Stop();
        foreach (RunningProcessor processor in Processors.Skip(1)) EndReplay(processor.Name);
        await _stopLinks.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        return true;
    }

    private async Task RunAsync(ILink link)
    {
        try
        {
            await link.RunAsync(_parts.Sink, _stopLinks.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It was told to stop.
        }
        catch (Exception e) when (!_stopLinks.IsCancellationRequested)
        {
            // A defect of a link costs the link.
            Raise(MissionSink.Source, link.Name, EventSeverity.Critical, $"link {link.Name} has ended by a defect, please report it: {e.GetType().Name}: {e.Message}");
        }
    }
}
