using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Mdb.Model;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Server.Operations;
using Zarya.Time;

namespace Zarya.Server.Incidents;

/// <summary>Reads out of the record what happened while an incident lasted, and an hour on either side: what the leak watch said, warnings and worse, steps in the life of alarms, operations, notes, and what was written to it.</summary>
/// <param name="store">The record.</param>
/// <param name="database">The definition, for alarms.</param>
internal sealed class TimelineReader(LogStore store, MissionDatabase database)
{
    /// <summary>Things that a timeline holds at most: the newest.</summary>
    public const int Most = 2000;

    private const int MostLooks = 500_000;

    private static readonly Duration s_margin = Duration.FromSeconds(3600);

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

    private static TimelineItem? ItemOf(MissionEvent happening)
    {
        bool isWatch = happening is { Source: LeakNews.Source, CreatedBy: null };
        if (!isWatch && happening.Severity < EventSeverity.Warning && happening.CreatedBy is null) return null;
        string who = isWatch ? "" : happening.CreatedBy is { } by ? $"{happening.Source} ({by}): " : $"{happening.Source}: ";
        return new TimelineItem(happening.GenerationTime, isWatch && happening.Type.Length > 0 ? happening.Type : "event", who + happening.Message, happening.Severity);
    }

    private static TimelineItem? ItemOf(AlarmNotice notice)
    {
        Alarm alarm = notice.Alarm;
        // The event that raised an alarm stands there itself.
        bool isSaid = alarm.Events is not null && notice.Step is AlarmStep.Triggered or AlarmStep.SeverityIncreased;
        string? words = isSaid ? null : notice.Step switch
        {
            AlarmStep.Triggered => "raised",
            AlarmStep.SeverityIncreased => "has got worse",
            AlarmStep.Acknowledged => "acknowledged" + Remark(alarm.Acknowledgement),
            AlarmStep.ReturnedToNormal => "back to normal",
            AlarmStep.Reset => "reset",
            AlarmStep.Cleared => "cleared" + Remark(alarm.Clearing),
            AlarmStep.Shelved => "shelved" + Remark(alarm.Shelving),
            AlarmStep.Unshelved => "off the shelf",
            AlarmStep.Commented => "comment" + Remark(alarm.Comments.Count > 0 ? alarm.Comments[^1] : null),
            _ => null,
        };
        return words is null ? null : new TimelineItem(alarm.UpdateTime, "alarm", $"{alarm.Name} ({SeverityWords.Of(SeverityWords.Of(alarm.Severity))}) {words}", SeverityWords.Of(alarm.Severity));
    }

    private static TimelineItem? ItemOf(OperatorAction action, Incident incident)
    {
        if (OperationLine.TryOf(action) is { } line) return new TimelineItem(line.Time, "operation", $"{line} (log, {line.By})", EventSeverity.Info);
        if (Notebook.TryOf(action) is { } note) return new TimelineItem(note.Time, "note", $"{note.By}: {note.Text}", EventSeverity.Info);
        return IncidentActions.KindOf(action) is { } kind && action.On == incident.Id ? new TimelineItem(action.Time, kind, IncidentActions.WordsOf(action), EventSeverity.Info) : null;
    }

    private static string Remark(AlarmRemark? remark) => remark is null ? "" : $" by {remark.By}{(remark.Message.Length > 0 ? ": " + remark.Message : "")}";

    private static TimelineItem[] Sorted(List<TimelineItem> items)
    {
        // Of one time, what was read first came last.
        items.Reverse();
        return [.. items.OrderBy(i => i.Time.TaiNanoseconds)];
    }
}
