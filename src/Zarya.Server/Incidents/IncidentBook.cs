using System.Globalization;
using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
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
    private int _leaks;
    private int _others;

    /// <summary>Opens the book.</summary>
    /// <param name="store">The record.</param>
    /// <param name="recorder">Writes to it.</param>
    /// <param name="leapSeconds">For times in titles.</param>
    public IncidentBook(LogStore store, Recorder recorder, LeapSeconds leapSeconds)
    {
        (_recorder, _leapSeconds) = (recorder, leapSeconds);
        using (var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.OperatorAction, Streams = s => s == OperatorAction.Stream }))
        {
            while (reader.Read())
                if (OperatorAction.TryRead(reader.Octets, out _) is { } action) Apply(action);
        }
        // The program may have ended between the event and the entry that follows from it.
        if (LeakNews.FindNewest(store) is { } newest && !_incidents.Values.Any(i => i.IsLeak && (i.Since >= newest.GenerationTime || i.Until >= newest.GenerationTime))) Take(newest);
    }

    /// <summary>All incidents, the last first.</summary>
    public IReadOnlyList<Incident> All
    {
        get
        {
            lock (_lock) return [.. _incidents.Values.OrderByDescending(i => i.Since).ThenByDescending(i => i.Id, StringComparer.Ordinal)];
        }
    }

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

    public void OnEvent(MissionEvent happening) => Take(happening);

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
        if (_unwritten.Count == 0) return;
        lock (_lock) Write();
    }

    private void Take(MissionEvent happening)
    {
        bool isAlarm = LeakNews.IsAlarm(happening);
        if (!isAlarm && !LeakNews.IsClear(happening)) return;
        Instant time = happening.GenerationTime;
        lock (_lock)
        {
            Incident? open = _incidents.Values.Where(i => i is { IsLeak: true, IsOver: false }).MaxBy(i => i.Since.TaiNanoseconds);
            if (open is not null && !isAlarm) Do(IncidentActions.End(open.Id, happening.Message, IncidentActions.LeakWatch, time));
            if (open is not null || !isAlarm) return;
            string id = string.Create(CultureInfo.InvariantCulture, $"{LeakPrefix}{_leaks + 1}");
            string title = $"Leak alarm of {time.ToUtcString(_leapSeconds, 0)[..16].Replace('T', ' ')} UTC";
            Do(IncidentActions.Begin(id, title, happening.Severity, isLeak: true, IncidentActions.LeakWatch, time));
        }
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
        _leaks = Math.Max(_leaks, NumberOf(action.On, LeakPrefix));
        _others = Math.Max(_others, NumberOf(action.On, OtherPrefix));
    }

    private static int NumberOf(string id, string prefix) =>
        id.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(id.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
