using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Torture;

/// <summary>Changes records at rest and reads them: every change is told, what it did not touch is there, and what is given is what was appended. (C-03)</summary>
internal sealed class CorruptionCampaign(ulong seed, CampaignResult result, Action tick)
{
    private const int CasesOfRecord = 50;

    public static CampaignResult Result() => new("corruption at rest", 10_000,
        "bit flipped", "sector zeroed", "file truncated", "file truncated between blocks", "blocks swapped", "older copy restored", "file deleted", "octets overwritten",
        "told on opening", "told on reading", "told by scrub only", "unusable index", "went on behind damage", "record was closed", "record was not closed");

    public void Run(int cases, int parallel)
    {
        int records = (cases + CasesOfRecord - 1) / CasesOfRecord;
        Parallel.For(0, records, new ParallelOptions { MaxDegreeOfParallelism = parallel }, r => RunRecord(seed + (ulong)r, Math.Min(CasesOfRecord, cases - r * CasesOfRecord)));
    }

    private void RunRecord(ulong number, int cases)
    {
        var dice = new Dice(Dice.Mix(number, 10));
        DamagedRecord record;
        try
        {
            record = Make(number, dice);
        }
        catch (Exception e) when (e is TortureException or IOException)
        {
            result.Count(e.Message, () => $"--seed {number} --corruptions {CasesOfRecord}");
            return;
        }
        for (int i = 0; i < cases; i++)
        {
            Corruption? change = null;
            while (change is null) change = Corruption.Throw(record, dice);
            result.Saw(change.What);
            result.Saw(record.IsClosed ? "record was closed" : "record was not closed");
            string? wrong;
            try
            {
                wrong = RunOnce(record, change, dice);
            }
            catch (Exception e) when (e is TortureException or IOException or InvalidOperationException or InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException)
            {
                wrong = $"stopped: {e.GetType().Name}: {e.Message}";
            }
            int at = i;
            result.Count(wrong, () => $"--seed {number} --corruptions {CasesOfRecord}: case {at}, {change.What}, {change.File}, record {(record.IsClosed ? "closed" : "not closed")}");
            tick();
        }
    }

    private DamagedRecord Make(ulong number, Dice dice)
    {
        var ledger = new Ledger(Dice.Mix(number, 11));
        var disk = new SimulatedDisk(dice.Random(), new SimulatedDiskOptions { SectorOctets = dice.Once(2) ? 512 : 4096 });
        bool isClosed = !dice.Once(4);
        var older = new Dictionary<string, byte[]>();
        using (var load = new Workload(disk, ledger, dice, result))
        {
            load.Open();
            load.Commit(3);
            for (int step = 0; step < 20; step++)
            {
                load.Step();
                if (!dice.Once(5)) continue;
                foreach (string name in disk.List("log")) older[$"log/{name}"] = disk.Snapshot($"log/{name}");
            }
            if (isClosed) load.Close();
        }
        return new DamagedRecord(disk.Crash(CrashKind.KeepUnsynced, dice.Random()), ledger, isClosed, older);
    }

    private string? RunOnce(DamagedRecord record, Corruption change, Dice dice)
    {
        SimulatedDisk disk = change.Apply(record, dice);
        HashSet<long> reached = record.Reached(change.File, change.Octets);
        bool[] given = new bool[record.Ledger.LastAcknowledged + 1];
        bool isTold = false;
        using (LogStore store = LogStore.Open(disk))
        {
            (string? wrong, IReadOnlyList<LogDamage> damage) = RecordCheck.InPart(store, record.Ledger, given);
            if (wrong is not null) return wrong;
            if (store.Damage.Count > 0) result.Saw("told on opening");
            else if (damage.Count > 0) result.Saw("told on reading");
            isTold = store.Damage.Count > 0 || damage.Count > 0;
        }
        LogScrubReport report = LogScrub.Run(disk);
        if (report.UnusableIndexes > 0) result.Saw("unusable index");
        if (!report.IsSound && !isTold) result.Saw("told by scrub only");
        bool isDetected = isTold || !report.IsSound || report.UnusableIndexes > 0;
        long[] missing = [.. Enumerable.Range(1, given.Length - 1).Where(n => !given[n]).Select(n => (long)n)];
        if (!isDetected) return Excuse(record, change, missing);
        if (missing.FirstOrDefault(n => !reached.Contains(n)) is > 0 and var lost && !IsTorn(record, change, missing)) return $"lost: entry {lost} is in a block that nobody touched";
        if (Imprecise(report, missing) is { } imprecise && !IsTorn(record, change, missing)) return imprecise;
        return dice.Once(4) ? GoOn(record, disk, given, dice) : null;
    }

    /// <summary>What cannot be told in principle, because the same octets could be there without any change; counted apart.</summary>
    private string? Excuse(DamagedRecord record, Corruption change, long[] missing)
    {
        if (IsTorn(record, change, missing))
        {
            result.Saw("UNDETECTABLE: the end of a record that was not closed, as a crash leaves it");
            return null;
        }
        if (change.Octets is null && change.File.EndsWith(".zidx", StringComparison.Ordinal))
        {
            result.Saw("index deleted: nothing to tell");
            return null;
        }
        return $"undetected: {missing.Length} entries are missing and nobody says so";
    }

    /// <summary>Whether only entries at the end are missing, from the beginning of a commit on, in the last segment of a record that was not closed.</summary>
    private static bool IsTorn(DamagedRecord record, Corruption change, long[] missing) =>
        !record.IsClosed && change.File == record.Logs[^1] && (missing.Length == 0 || (missing[^1] - missing[0] == missing.Length - 1 && missing[^1] == record.Ledger.LastAcknowledged && record.Ledger.Acknowledged.Any(a => a.First == missing[0])));

    /// <summary>The report names exactly the entries that are missing.</summary>
    private static string? Imprecise(LogScrubReport report, long[] missing)
    {
        long[] named = [.. report.Missing.SelectMany(r => Enumerable.Range(0, (int)r.Count).Select(i => r.First + i))];
        if (named.SequenceEqual(missing)) return null;
        return $"undetected: scrub misses {named.Length} entries, {missing.Length} are";
    }

    /// <summary>Damage does not keep anybody from going on.</summary>
    private string? GoOn(DamagedRecord record, SimulatedDisk disk, bool[] given, Dice dice)
    {
        long first;
        long last;
        using (LogWriter writer = LogWriter.Open(disk, new LogOptions()))
        {
            first = writer.LastAcknowledged + 1;
            // The numbers of a lost end are given anew: no ledger can say what belongs there.
            if (first <= record.Ledger.LastAcknowledged) return null;
            var maker = new EntryMaker(record.Ledger.Seed);
            int count = dice.Next(1, 5);
            for (long number = first; number < first + count; number++)
            {
                maker.Make(number, 1_000_000);
                writer.Append(writer.Register(maker.Stream), maker.Generation, maker.Reception, maker.Octets);
            }
            last = writer.Commit();
            writer.Close();
        }
        result.Saw("went on behind damage");
        Ledger ledger = record.Ledger.Clone();
        ledger.Acknowledge(new Attempt(first, last, 1_000_000));
        bool[] later = new bool[last + 1];
        using LogStore store = LogStore.Open(disk);
        if (RecordCheck.InPart(store, ledger, later).Wrong is { } wrong) return wrong;
        for (long number = 1; number <= last; number++)
            if (!later[number] && (number >= first || given[number])) return $"lost: entry {number} behind damage, after going on";
        return null;
    }
}
