using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Mdb.Model;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Server.Incidents.Words;
using Zarya.Server.Operations;
using Zarya.Time;

namespace Zarya.Server.Incidents;

/// <summary>Reads out of the record what happened while an incident lasted, and an hour on either side: what the leak watch said, warnings and worse, steps in the life of alarms, operations, notes, and what was written to it.</summary>
/// <param name="store">The record.</param>
/// <param name="database">The definition, for alarms.</param>
/// <param name="words">The language; <see langword="null"/>: English.</param>
internal sealed class TimelineReader(LogStore store, MissionDatabase database, IncidentWords? words = null)
{
    /// <summary>Things that a timeline holds at most: the newest.</summary>
    public const int Most = 2000;

    private const int MostLooks = 500_000;
    private const string Operation = "operation";

    private static readonly Duration s_margin = Duration.FromSeconds(3600);

    private readonly IncidentWords _words = words ?? EnglishWords.Table;

    /// <summary>Reads the timeline.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public Timeline Read(Incident incident, CancellationToken stop)
    {
        var items = new List<TimelineItem>();
        int looks = 0;
        using var reader = new GenerationReader(store, new GenerationQuery
        {
            From = incident.Since - s_margin,
            Before = incident.Until is { } until ? (incident.Updated > until ? incident.Updated : until) + s_margin : Instant.MaxValue,
            IsBackwards = true,
            KeepsDuplicates = true,
            Streams = s => s == EventEntry.Stream || s == AlarmEntry.Stream || s == OperatorAction.Stream,
        });
        while (items.Count < Most && reader.Read())
        {
            if (++looks > MostLooks) return new Timeline(Sorted(items), true);
            stop.ThrowIfCancellationRequested();
            if (ItemOf(reader, incident) is { } item) items.Add(item);
        }
        return new Timeline(Sorted(items), items.Count == Most);
    }

    private TimelineItem? ItemOf(GenerationReader reader, Incident incident) => reader.Stream.Kind switch
    {
        EntryKind.Event => EventEntry.TryRead(reader.Octets, out _) is { } happening ? ItemOf(happening) : null,
        EntryKind.AlarmChange => AlarmEntry.TryRead(reader.Octets, database.FindParameter, out _) is { } notice ? ItemOf(notice) : null,
        _ => OperatorAction.TryRead(reader.Octets, out _) is { } action ? ItemOf(action, incident) : null,
    };

    private TimelineItem? ItemOf(MissionEvent happening)
    {
        bool isWatch = happening is { Source: LeakNews.Source, CreatedBy: null };
        if (!isWatch && happening.Severity < EventSeverity.Warning && happening.CreatedBy is null) return null;
        string who = isWatch ? "" : happening.CreatedBy is { } by ? $"{happening.Source} ({by}): " : $"{happening.Source}: ";
        string kind = isWatch && happening.Type.Length > 0 ? happening.Type : "event";
        string said = !isWatch ? happening.Message : kind == Operation ? _words.Operation(happening.Message) : _words.Say(happening.Message);
        return new TimelineItem(happening.GenerationTime, kind, who + said, happening.Severity);
    }

    private TimelineItem? ItemOf(AlarmNotice notice)
    {
        Alarm alarm = notice.Alarm;
        // The event that raised an alarm stands there itself.
        bool isSaid = alarm.Events is not null && notice.Step is AlarmStep.Triggered or AlarmStep.SeverityIncreased;
        if (isSaid || !_words.Steps.TryGetValue(notice.Step, out string? step)) return null;
        AlarmRemark? remark = notice.Step switch
        {
            AlarmStep.Acknowledged => alarm.Acknowledgement,
            AlarmStep.Cleared => alarm.Clearing,
            AlarmStep.Shelved => alarm.Shelving,
            AlarmStep.Commented => alarm.Comments.Count > 0 ? alarm.Comments[^1] : null,
            _ => null,
        };
        EventSeverity severity = SeverityWords.Of(alarm.Severity);
        return new TimelineItem(alarm.UpdateTime, "alarm", $"{alarm.Name} ({_words.Of(severity)}) {step}{Remark(remark)}", severity);
    }

    private TimelineItem? ItemOf(OperatorAction action, Incident incident)
    {
        if (OperationLine.TryOf(action) is { } line) return new TimelineItem(line.Time, Operation, _words.Operation(line.ToString()) + Fill(_words.Log, line.By), EventSeverity.Info);
        if (Notebook.TryOf(action) is { } note) return new TimelineItem(note.Time, "note", $"{note.By}: {note.Text}", EventSeverity.Info);
        return IncidentActions.KindOf(action) is { } kind && action.On == incident.Id ? new TimelineItem(action.Time, kind, action.Who == IncidentActions.LeakWatch ? _words.Say(action.Comment) : IncidentActions.WordsOf(action), EventSeverity.Info) : null;
    }

    private string Remark(AlarmRemark? remark) => remark is null ? "" : Fill(_words.By, remark.By) + (remark.Message.Length > 0 ? ": " + remark.Message : "");

    private static string Fill(string text, string value) => text.Replace("{0}", value, StringComparison.Ordinal);

    private static TimelineItem[] Sorted(List<TimelineItem> items)
    {
        // Of one time, what was read first came last.
        items.Reverse();
        return [.. items.OrderBy(i => i.Time.TaiNanoseconds)];
    }
}
