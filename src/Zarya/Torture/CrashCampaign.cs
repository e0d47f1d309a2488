using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Torture;

/// <summary>Lets the power go at every operation of workloads on a simulated disk, in several ways, and looks what is found. (C-02)</summary>
internal sealed class CrashCampaign(ulong seed, CampaignResult result, Action tick)
{
    private static readonly CrashKind[] s_kinds = [CrashKind.LoseUnsynced, CrashKind.KeepUnsynced, CrashKind.Torn, CrashKind.Torn, CrashKind.Torn, CrashKind.Torn];

    private long _left;

    public static CampaignResult Result() => new("crash at every operation", 10000,
        "torn commit cut", "crash at write .zlog", "crash at sync .zlog", "crash at sync folder", "crash at create .zlog", "crash at create .zidx", "crash at rename .znew", "crash at delete .zlog", "crash at set length .zlog",
        "unacknowledged commit was whole", "unacknowledged commit was gone", "crash while recovering", "segment compacted", "512-octet sectors", "4096-octet sectors");

    /// <summary>Runs workload after workload until there were so many states.</summary>
    public void Run(int states, int parallel)
    {
        _left = states;
        Parallel.For(0, int.MaxValue, new ParallelOptions { MaxDegreeOfParallelism = parallel }, (i, loop) =>
        {
            if (Interlocked.Read(ref _left) <= 0) loop.Stop();
            else RunWorkload(seed + (ulong)i);
        });
    }

    private void RunWorkload(ulong number)
    {
        var dice = new Dice(Dice.Mix(number, 2));
        var ledger = new Ledger(Dice.Mix(number, 3));
        int sector = dice.Once(2) ? 512 : 4096;
        result.Saw($"{sector}-octet sectors");
        var disk = new SimulatedDisk(dice.Random(), new SimulatedDiskOptions { SectorOctets = sector });
        var chance = new Dice(Dice.Mix(number, 4));
        int operation = 0;
        Workload? running = null;
        using var load = running = new Workload(new ProbedDisk(disk, Probe), ledger, dice, result);
        try
        {
            load.Open();
            load.Run(16);
        }
        catch (TortureException e)
        {
            result.Count(e.Message, () => $"--seed {number} --states 1, without a crash");
        }

        void Probe(string what)
        {
            operation++;
            foreach (CrashKind kind in s_kinds)
            {
                if (Interlocked.Decrement(ref _left) < 0) return;
                result.Saw($"crash at {what}");
                int at = operation;
                result.Count(After(disk.Crash(kind, chance.Random()), ledger.Clone(), chance, running!.NextAttempt + 1000), () => $"--seed {number} --states 1: operation {at}, {what}, {kind}");
                tick();
            }
        }
    }

    /// <summary>What is found after the crash, and whether it can be gone on with.</summary>
    private string? After(SimulatedDisk disk, Ledger ledger, Dice chance, long attempt)
    {
        try
        {
            if (chance.Once(4))
            {
                (disk, string? wrong) = CrashAgain(disk, ledger, chance);
                if (wrong is not null) return wrong;
            }
            long acknowledged = ledger.LastAcknowledged;
            bool isOpen = ledger.Possible.Count > 0;
            using (var load = new Workload(disk, ledger, chance, result) { NextAttempt = attempt })
            {
                load.Open();
                if (isOpen) result.Saw(ledger.LastAcknowledged > acknowledged ? "unacknowledged commit was whole" : "unacknowledged commit was gone");
                if (RecordCheck.Whole(load.Writer.Store, ledger) is { } wrong) return wrong;
                load.Commit(chance.Next(1, 6));
                load.Close();
            }
            using LogStore store = LogStore.Open(disk);
            return RecordCheck.Whole(store, ledger) ?? RecordCheck.Scrubbed(disk, ledger.LastAcknowledged);
        }
        catch (Exception e) when (e is TortureException or IOException or ObjectDisposedException or InvalidOperationException or InvalidDataException or ArgumentException)
        {
            return e is TortureException ? e.Message : $"stopped: {e.GetType().Name}: {e.Message}";
        }
    }

    /// <summary>The power goes a second time while the log is opened and gone on with.</summary>
    private (SimulatedDisk Disk, string? Wrong) CrashAgain(SimulatedDisk disk, Ledger ledger, Dice chance)
    {
        disk.CrashAt = chance.Next(1, 9);
        var load = new Workload(disk, ledger, chance, result) { NextAttempt = 1_000_000 };
        try
        {
            load.Open();
            for (int i = 0; i < 3; i++) load.Commit(2);
            load.Close();
        }
        catch (SimulatedCrashException)
        {
            result.Saw("crash while recovering");
        }
        catch (TortureException e)
        {
            return (disk, e.Message);
        }
        return (disk.Crash((CrashKind)chance.Next(3), chance.Random()), null);
    }
}
