using System.Globalization;
using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Server.Languages;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Incidents;

/// <summary>
/// The incidents of a mission: what the operator actions of the record make of nothing, read once and kept up to date. The leak watch's alarm begins one and its end ends it; a further alarm while one stands belongs to that one. People
/// begin others, and write to all. Safe for any number of threads.
/// </summary>
internal sealed class IncidentBook : IProcessorAudience
{
    /// <summary>Statements, or comments, of an incident at most: pages are read by people.</summary>
    public const int MostWords = 2000;

    private const string LeakPrefix = "leak-";
    private const string OtherPrefix = "incident-";

    private readonly Recorder _recorder;
    private readonly LeapSeconds _leapSeconds;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Incident> _incidents = new(StringComparer.Ordinal);
    private readonly Queue<OperatorAction> _unwritten = new();
    private readonly Func<LeakReading?> _reading;
    private volatile bool _isLeaking;
    private int _leaks;
    private int _others;

    /// <summary>Opens the book.</summary>
    /// <param name="store">The record.</param>
    /// <param name="recorder">Writes to it.</param>
    /// <param name="leapSeconds">For times in titles.</param>
    /// <param name="reading">How a leak stands now; <see langword="null"/> if that is not known. Called on the processor's thread.</param>
    public IncidentBook(LogStore store, Recorder recorder, LeapSeconds leapSeconds, Func<LeakReading?> reading)
    {
        (_recorder, _leapSeconds, _reading) = (recorder, leapSeconds, reading);
        using (var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.OperatorAction, Streams = s => s == OperatorAction.Stream }))
        {
            while (reader.Read())
                if (OperatorAction.TryRead(reader.Octets, out _) is { } action) Apply(action);
        }
        // The program may have ended between the event and the entry that follows from it.
        if (LeakNews.FindNewest(store) is { } newest && !_incidents.Values.Any(i => i.IsLeak && (i.Since >= newest.GenerationTime || i.Until >= newest.GenerationTime))) Take(newest, null);
    }

    /// <summary>All incidents, the last first.</summary>
    public IReadOnlyList<Incident> All
    {
        get
        {
            lock (_lock) return [.. _incidents.Values.OrderByDescending(i => i.Since).ThenByDescending(i => i.Id, StringComparer.Ordinal)];
        }
    }

    /// <summary>The leak that stands.</summary>
    private Incident? Leak => _incidents.Values.Where(i => i is { IsLeak: true, IsOver: false }).MaxBy(i => i.Since.TaiNanoseconds);

    /// <summary>Finds an incident.</summary>
    public Incident? Find(string id)
    {
        lock (_lock) return _incidents.GetValueOrDefault(id);
    }

    /// <summary>Lets somebody begin an incident.</summary>
    /// <exception cref="LogRefusedException">The disk refuses it.</exception>
    public async ValueTask<Incident> BeginAsync(string title, EventSeverity severity, string by, Instant time)
    {
        string id;
        // The number is taken at once: two who begin at the same time begin two.
        lock (_lock) id = string.Create(CultureInfo.InvariantCulture, $"{OtherPrefix}{++_others}");
        return await DoAsync(IncidentActions.Begin(id, title, severity, isLeak: false, by, time)).ConfigureAwait(false);
    }

    /// <summary>Does what an action says once it is durable.</summary>
    /// <param name="action">An action to an incident that there is, or the beginning of one.</param>
    /// <exception cref="LogRefusedException">The disk refuses it: nothing was done.</exception>
    public async ValueTask<Incident> DoAsync(OperatorAction action)
    {
        await _recorder.AppendAsync(OperatorAction.Stream, action.Time, action.Time, action.ToOctets()).ConfigureAwait(false);
        lock (_lock)
        {
            Apply(action);
            return _incidents[action.On];
        }
    }

    public void OnEvent(MissionEvent happening)
    {
        if (happening.Source == LeakNews.Source) Take(happening, _reading());
    }

    public void OnSample(ParameterSample sample)
    {
    }

    public void OnContainer(SequenceContainer container, in PacketArrival packet, Instant generation)
    {
    }

    public void OnAlarm(AlarmNotice notice)
    {
    }

    public void OnBatchEnd()
    {
        // No event says that the place is found: it shows in what comes with each assessment.
        if (_isLeaking && _reading() is { } reading && LeakStep.Of(reading) is { } found) Take(found, reading.Time);
        if (_unwritten.Count == 0) return;
        lock (_lock) Write();
    }

    private void Take(MissionEvent happening, LeakReading? reading)
    {
        if (LeakStep.Of(happening, reading) is not { } step) return;
        Instant time = happening.GenerationTime;
        lock (_lock)
        {
            if (LeakNews.IsAlarm(happening)) Begin(happening, time);
            if (Leak is not { } open) return;
            if (LeakNews.IsClear(happening)) Do(IncidentActions.End(open.Id, happening.Message, IncidentActions.LeakWatch, time));
            Tell(open, step, time);
        }
    }

    private void Take(LeakStep step, Instant time)
    {
        lock (_lock)
            if (Leak is { } open && time >= open.Since) Tell(open, step, time);
    }

    private void Tell(Incident open, LeakStep step, Instant time)
    {
        if (open.Told.GetValueOrDefault(step.Kind) != step.Gist) Do(IncidentActions.Develop(open.Id, step, time));
    }

    private void Begin(MissionEvent happening, Instant time)
    {
        // A further alarm while one stands belongs to that one.
        if (Leak is not null) return;
        string id = string.Create(CultureInfo.InvariantCulture, $"{LeakPrefix}{_leaks + 1}");
        string title = ServerSentences.LeakTitle.Say(time.ToUtcString(_leapSeconds, 0)[..16].Replace('T', ' '));
        Do(IncidentActions.Begin(id, title, happening.Severity, isLeak: true, IncidentActions.LeakWatch, time));
    }

    private void Do(OperatorAction action)
    {
        Apply(action);
        _unwritten.Enqueue(action);
        Write();
    }

    /// <summary>On the processor's thread nothing may wait for the disk: what finds no room is tried again with the next batch.</summary>
    private void Write()
    {
        while (_unwritten.TryPeek(out OperatorAction? action) && _recorder.TryAppend(OperatorAction.Stream, action.Time, action.Time, action.ToOctets())) _unwritten.Dequeue();
    }

    private void Apply(OperatorAction action)
    {
        if (!IncidentActions.Apply(_incidents, action)) return;
        _isLeaking = Leak is not null;
        _leaks = Math.Max(_leaks, NumberOf(action.On, LeakPrefix));
        _others = Math.Max(_others, NumberOf(action.On, OtherPrefix));
    }

    private static int NumberOf(string id, string prefix) =>
        id.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(id.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
