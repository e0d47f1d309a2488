using System.Globalization;
using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Processing;
using Zarya.Processing.LeakWatch;
using Zarya.Server.Languages;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>
/// Reads the last two days of the record again, on a thread of its own, so that a watch knows what it knew: packets through a processor that nobody hears, and what people wrote. Serving does not wait for it. What the record tells of the
/// watch already is not told again, so that no alarm flaps; what the last run had heard and no time to tell (it was killed) is told when it is through.
/// </summary>
internal sealed class LeakCatchUp : IDisposable
{
    public const string Source = "LeakWatch";

    /// <summary>What is read again.</summary>
    public static readonly Duration Memory = Duration.FromSeconds(48 * 3600);

    /// <summary>Events of the watch that may stand behind its last values: those of one batch.</summary>
    private const int MostEvents = 1000;

    private readonly LogStore _store;
    private readonly StationChannels _channels;
    private readonly Processor _processor;
    private readonly Func<CancellationToken, Task> _settle;
    private readonly TimeProvider _clock;
    private readonly EntryQuery _query;
    private readonly CancellationTokenSource _stop = new();
    private readonly Instant _from;
    private readonly Instant _to;
    private Thread? _thread;
    private long _reached;
    private long _start;

    private LeakCatchUp(ProcessorPlan plan, StationChannels channels, LeakWatchOptions options, LogStore store, EntryQuery query, Instant first, Instant last, Func<CancellationToken, Task> settle, TimeProvider clock)
    {
        (_store, _channels, _query, _settle, _clock, _from, _to) = (store, channels, query, settle, clock, first, last);
        Monitor = new LeakMonitor(channels, plan.Database, options);
        News = NewsBehind(store);
        _processor = new Processor(plan, Monitor);
        Monitor.Attach(_processor);
        _reached = first.TaiNanoseconds;
    }

    /// <summary>The watch that learns. It belongs to the thread until that hands it over.</summary>
    public LeakMonitor Monitor { get; }

    /// <summary>What the record does not tell yet.</summary>
    public LeakNews News { get; }

    /// <summary>What is still to be read, in seconds of the mission.</summary>
    public double BehindS => Math.Max(0, Hours(Reached, _to) * 3600);

    /// <summary>How far it is, in words.</summary>
    public string Words => ServerSentences.ReadsAgain.Say(Hours(_from, Reached), Hours(_from, _to));

    /// <summary>What was done, in words.</summary>
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"the leak watch has read {Hours(_from, _to):0.0} h of record again in {_clock.GetElapsedTime(_start).TotalSeconds:0.0} s and is up to date");

    private Instant Reached => Instant.FromTaiNanoseconds(Volatile.Read(ref _reached));

    /// <summary>Prepares to read what was received up to a time; <see langword="null"/> if nothing was in these two days.</summary>
    /// <param name="plan">The definition.</param>
    /// <param name="channels">What tells the watch what.</param>
    /// <param name="options">Settings of the watch.</param>
    /// <param name="store">The record.</param>
    /// <param name="now">What it ends at: received then still counts.</param>
    /// <param name="lastEntry">The last entry that counts.</param>
    /// <param name="settle">Returns when all that came in before is in the record.</param>
    /// <param name="clock">Measures how long it takes.</param>
    public static LeakCatchUp? Find(ProcessorPlan plan, StationChannels channels, LeakWatchOptions options, LogStore store, Instant now, long lastEntry, Func<CancellationToken, Task> settle, TimeProvider clock)
    {
        var query = new EntryQuery { ReceivedFrom = now - Memory, ReceivedBefore = now + Duration.FromNanoseconds(1), LastEntry = lastEntry, Streams = s => s.IsPackets || s == OperatorAction.Stream };
        using var reader = new EntryReader(store, query);
        return reader.Read() ? new LeakCatchUp(plan, channels, options, store, query, reader.Reception, now, settle, clock) : null;
    }

    /// <summary>Begins.</summary>
    /// <param name="takeSome">Takes over what came meanwhile, in turns; says whether that was all.</param>
    public void Start(Func<LeakCatchUp, bool> takeSome)
    {
        if (_thread is not null) return;
        _start = _clock.GetTimestamp();
        // Packets and people come first.
        _thread = new Thread(() => Run(takeSome)) { IsBackground = true, Name = "leak catch-up", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>Ends it soon; what it learned is not used.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        Stop();
        _thread?.Join();
        _stop.Dispose();
    }

    private static double Hours(Instant from, Instant to) => (to - from).Nanoseconds / 3.6e12;

    private void Run(Func<LeakCatchUp, bool> takeSome)
    {
        try
        {
            _settle(_stop.Token).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is LogRefusedException or OperationCanceledException)
        {
            // What the disk refuses cannot be read again.
        }
        Read();
        while (!_stop.IsCancellationRequested && !takeSome(this))
        {
        }
    }

    private void Read()
    {
        using var reader = new EntryReader(_store, _query);
        while (!_stop.IsCancellationRequested && reader.Read())
        {
            if (reader.Stream.IsPackets) _processor.Process(new PacketArrival { Link = reader.Stream.Link, Reception = reader.Reception, Octets = reader.Octets });
            else if (OperatorAction.TryRead(reader.Octets, out _) is { } action && OperationNote.TryOf(action) is { } note && note.Problem(_channels.Plan) is null) note.Tell(Monitor, _channels.Plan);
            Monitor.Pump(News);
            Volatile.Write(ref _reached, reader.Reception.TaiNanoseconds);
        }
    }

    /// <summary>Values of the watch are recorded behind the events and steps of alarms of the same batch: of the time of its last values all is in the record.</summary>
    private static LeakNews NewsBehind(LogStore store)
    {
        using var values = new EntryReader(store, new EntryQuery { Kind = EntryKind.Values, IsBackwards = true, Streams = s => s.Link == LeakXtce.SystemName });
        // Where the watch never said anything, what it would have said in these days is no news either.
        if (!values.Read()) return new LeakNews(Instant.MaxValue, (_, _) => true);
        (Instant told, Instant when) = (values.Generation, values.Reception);
        var events = new HashSet<(string, Instant)>();
        using var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.Event, IsBackwards = true, ReceivedFrom = when, Streams = s => s == EventEntry.Stream });
        for (int i = 0; i < MostEvents && reader.Read(); i++)
            if (EventEntry.TryRead(reader.Octets, out _) is { Source: Source } happening) events.Add((happening.Type, happening.GenerationTime));
        return new LeakNews(told, (type, time) => events.Contains((type, time)));
    }
}
