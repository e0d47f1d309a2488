using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>What outlives a restart, out of the record: alarms that stand, with shelving and comments, the numbers of those that do not, values of persistent local parameters, and the newest values that are known of all others.</summary>
/// <param name="Alarms">The last state of every alarm, by name and number.</param>
/// <param name="Values">The newest value of each persistent local parameter.</param>
/// <param name="Last">What else was known when the record ends.</param>
/// <param name="Unreadable">Entries that could not be read.</param>
internal sealed record Restoration(IReadOnlyList<AlarmNotice> Alarms, IReadOnlyList<ParameterSample> Values, LastKnown Last, int Unreadable)
{
    /// <summary>Reads it. Of packets only the last are looked at.</summary>
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
        return new Restoration([.. last.Values], ReadValues(store, database, ref unreadable), LastKnown.Read(store, database), unreadable);
    }

    /// <summary>Puts it into a new processor. Nobody hears of it: it is no news.</summary>
    /// <returns>Alarms that stand again.</returns>
    public int Restore(Processor processor, Instant now)
    {
        // Initial values first: they are no news that would move an alarm which stands.
        processor.AdvanceTo(now);
        Last.Restore(processor);
        foreach (AlarmNotice notice in Alarms)
        {
            processor.ContinueNumbering(notice.Alarm.Name, notice.Alarm.SequenceNumber + 1);
            if (notice.Step != AlarmStep.Cleared) processor.Restore(notice.Alarm);
        }
        foreach (ParameterSample sample in Values) processor.Set(sample.Parameter, sample.EngValue, sample.GenerationTime, now);
        return processor.Alarms.Count;
    }

    /// <summary>Moves alarms whose last value was recorded and whose step was not. Whoever is to hear of it has to hear by now.</summary>
    public void Settle(Processor processor)
    {
        var steps = Alarms.ToDictionary(a => a.Alarm.Name, a => a.Alarm.UpdateTime, StringComparer.Ordinal);
        processor.Settle(name => steps.TryGetValue(name, out Instant at) ? at : null);
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
