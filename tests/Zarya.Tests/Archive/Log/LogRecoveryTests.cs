using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Tests.Archive.Log;

/// <summary>What the campaigns of <c>zarya torture</c> found, or what was found while they were written, each by itself.</summary>
public class LogRecoveryTests
{
    /// <summary>A header of the next segment may be on the disk though its making failed: it says how much of this one counts, so that nothing may be acknowledged behind that.</summary>
    [Fact]
    public void Nothing_is_acknowledged_behind_a_seal_that_failed()
    {
        for (int failing = 1; failing <= 6; failing++)
        {
            foreach (CrashKind kind in Enum.GetValues<CrashKind>())
            {
                SimulatedDisk disk = LogMaking.Disk();
                using LogWriter writer = LogWriter.Open(disk, LogMaking.Small);
                LogMaking.Append(writer, 7, 0, 100);
                disk.Fail(disk.Operations + failing, DiskFault.Error);
                writer.TrySeal();
                LogMaking.Append(writer, 7, writer.LastAcknowledged, 100);
                LogMaking.Append(writer, 7, writer.LastAcknowledged, 100);
                AssertSound(disk.Crash(kind, new Random(failing)), writer.LastAcknowledged);
            }
        }
    }

    /// <summary>Blocks that were written early and given up lie where the next attempt writes: a crash may leave some of each, and together they are no commit.</summary>
    [Fact]
    public void Blocks_of_two_attempts_are_no_commit()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            SimulatedDisk disk = LogMaking.Disk(seed);
            using LogWriter writer = LogWriter.Open(disk, new LogOptions { BlockOctets = 4096, SegmentOctets = 64 * 1024, EarlyOctets = 4096 });
            LogMaking.Append(writer, 7, 0, 10);
            Pend(writer, 8, 10, 300);
            writer.Abandon();
            Pend(writer, 7, 10, 300);
            disk.CrashAt = disk.Operations + 2;
            Assert.Throws<SimulatedCrashException>(() => writer.Commit());
            SimulatedDisk left = disk.Crash(CrashKind.Torn, new Random(seed));
            using LogWriter again = LogWriter.Open(left, LogMaking.Small);
            Assert.Empty(again.Store.Damage);
            Assert.True(again.LastAcknowledged is 10 or 310);
            Assert.Equal(again.LastAcknowledged, LogMaking.AssertSame(again.Store, 7));
        }
    }

    /// <summary>After a failed sync the pages are readable and on no disk; whoever opens the log after a restart cannot know.</summary>
    [Fact]
    public void What_a_failed_sync_left_is_written_again_after_a_restart()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using (LogWriter writer = LogWriter.Open(disk, LogMaking.Small))
        {
            LogMaking.Append(writer, 7, 0, 10);
            disk.FailSync(disk.Syncs + 1);
            Assert.Throws<LogRefusedException>(() => LogMaking.Append(writer, 7, 10, 10));
        }
        using LogWriter again = LogWriter.Open(disk, LogMaking.Small);
        Assert.Equal(20, again.LastAcknowledged);
        LogMaking.Append(again, 7, 20, 10);
        AssertSound(disk.Crash(CrashKind.LoseUnsynced), 30);
    }

    [Fact]
    public void A_segment_whose_name_never_was_synced_is_made_again_after_a_restart()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using (LogWriter writer = LogWriter.Open(disk, LogMaking.Small))
        {
            LogMaking.Append(writer, 7, 0, 10);
            // Delete, create, write, sync, and then the folder.
            disk.Fail(disk.Operations + 5, DiskFault.Error);
            Assert.False(writer.TrySeal());
        }
        using LogWriter again = LogWriter.Open(disk, LogMaking.Small);
        LogMaking.Append(again, 7, 10, 10);
        AssertSound(disk.Crash(CrashKind.LoseUnsynced), 20);
    }

    [Fact]
    public void A_log_is_opened_while_the_disk_is_full()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using (LogWriter writer = LogWriter.Open(disk, LogMaking.Small))
        {
            LogMaking.Append(writer, 7, 0, 100);
            writer.Close();
        }
        disk.Capacity = disk.Used;
        using LogWriter again = LogWriter.Open(disk, LogMaking.Small);
        Assert.Throws<LogRefusedException>(() => LogMaking.Append(again, 7, 100, 1));
        disk.Capacity = long.MaxValue;
        LogMaking.Append(again, 7, 100, 1);
        Assert.Equal(101, LogMaking.AssertSame(again.Store, 7));
    }

    [Fact]
    public void A_log_with_a_cut_end_is_sealed_when_it_is_closed()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using (LogWriter writer = LogWriter.Open(disk, LogMaking.Small)) LogMaking.Append(writer, 7, 0, 200);
        disk = disk.Crash(CrashKind.KeepUnsynced);
        disk.Truncate("log/00000001.zlog", disk.Snapshot("log/00000001.zlog").Length - 1);
        using (LogWriter writer = LogWriter.Open(disk, LogMaking.Small))
        {
            Assert.Equal(LogIncidentKind.CutAtOpen, Assert.Single(writer.Incidents).Kind);
            writer.Close();
        }
        Assert.Equal(["00000001.zidx", "00000001.zlog", "00000002.zlog"], disk.List("log"));
        AssertSound(disk, 100);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(63)]
    public void A_damaged_header_of_an_empty_segment_is_told(int octet)
    {
        SimulatedDisk disk = LogMaking.Disk();
        using (LogWriter writer = LogWriter.Open(disk, LogMaking.Small))
        {
            LogMaking.Append(writer, 7, 0, 100);
            writer.Close();
        }
        disk.FlipBit("log/00000002.zlog", octet, 1);
        using LogWriter again = LogWriter.Open(disk, LogMaking.Small);
        Assert.NotEmpty(again.Store.Damage);
        LogMaking.Append(again, 7, 100, 10);
        using LogStore store = LogStore.Open(disk);
        Assert.NotEmpty(store.Damage);
        Assert.Equal(110, LogMaking.AssertSame(store, 7));
    }

    /// <summary>The next segment says how long this one was before it was written anew; without its own header its blocks must tell.</summary>
    [Fact]
    public void A_damaged_header_of_a_segment_written_anew_costs_no_entry()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using (LogWriter writer = LogWriter.Open(disk, LogMaking.Small))
        {
            LogMaking.Append(writer, 7, 0, 1000);
            writer.TrySeal();
            Assert.True(new Compaction(writer).RunOnce(TestContext.Current.CancellationToken));
            writer.Close();
        }
        disk = disk.Crash(CrashKind.KeepUnsynced);
        disk.FlipBit("log/00000001.zlog", 8, 0);
        using LogStore store = LogStore.Open(disk);
        Assert.Single(store.Damage);
        Assert.Equal(1000, LogMaking.AssertSame(store, 7));
        LogScrubReport report = LogScrub.Run(disk, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((1000, 0), (report.Entries, report.MissingEntries));
    }

    [Fact]
    public void A_segment_that_was_never_begun_does_not_keep_a_reader_from_seeing_more()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = LogWriter.Open(disk, LogMaking.Small);
        LogMaking.Append(writer, 7, 0, 10);
        disk.Open("log/00000002.zlog", DiskAccess.Create).Dispose();
        using LogStore store = LogStore.Open(disk);
        LogMaking.Append(writer, 7, 10, 10);
        store.Refresh();
        Assert.Equal(20, LogMaking.AssertSame(store, 7));
        Assert.Empty(store.Damage);
    }

    /// <summary>Every segment was sealed behind its first commit: its age was counted from the year 1958.</summary>
    [Fact]
    public void A_young_segment_goes_on()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = LogWriter.Open(disk, LogMaking.Small);
        LogMaking.Append(writer, 7, 0, 10);
        LogMaking.Append(writer, 7, 10, 10);
        Assert.Equal(["00000001.zlog"], disk.List("log"));
    }

    private static void Pend(LogWriter writer, int seed, long from, int count)
    {
        for (long i = from; i < from + count; i++)
        {
            Made made = LogMaking.Entry(seed, i);
            writer.Append(writer.Register(made.Stream), made.Generation, made.Reception, made.Octets);
        }
    }

    /// <summary>Opens, reads and scrubs.</summary>
    private static void AssertSound(SimulatedDisk disk, long entries)
    {
        using (LogWriter writer = LogWriter.Open(disk, LogMaking.Small))
        {
            Assert.Equal(entries, writer.LastAcknowledged);
            Assert.Equal(entries, LogMaking.AssertSame(writer.Store, 7));
            Assert.Empty(writer.Store.Damage);
        }
        LogScrubReport report = LogScrub.Run(disk, cancellation: TestContext.Current.CancellationToken);
        Assert.True(report.IsSound);
        Assert.Equal(entries, report.Entries);
    }
}
