using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Processing.Alarms;
using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>Which alarms are asked for.</summary>
public sealed record AlarmRequest
{
    /// <summary>Raised at this time or later, in either order.</summary>
    public Instant Start { get; init; } = Instant.MinValue;

    /// <summary>Raised before this time.</summary>
    public Instant Stop { get; init; } = Instant.MaxValue;

    /// <summary>Whether the last comes first.</summary>
    public bool IsDescending { get; init; } = true;

    /// <summary>Alarms of a page at most: 1 or more.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Alarms that are left out first.</summary>
    public int Skip { get; init; }

    /// <summary>Where the page before ended.</summary>
    public PageToken? After { get; init; }

    /// <summary>Only alarms of this name, or of names below it (<c>/A</c>: <c>/A/B</c>); <see langword="null"/> for all.</summary>
    public string? Name { get; init; }
}

/// <summary>Alarms of the record by the time at which they were raised, each as it stood at its last step. Pending ones that never became alarms are none. Safe for any number of threads.</summary>
/// <param name="record">The record.</param>
public sealed class AlarmHistory(MissionRecord record)
{
    /// <summary>A page: each alarm with its last step.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public Page<AlarmNotice> List(AlarmRequest request, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1);
        var alarms = new List<AlarmNotice>();
        int skip = request.After is null ? request.Skip : 0;
        (Instant Time, int Given) end = default;
        foreach ((Instant time, List<AlarmNotice> group) in Groups(request, stop))
        {
            int given = request.After is { } after && after.Generation == time ? after.Count : 0;
            foreach (AlarmNotice notice in group.Skip(given))
            {
                if (alarms.Count == request.Limit) return new Page<AlarmNotice>(alarms, new PageToken(end.Time, 0, end.Given));
                given++;
                if (skip-- > 0) continue;
                alarms.Add(notice);
                end = (time, given);
            }
        }
        return new Page<AlarmNotice>(alarms, null);
    }

    /// <summary>Alarms that were raised at one time, in the order of their first entries.</summary>
    private IEnumerable<(Instant Time, List<AlarmNotice> Alarms)> Groups(AlarmRequest request, CancellationToken stop)
    {
        if (request.Stop <= request.Start) yield break;
        using var reader = new GenerationReader(record.Store, new GenerationQuery
        {
            From = request.After is { } from && !request.IsDescending ? from.Generation : request.Start,
            Before = request.After is { } before && request.IsDescending ? TimeRange.Next(before.Generation) : request.Stop,
            IsBackwards = request.IsDescending,
            KeepsDuplicates = true,
            Streams = s => s.Kind == EntryKind.AlarmChange,
        });
        var group = new Dictionary<(string Name, uint Sequence), Steps>();
        Instant time = default;
        while (reader.Read())
        {
            if (reader.Generation != time && group.Count > 0)
            {
                stop.ThrowIfCancellationRequested();
                yield return (time, Order(group, request.IsDescending));
                group.Clear();
            }
            time = reader.Generation;
            if (AlarmEntry.TryRead(reader.Octets, record.Database.FindParameter, out _) is not { } notice || !IsNamed(notice.Alarm.Name, request.Name)) continue;
            (string, uint) key = (notice.Alarm.Name, notice.Alarm.SequenceNumber);
            group[key] = group.TryGetValue(key, out Steps? known) ? known.With(reader.Number, notice) : new Steps(reader.Number, reader.Number, notice, notice.Alarm.IsTriggered);
        }
        record.Note(reader.Damage);
        if (group.Count > 0) yield return (time, Order(group, request.IsDescending));
    }

    private static bool IsNamed(string name, string? wanted) => string.IsNullOrEmpty(wanted) || name == wanted || (name.StartsWith(wanted, StringComparison.Ordinal) && name[wanted.Length] == '/');

    private static List<AlarmNotice> Order(Dictionary<(string Name, uint Sequence), Steps> group, bool isDescending)
    {
        IEnumerable<Steps> alarms = group.Values.Where(s => s.IsTriggered).OrderBy(s => isDescending ? -s.First : s.First);
        return [.. alarms.Select(s => s.Newest)];
    }

    private sealed record Steps(long First, long Last, AlarmNotice Newest, bool IsTriggered)
    {
        public Steps With(long number, AlarmNotice notice) =>
            new(Math.Min(First, number), Math.Max(Last, number), number > Last ? notice : Newest, IsTriggered || notice.Alarm.IsTriggered);
    }
}
