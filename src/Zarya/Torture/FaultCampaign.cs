using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Torture;

/// <summary>
/// Makes one operation after the other of a workload fail, for a while, and later takes the power away: what was acknowledged is there, what was refused is refused before anybody was told otherwise, and the log goes on. (C-05)
/// </summary>
internal sealed class FaultCampaign(ulong seed, CampaignResult result, Action tick)
{
    private const int LastFault = 150;

    public static CampaignResult Result() => new("write and sync errors", 200,
        "commit refused", "sync failed", "write failed", "sealing failed", "segment given up", "went on after an error", "error and then a crash", "opening failed", "compaction failed", "process restarted between error and crash");

    public void Run(int cases, int parallel) => Parallel.For(0, cases, new ParallelOptions { MaxDegreeOfParallelism = parallel }, i =>
    {
        ulong number = seed + (ulong)i;
        result.Count(RunOnce(number), () => $"--seed {number} --errors 1");
        tick();
    });

    private string? RunOnce(ulong number)
    {
        var dice = new Dice(Dice.Mix(number, 20));
        var ledger = new Ledger(Dice.Mix(number, 21));
        var disk = new SimulatedDisk(dice.Random(), new SimulatedDiskOptions { SectorOctets = dice.Once(2) ? 512 : 4096 });
        Plan(disk, dice);
        try
        {
            using (var load = new Workload(disk, ledger, dice, result))
            {
                // The first opening is not in question: there is nothing to lose yet.
                load.Open();
                for (int step = 0; step < 24; step++)
                {
                    bool wasRefused = load.IsRefused;
                    load.Step();
                    if (wasRefused && !load.IsRefused) result.Saw("went on after an error");
                }
                Note(load.Writer);
                if (GoOn(load, disk) is { } stuck) return stuck;
                if (RecordCheck.Whole(load.Writer.Store, ledger) is { } wrong) return wrong;
                // A restart does not know of the error; what the system forgot it must not believe.
                if (dice.Once(2))
                {
                    load.Dispose();
                    load.Open();
                    result.Saw("process restarted between error and crash");
                    if (dice.Once(2) && !load.Commit(3)) return "stopped: refused though the disk is well again";
                }
            }
            result.Saw("error and then a crash");
            return AfterCrash(disk.Crash((CrashKind)dice.Next(3), dice.Random()), ledger, dice);
        }
        catch (Exception e) when (e is TortureException or IOException or ObjectDisposedException or InvalidOperationException or InvalidDataException or ArgumentException)
        {
            return e is TortureException ? e.Message : $"stopped: {e.GetType().Name}: {e.Message}";
        }
    }

    /// <summary>A single error, some in a row, syncs alone, or many here and there.</summary>
    private static void Plan(SimulatedDisk disk, Dice dice)
    {
        int first = dice.Next(1, 120);
        switch (dice.Next(4))
        {
            case 0:
                disk.Fail(first, Fault(dice));
                break;
            case 1:
                DiskFault fault = Fault(dice);
                for (int i = 0, count = dice.Next(2, 12); i < count; i++) disk.Fail(first + i, fault);
                break;
            case 2:
                for (int i = 0, count = dice.Next(1, 4); i < count; i++) disk.FailSync(1 + first / 3 + i, dice.Once(3) ? DiskFault.Full : DiskFault.Error);
                break;
            default:
                for (int i = 1; i < LastFault; i++)
                    if (dice.Once(12)) disk.Fail(i, Fault(dice));
                break;
        }
    }

    private static DiskFault Fault(Dice dice) => (DiskFault)dice.Next(3);

    private void Note(LogWriter writer)
    {
        foreach (LogIncident incident in writer.Incidents)
        {
            if (incident.Kind == LogIncidentKind.SyncFailed)
            {
                result.Saw("sync failed");
                result.Saw("segment given up");
            }
            if (incident.Kind == LogIncidentKind.WriteFailed) result.Saw("write failed");
        }
    }

    /// <summary>The disk is well again behind what was planned: then the log is too.</summary>
    private static string? GoOn(Workload load, SimulatedDisk disk)
    {
        while (disk.Operations <= LastFault || disk.Syncs <= LastFault / 3) load.Commit(2);
        return load.Commit(2) ? null : "stopped: refused though the disk is well again";
    }

    private string? AfterCrash(SimulatedDisk disk, Ledger ledger, Dice dice)
    {
        using (var load = new Workload(disk, ledger, dice, result) { NextAttempt = 1_000_000 })
        {
            load.Open();
            if (RecordCheck.Whole(load.Writer.Store, ledger) is { } wrong) return wrong;
            load.Run(4);
            load.Close();
        }
        using LogStore store = LogStore.Open(disk);
        return RecordCheck.Whole(store, ledger) ?? RecordCheck.Scrubbed(disk, ledger.LastAcknowledged);
    }
}
