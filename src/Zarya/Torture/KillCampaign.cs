using System.Globalization;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Torture;

/// <summary>Kills a process that writes a record, at any moment, and looks whether what it said is true. (C-01)</summary>
internal sealed class KillCampaign(string folder, ulong seed, CampaignResult result, Action tick)
{
    /// <summary>A record grows and starts become slower; so now and then a new one.</summary>
    private const int KillsOfRecord = 100;

    public static CampaignResult Result() => new("kill -9 under load", 200,
        "killed before it was open", "killed after acknowledgements", "commit under way was whole", "segments sealed", "segments compacted");

    /// <summary>Runs, with a record for each core.</summary>
    public void Run(int kills, int parallel)
    {
        int records = (kills + KillsOfRecord - 1) / KillsOfRecord;
        int workers = Math.Min(parallel, Math.Max(1, kills / 4));
        if (records < workers) records = workers;
        Parallel.For(0, records, new ParallelOptions { MaxDegreeOfParallelism = workers }, record => RunRecord(record, (int)((long)kills * (record + 1) / records - (long)kills * record / records)));
    }

    private void RunRecord(int number, int kills)
    {
        string place = Path.Combine(folder, $"killed-{number}");
        var ledger = new Ledger(Dice.Mix(seed, (ulong)number));
        var dice = new Dice(ledger.Seed);
        bool isGood = true;
        for (int run = 1; run <= kills && isGood; run++, tick())
        {
            string? wrong = KillOnce(place, ledger, dice, run);
            if (wrong is null && run == kills) wrong = Finish(place, ledger);
            isGood = wrong is null;
            int at = run;
            result.Count(wrong, () => $"record {place}, seed {ledger.Seed}, run {at}");
        }
        if (isGood) Directory.Delete(place, recursive: true);
    }

    private string? KillOnce(string place, Ledger ledger, Dice dice, int run)
    {
        long before = ledger.LastAcknowledged;
        long acknowledged = before;
        string? wrong = null;
        int acks = dice.Once(5) ? 0 : dice.Next(1, 40);
        bool isOpen = false;
        using (var child = ChildProcess.Begin(TortureChild.Verb, place, ledger.Seed.ToString(CultureInfo.InvariantCulture), run.ToString(CultureInfo.InvariantCulture)))
        {
            if (acks == 0) Thread.Sleep(dice.Next(20, 220));
            while (acks > 0 && child.ReadLine() is { } line)
                if (Note(line)) acks--;
            if (acks > 0) return $"stopped: the writing process ended by itself behind entry {acknowledged}";
            Thread.SpinWait(dice.Next(200_000));
            child.Kill();
            while (child.ReadLine() is { } line) Note(line);
        }
        if (!isOpen) result.Saw("killed before it was open");
        if (acknowledged > before) result.Saw("killed after acknowledgements");
        return wrong ?? Check(place, ledger, before, acknowledged, run);

        bool Note(string line)
        {
            string[] words = line.Split(' ');
            long entry = long.Parse(words[1], CultureInfo.InvariantCulture);
            if (words[0] == "sealed") result.Saw("segments sealed");
            if (words[0] == "open")
            {
                isOpen = true;
                if (words.Length > 2) result.Saw("commit under way was cut");
                if (entry != acknowledged) wrong ??= $"{(entry < acknowledged ? "lost" : "invented")}: opened behind entry {entry}, {acknowledged} was the last";
            }
            acknowledged = entry;
            return words[0] == "ack";
        }
    }

    private string? Check(string place, Ledger ledger, long before, long acknowledged, int run)
    {
        if (acknowledged > before) ledger.Acknowledge(new Attempt(before + 1, acknowledged, run));
        using LogStore store = LogStore.Open(new FileDisk(place));
        if (store.LastEntry > acknowledged)
        {
            result.Saw("commit under way was whole");
            ledger.Begin(new Attempt(acknowledged + 1, store.LastEntry, run));
        }
        return ledger.Adopt(store) ?? RecordCheck.Whole(store, ledger, before + 1);
    }

    /// <summary>Reads the whole record once more, closes it and scrubs it.</summary>
    private string? Finish(string place, Ledger ledger)
    {
        var disk = new FileDisk(place);
        using (LogWriter writer = LogWriter.Open(disk, new LogOptions())) writer.Close();
        using LogStore store = LogStore.Open(disk);
        result.Saw("segments compacted", store.RewrittenCount);
        result.Saw("entries verified", store.EntryCount);
        return RecordCheck.Whole(store, ledger) ?? RecordCheck.Scrubbed(disk, ledger.LastAcknowledged);
    }
}
