using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Processing;
using Zarya.Processing.LeakWatch;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>The leak watch of a mission: what it says, and what people tell it. Safe for any number of threads.</summary>
public sealed class LeakRoom
{
    /// <summary>Without telemetry for so long, time goes on for the watch all the same.</summary>
    private static readonly Duration s_patience = Duration.FromSeconds(600);

    /// <summary>Samples that are worked off in one turn.</summary>
    private const int HeldSamples = 500;

    private readonly Mission _mission;
    private readonly Func<Processor, Duration> _steady;
    private readonly TaskCompletionSource _isCaughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Hears the live processor. While the record is read again, nobody pumps it: it keeps what came for the one that reads.</summary>
    private LeakMonitor _monitor;
    private LeakCatchUp? _catchUp;
    private LeakPicture? _shownMeanwhile;

    /// <summary>The newest row of telemetry, when it came by a clock that nobody sets, and what the watch had reached when it was looked at last.</summary>
    private Instant _row = Instant.MinValue;
    private Duration _rowAt;
    private Instant _seen = Instant.MinValue;

    /// <summary>Around a monitor.</summary>
    /// <param name="mission">The mission.</param>
    /// <param name="monitor">Hears its live processor.</param>
    /// <param name="plan">The station.</param>
    /// <param name="steady">How time goes on by a clock that nobody sets, and that is not ahead of packets that wait: silence is measured with it. On-board clocks and those of the ground may be hours apart, and either may be set.</param>
    internal LeakRoom(Mission mission, LeakMonitor monitor, StationPlan plan, Func<Processor, Duration> steady) => (_mission, _monitor, Plan, _steady) = (mission, monitor, plan, steady);

    /// <summary>The station.</summary>
    public StationPlan Plan { get; }

    /// <summary>All that a page about leaks shows, at this moment.</summary>
    /// <remarks>While the record is read again it is the one of before, and the verdict says how far that is.</remarks>
    public LeakPicture Picture => _mission.Realtime.Run(_ => _catchUp is { } reading ? _shownMeanwhile! with { Verdict = reading.Words } : _monitor.Picture);

    /// <summary>What of the record is still to be read again before the watch knows what it knew, in seconds of the mission; 0: it is up to date.</summary>
    public double BehindS => Volatile.Read(ref _catchUp)?.BehindS ?? 0;

    /// <summary>Done when the watch knows what it knew when the last run ended.</summary>
    internal Task CaughtUp => _isCaughtUp.Task;

    /// <summary>Rows that the watch did not use: too late, or of a time that leapt.</summary>
    public long Ignored => _mission.Realtime.Run(_ => _monitor.Ignored);

    /// <summary>Writes a line of the operations log: recorded, then told to the watch.</summary>
    /// <param name="who">The user.</param>
    /// <param name="note">What was done.</param>
    /// <returns><see langword="null"/>, or why it cannot be, in words.</returns>
    /// <exception cref="LogRefusedException">The disk refuses it: nothing is told.</exception>
    public async ValueTask<string?> WriteAsync(string who, OperationNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        Instant now = _mission.Now;
        if (note.Problem(Plan) is { } problem) return problem;
        if ((note.Time ?? now) > now + LeakCatchUp.Memory) return "that is too far in the future";
        note = note with { Time = note.Time ?? now };
        await _mission.Recorder.AppendAsync(OperatorAction.Stream, note.Time.Value, now, note.ToAction(who, now).ToOctets()).ConfigureAwait(false);
        _mission.Realtime.Run(p =>
        {
            note.Tell(_monitor, Plan);
            Pump(p);
            p.EndBatch();
        });
        _mission.Raise("Operations", note.Kind, Processing.Events.EventSeverity.Info, $"{who}: {note}");
        return null;
    }

    /// <summary>After each batch, under the lock.</summary>
    internal void Pump(Processor processor)
    {
        if (_catchUp is null) _monitor.Pump(processor);
    }

    /// <summary>Once a second, under the lock: says what time it is when no telemetry does.</summary>
    /// <param name="processor">Takes what the watch says.</param>
    /// <param name="isBehind">Whether telemetry waits to be processed: it is older than now, and would not count any more. Asked after the time was read, as what comes later is later.</param>
    internal void Wait(Processor processor, Func<bool> isBehind)
    {
        if (_catchUp is not null) return;
        Duration now = _steady(processor);
        if (_monitor.Latest != _seen)
        {
            (_row, _rowAt, _seen) = (_monitor.Latest, now, _monitor.Latest);
            return;
        }
        Duration silent = now - _rowAt;
        if (isBehind() || _row == Instant.MinValue || silent < s_patience) return;
        _monitor.AdvanceTo(_row + (silent - s_patience));
        _monitor.Pump(processor);
        _seen = _monitor.Latest;
    }

    /// <summary>
    /// Lets a monitor hear a processor, and another one read the record again, which takes its place when it has. Under the lock; <see cref="Start"/> lets it run. With nothing to read there is nothing to wait for.
    /// </summary>
    /// <param name="to">The processor that is heard from now on.</param>
    /// <param name="monitor">Hears it: new.</param>
    /// <param name="next">Reads the record; <see langword="null"/>: there is nothing in it.</param>
    internal void Hear(Processor to, LeakMonitor monitor, LeakCatchUp? next)
    {
        _shownMeanwhile = _catchUp is null && _monitor != monitor ? _monitor.Picture : _shownMeanwhile ?? monitor.Picture;
        _catchUp?.Stop();
        _mission.Realtime.Remove(_monitor);
        _monitor = monitor;
        _mission.Realtime.Add(monitor);
        monitor.Attach(to);
        Volatile.Write(ref _catchUp, next);
        if (next is null) _isCaughtUp.TrySetResult();
    }

    /// <summary>Begins to read the record again, if that is to be done.</summary>
    internal void Start() => Volatile.Read(ref _catchUp)?.Start(TakeSome);

    /// <summary>Ends reading.</summary>
    internal void Stop() => Volatile.Read(ref _catchUp)?.Dispose();

    /// <summary>The reader has read everything: what came meanwhile is worked off in small turns, so that packets and people are not held up, and then it hears for itself.</summary>
    /// <returns>Whether it is done.</returns>
    private bool TakeSome(LeakCatchUp reading) => _mission.Realtime.Run(p =>
    {
        if (_catchUp != reading) return true;
        reading.News.Tell(p);
        bool hasMore = reading.Monitor.TakeOver(_monitor, HeldSamples);
        reading.Monitor.Pump(p);
        if (!hasMore)
        {
            _mission.Realtime.Remove(_monitor);
            _monitor.Detach(p);
            _monitor = reading.Monitor;
            _mission.Realtime.Add(_monitor);
            _monitor.Attach(p);
            _shownMeanwhile = null;
            Volatile.Write(ref _catchUp, null);
            _isCaughtUp.TrySetResult();
            _mission.Raise(LeakCatchUp.Source, "catch-up", Processing.Events.EventSeverity.Info, reading.Summary);
        }
        p.EndBatch();
        return !hasMore;
    });
}
