using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Processing;
using Zarya.Processing.LeakWatch;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>The leak watch of a mission: what it says, and what people tell it. Safe for any number of threads.</summary>
public sealed class LeakRoom
{
    /// <summary>What is read again at a start, so that the watch knows what it knew.</summary>
    private static readonly Duration s_memory = Duration.FromSeconds(48 * 3600);

    /// <summary>Without telemetry for so long, time goes on for the watch all the same.</summary>
    private static readonly Duration s_patience = Duration.FromSeconds(600);

    private readonly Mission _mission;
    private LeakMonitor _monitor;

    internal LeakRoom(Mission mission, LeakMonitor monitor, StationPlan plan) => (_mission, _monitor, Plan) = (mission, monitor, plan);

    /// <summary>The station.</summary>
    public StationPlan Plan { get; }

    /// <summary>All that a page about leaks shows, at this moment.</summary>
    public LeakPicture Picture => _mission.Realtime.Run(_ => _monitor.Picture);

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
        if ((note.Time ?? now) > now + s_memory) return "that is too far in the future";
        note = note with { Time = note.Time ?? now };
        await _mission.Recorder.AppendAsync(OperatorAction.Stream, note.Time.Value, now, note.ToAction(who, now).ToOctets()).ConfigureAwait(false);
        _mission.Realtime.Run(p =>
        {
            note.Tell(_monitor, Plan);
            _monitor.Pump(p);
            p.EndBatch();
        });
        _mission.Raise("Operations", note.Kind, Processing.Events.EventSeverity.Info, $"{who}: {note}");
        return null;
    }

    /// <summary>After each batch, under the lock.</summary>
    internal void Pump(Processor processor) => _monitor.Pump(processor);

    /// <summary>Once a second, under the lock: says what time it is when no telemetry does.</summary>
    /// <param name="processor">Takes what the watch says.</param>
    /// <param name="isBehind">Whether telemetry waits to be processed: it is older than now, and would not count any more. Asked after the time was read, as what comes later is later.</param>
    internal void Wait(Processor processor, Func<bool> isBehind)
    {
        Instant now = _mission.Now;
        if (isBehind() || _monitor.Latest == Instant.MinValue || now - _monitor.Latest < s_patience) return;
        _monitor.AdvanceTo(now - s_patience);
        _monitor.Pump(processor);
    }

    /// <summary>Puts another monitor in the place of the one there is: for another definition. Under the lock, with the processor that is new.</summary>
    internal void Replace(Processor to, LeakMonitor monitor)
    {
        _mission.Realtime.Remove(_monitor);
        _monitor = monitor;
        _mission.Realtime.Add(monitor);
        monitor.Attach(to);
    }

    /// <summary>A monitor that remembers what the record says of the last two days.</summary>
    /// <param name="plan">The definition.</param>
    /// <param name="channels">What tells the watch what.</param>
    /// <param name="options">Settings of the watch.</param>
    /// <param name="store">The record.</param>
    /// <param name="now">What it ends at.</param>
    internal static LeakMonitor Remember(ProcessorPlan plan, StationChannels channels, LeakWatchOptions options, LogStore store, Instant now)
    {
        var monitor = new LeakMonitor(channels, plan.Database, options);
        var processor = new Processor(plan, monitor);
        monitor.Attach(processor);
        using var reader = new EntryReader(store, new EntryQuery { ReceivedFrom = now - s_memory, Streams = s => s.IsPackets || s == OperatorAction.Stream });
        while (reader.Read())
        {
            if (reader.Stream.IsPackets) processor.Process(new PacketArrival { Link = reader.Stream.Link, Reception = reader.Reception, Octets = reader.Octets });
            else if (OperatorAction.TryRead(reader.Octets, out _) is { } action && OperationNote.TryOf(action) is { } note && note.Problem(channels.Plan) is null) note.Tell(monitor, channels.Plan);
            monitor.Pump(processor);
        }
        return monitor;
    }
}
