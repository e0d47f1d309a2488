using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Torture;

/// <summary>Reads a record and holds it against the ledger.</summary>
internal static class RecordCheck
{
    /// <summary>Reads everything: all that was acknowledged must be there, identical, and nothing else.</summary>
    /// <returns>What is wrong, beginning with "lost", "altered", "invented" or "damage"; <see langword="null"/> if nothing is.</returns>
    public static string? Whole(LogStore store, Ledger ledger, long from = 1)
    {
        if (store.Damage is [var told, ..]) return $"damage: {told}";
        var maker = new EntryMaker(ledger.Seed);
        using var reader = new EntryReader(store, new EntryQuery { FirstEntry = from });
        long next = from;
        foreach (Attempt attempt in ledger.Acknowledged)
        {
            for (long number = Math.Max(next, attempt.First); number <= attempt.Last; number++, next = number)
            {
                if (!reader.Read()) return reader.Damage is [var found, ..] ? $"damage: {found}" : $"lost: entry {number} of {ledger.LastAcknowledged} is not there";
                if (reader.Number > number) return $"lost: {reader.Number} comes in the place of entry {number}{(reader.Damage is [var range, ..] ? $" ({range})" : "")}";
                if (reader.Number < number) return $"invented: {reader.Number} comes again before entry {number}";
                maker.Make(number, attempt.Number);
                if (!maker.IsSame(reader)) return $"altered: entry {number} is not what was appended";
            }
        }
        if (reader.Read()) return $"invented: entry {reader.Number} behind {ledger.LastAcknowledged}";
        return reader.Damage is [var late, ..] ? $"damage: {late}" : null;
    }

    /// <summary>Scrubs: nothing may be damaged, and every entry must be there.</summary>
    public static string? Scrubbed(IDisk disk, long lastEntry)
    {
        LogScrubReport report = LogScrub.Run(disk);
        if (report.Damage is [var damage, ..]) return $"damage: scrub finds {damage}";
        if (report.Missing is [var missing, ..]) return $"lost: scrub misses entries {missing.First} to {missing.Last}";
        return report.LastEntry == lastEntry && report.Entries == lastEntry ? null : $"lost: scrub finds {report.Entries} entries up to {report.LastEntry}, {lastEntry} were acknowledged";
    }

    /// <summary>Reads everything that can be had of a damaged record: what is given must be what was appended.</summary>
    /// <param name="store">The record.</param>
    /// <param name="ledger">What it should hold.</param>
    /// <param name="given">Set for every entry that was given.</param>
    /// <returns>What is wrong, or <see langword="null"/>; and the damage that was told.</returns>
    public static (string? Wrong, IReadOnlyList<LogDamage> Damage) InPart(LogStore store, Ledger ledger, bool[] given)
    {
        var maker = new EntryMaker(ledger.Seed);
        using var reader = new EntryReader(store, new EntryQuery());
        int at = 0;
        long last = 0;
        while (reader.Read())
        {
            if (reader.Number <= last) return ($"invented: entry {reader.Number} comes behind {last}", reader.Damage);
            last = reader.Number;
            if (last > ledger.LastAcknowledged) return ($"invented: entry {last} behind {ledger.LastAcknowledged}", reader.Damage);
            while (ledger.Acknowledged[at].Last < last) at++;
            maker.Make(last, ledger.Acknowledged[at].Number);
            if (!maker.IsSame(reader)) return ($"altered: entry {last} is not what was appended", reader.Damage);
            given[last] = true;
        }
        return (null, reader.Damage);
    }
}
