using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Torture;

/// <summary>Fills the simulated disk at every stage of a workload and makes room again later: refused while it is full, nothing lost, and it goes on by itself. (C-04)</summary>
internal sealed class FullCampaign(ulong seed, CampaignResult result, Action tick)
{
    private const int Steps = 24;

    public static CampaignResult Result() => new("disk full", 50, "commit refused", "sealing failed", "went on with room again", "full and then a crash", "full, part of a write done", "full, nothing of a write done");

    public void Run(int cases, int parallel) => Parallel.For(0, cases, new ParallelOptions { MaxDegreeOfParallelism = parallel }, i =>
    {
        ulong number = seed + (ulong)i;
        result.Count(RunOnce(number), () => $"--seed {number} --full 1");
        tick();
    });

    private string? RunOnce(ulong number)
    {
        var dice = new Dice(Dice.Mix(number, 30));
        var ledger = new Ledger(Dice.Mix(number, 31));
        bool isPart = dice.Once(2);
        result.Saw(isPart ? "full, part of a write done" : "full, nothing of a write done");
        var disk = new SimulatedDisk(dice.Random(), new SimulatedDiskOptions { SectorOctets = dice.Once(2) ? 512 : 4096, WritesPartWhenFull = isPart });
        try
        {
            using (var load = new Workload(disk, ledger, dice, result))
            {
                load.Open();
                int from = dice.Next(Steps);
                load.Run(from);
                disk.Capacity = disk.Used + (dice.Once(4) ? dice.Next(200) : dice.Next(12_000));
                load.Run(Steps - from);
                // Whatever the disk has room for now, reading is not touched.
                if (RecordCheck.Whole(load.Writer.Store, ledger) is { } unread) return unread;
                if (dice.Once(3)) disk = CrashFull(disk);
                else
                {
                    bool wasRefused = load.IsRefused;
                    disk.Capacity = long.MaxValue;
                    if (!load.Commit(3)) return "stopped: refused though there is room again";
                    if (wasRefused) result.Saw("went on with room again");
                    load.Close();
                }
            }
            return Finish(disk, ledger, dice);
        }
        catch (Exception e) when (e is TortureException or IOException or ObjectDisposedException or InvalidOperationException or InvalidDataException or ArgumentException)
        {
            return e is TortureException ? e.Message : $"stopped: {e.GetType().Name}: {e.Message}";
        }

        SimulatedDisk CrashFull(SimulatedDisk full)
        {
            result.Saw("full and then a crash");
            SimulatedDisk left = full.Crash((CrashKind)dice.Next(3), dice.Random());
            left.Capacity = long.MaxValue;
            return left;
        }
    }

    private string? Finish(SimulatedDisk disk, Ledger ledger, Dice dice)
    {
        using (var load = new Workload(disk, ledger, dice, result) { NextAttempt = 1_000_000 })
        {
            load.Open();
            if (RecordCheck.Whole(load.Writer.Store, ledger) is { } wrong) return wrong;
            load.Commit(3);
            load.Close();
        }
        using LogStore store = LogStore.Open(disk);
        return RecordCheck.Whole(store, ledger) ?? RecordCheck.Scrubbed(disk, ledger.LastAcknowledged);
    }
}
