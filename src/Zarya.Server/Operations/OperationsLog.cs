using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Processing.LeakWatch;
using Zarya.Server.Running;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Server.Operations;

/// <summary>What people write down of what was done on board. A line is durable in the record before the leak watch hears of it. Safe for any number of threads.</summary>
internal sealed class OperationsLog
{
    private static readonly Duration s_furthestPast = Duration.FromSeconds(30 * 86_400L);
    private static readonly Duration s_furthestFuture = Duration.FromSeconds(86_400L);

    private readonly LogStore _store;
    private readonly Recorder _recorder;
    private readonly RunningProcessor _realtime;
    private readonly Func<Instant> _now;
    private readonly Func<LeakMonitor?> _monitor;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _vehicleHatches = new(StringComparer.Ordinal);

    /// <summary>Opens the log, and reads which vehicles docked.</summary>
    /// <param name="store">The record.</param>
    /// <param name="recorder">Writes to it.</param>
    /// <param name="realtime">Whose lock guards the leak watch.</param>
    /// <param name="now">The time in the mission.</param>
    /// <param name="monitor">The leak watch; <see langword="null"/> without a station.</param>
    public OperationsLog(LogStore store, Recorder recorder, RunningProcessor realtime, Func<Instant> now, Func<LeakMonitor?> monitor)
    {
        (_store, _recorder, _realtime, _now, _monitor) = (store, recorder, realtime, now, monitor);
        foreach (OperationLine line in All()) Know(line);
    }

    /// <summary>Whether there is a station of which things can be written.</summary>
    public bool HasStation => _monitor() is not null;

    /// <summary>Checks a line.</summary>
    /// <param name="name">The event.</param>
    /// <param name="subject">Hatch, module or name.</param>
    /// <param name="value">As written.</param>
    /// <param name="time">When it was; <see langword="null"/>: now.</param>
    /// <param name="written">The line, if it is right.</param>
    /// <param name="at">When it was.</param>
    /// <returns><see langword="null"/>, or what is wrong.</returns>
    public RefusedField? Check(string name, string subject, string value, Instant? time, out WrittenOperation? written, out Instant at)
    {
        (written, at) = (null, default);
        if (_monitor() is not { } monitor) return new RefusedField("event", "the mission has no station");
        (LeakPicture picture, Instant latest) = _realtime.Run(_ => (monitor.Picture, monitor.Latest));
        Instant now = StationNow(latest);
        at = time ?? now;
        if (at > now + s_furthestFuture) return new RefusedField("time", "more than a day ahead of the telemetry");
        if (at < now - s_furthestPast) return new RefusedField("time", "more than 30 days before the telemetry: the leak watch takes nothing back so far");
        HashSet<string> hatches = [.. picture.Operations.Where(o => o.Kind == OperationKind.VehicleDocked).Select(o => OperationWords.Setting(o.Text, "hatch")).OfType<string>()];
        lock (_lock) hatches.UnionWith(_vehicleHatches);
        return new OperationForm(picture.Plan, hatches).Check(name, subject, value, at, out written);
    }

    /// <summary>Records a line, and tells the leak watch.</summary>
    /// <param name="written">The line, which was found to be right.</param>
    /// <param name="at">When it was.</param>
    /// <param name="by">Who writes it.</param>
    /// <exception cref="LogRefusedException">The disk refuses it: nothing was told to anybody.</exception>
    public async ValueTask<OperationLine> WriteAsync(WrittenOperation written, Instant at, string by)
    {
        var line = new OperationLine(at, written.Event, written.Subject, written.Value, by, _now());
        await _recorder.AppendAsync(OperatorAction.Stream, line.Time, line.Recorded, line.ToAction().ToOctets()).ConfigureAwait(false);
        lock (_lock) Know(line);
        if (_monitor() is { } monitor)
        {
            _realtime.Run(p =>
            {
                if (written.Operation is { } operation) monitor.Operate(operation);
                if (written.Reading is { } reading) monitor.Measure(reading);
                monitor.Pump(p);
            });
        }
        return line;
    }

    /// <summary>Lines of the record, the last one first.</summary>
    /// <param name="start">The first time.</param>
    /// <param name="before">The first time behind the last.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="stop">Asked now and then.</param>
    public IReadOnlyList<OperationLine> List(Instant start, Instant before, int limit, CancellationToken stop)
    {
        var lines = new List<OperationLine>();
        using var reader = new GenerationReader(_store, new GenerationQuery { From = start, Before = before, IsBackwards = true, KeepsDuplicates = true, Streams = s => s == OperatorAction.Stream });
        while (lines.Count < limit && reader.Read())
        {
            stop.ThrowIfCancellationRequested();
            if (OperatorAction.TryRead(reader.Octets, out _) is { } action && OperationLine.TryOf(action, reader.Generation) is { } line) lines.Add(line);
        }
        return lines;
    }

    /// <summary>Now where the station is: where an old recording is played, the telemetry's time and not the clock's.</summary>
    private Instant StationNow(Instant latest)
    {
        Instant now = _now();
        if (latest == Instant.MinValue) return now;
        return now > latest + s_furthestFuture || now < latest - s_furthestFuture ? latest : now;
    }

    private IEnumerable<OperationLine> All()
    {
        using var reader = new EntryReader(_store, new EntryQuery { Kind = EntryKind.OperatorAction, Streams = s => s == OperatorAction.Stream });
        while (reader.Read())
            if (OperatorAction.TryRead(reader.Octets, out _) is { } action && OperationLine.TryOf(action, reader.Generation) is { } line) yield return line;
    }

    private void Know(OperationLine line)
    {
        if (line.Event == OperationWords.Of(OperationKind.VehicleDocked) && OperationWords.Setting(line.Value, "hatch") is { } hatch) _vehicleHatches.Add(hatch);
    }
}
