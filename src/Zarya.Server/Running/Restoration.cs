using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>What outlives a restart, out of the record: alarms that stand, with shelving and comments, the numbers of those that do not, and values of persistent local parameters.</summary>
/// <param name="Alarms">The last state of every alarm, by name and number.</param>
/// <param name="Values">The newest value of each persistent local parameter.</param>
/// <param name="Unreadable">Entries that could not be read.</param>
internal sealed record Restoration(IReadOnlyList<AlarmNotice> Alarms, IReadOnlyList<ParameterSample> Values, int Unreadable)
{
    /// <summary>Reads it. Blocks of packets are not looked at.</summary>
    public static Restoration Read(LogStore store, MissionDatabase database)
    {
        int unreadable = 0;
        var last = new Dictionary<string, AlarmNotice>(StringComparer.Ordinal);
        using (var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.AlarmChange, Streams = s => s == AlarmEntry.Stream }))
        {
            while (reader.Read())
            {
                if (AlarmEntry.TryRead(reader.Octets, database.FindParameter, out _) is { } notice) last[notice.Alarm.Name] = notice;
                else unreadable++;
            }
        }
        return new Restoration([.. last.Values], ReadValues(store, database, ref unreadable), unreadable);
    }

    /// <summary>Puts it into a new processor. Nobody hears of it: it is no news.</summary>
    /// <returns>Alarms that stand again.</returns>
    public int Restore(Processor processor, Instant now)
    {
        // Initial values first: they are no news that would move an alarm which stands.
        processor.AdvanceTo(now);
        foreach (AlarmNotice notice in Alarms)
        {
            processor.ContinueNumbering(notice.Alarm.Name, notice.Alarm.SequenceNumber + 1);
            if (notice.Step != AlarmStep.Cleared) processor.Restore(notice.Alarm);
        }
        foreach (ParameterSample sample in Values) processor.Set(sample.Parameter, sample.EngValue, sample.GenerationTime, now);
        return processor.Alarms.Count;
    }

    private static List<ParameterSample> ReadValues(LogStore store, MissionDatabase database, ref int unreadable)
    {
        var wanted = database.Parameters.Where(p => p is { Source: DataSource.Local, IsReadOnly: false, IsPersistent: true }).ToDictionary(p => p.QualifiedName, StringComparer.Ordinal);
        var values = new List<ParameterSample>();
        HashSet<StreamKey> streams = [.. wanted.Values.Select(ValuesEntry.StreamOf)];
        if (wanted.Count == 0) return values;
        using var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.Values, IsBackwards = true, Streams = streams.Contains });
        while (wanted.Count > 0 && reader.Read())
        {
            if (ValuesEntry.TryRead(reader.Octets, wanted.GetValueOrDefault, out _) is not { } samples)
            {
                unreadable++;
                continue;
            }
            foreach (ParameterSample sample in samples)
                if (wanted.Remove(sample.Parameter.QualifiedName)) values.Add(sample);
        }
        return values;
    }
}
