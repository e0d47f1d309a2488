using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Tests.Archive.Log;

public class CompactionTests
{
    [Theory]
    [InlineData(3, 400)]
    [InlineData(100, 4000)]
    [InlineData(3000, 12_000)]
    public void Entries_stay_and_octets_go(int commitEvery, int count)
    {
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = LogWriter.Open(disk, LogMaking.Small);
        LogMaking.Append(writer, 3, 0, count, commitEvery);
        Assert.True(writer.TrySeal());
        using var old = new EntryReader(writer.Store, new EntryQuery());
        Assert.True(old.Read());
        long before = writer.Store.Octets;
        Compact(writer);
        Assert.Equal(count, LogMaking.AssertSame(writer.Store, 3));
        Assert.True(writer.Store.Octets < before);
        // A reader that had begun goes on with the files that it knows.
        int rest = 1;
        while (old.Read()) rest++;
        Assert.Equal(count, rest);
        Assert.Empty(old.Damage);
        using LogStore store = LogStore.Open(disk);
        Assert.Equal(count, LogMaking.AssertSame(store, 3));
        Assert.Empty(store.Damage);
        Assert.Equal(count, store.LastEntry);
    }

    [Fact]
    public void Writing_goes_on_in_between_and_small_segments_become_one()
    {
        SimulatedDisk disk = LogMaking.Disk();
        for (int run = 0; run < 40; run++)
        {
            using LogWriter writer = LogWriter.Open(disk, LogMaking.Small);
            LogMaking.Append(writer, 3, run * 30, 30, 7);
            writer.TrySeal();
            Compact(writer);
        }
        using LogStore store = LogStore.Open(disk);
        Assert.Equal(1200, LogMaking.AssertSame(store, 3));
        Assert.InRange(disk.List("log").Count(n => n.EndsWith(".zlog", StringComparison.Ordinal)), 2, 6);
        using LogWriter last = LogWriter.Open(disk, LogMaking.Small);
        LogMaking.Append(last, 3, 1200, 30);
        Assert.Equal(1230, LogMaking.AssertSame(last.Store, 3));
    }

    [Fact]
    public void Crash_at_every_step_leaves_old_or_new()
    {
        SimulatedDisk begin = LogMaking.Disk();
        using (LogWriter writer = LogWriter.Open(begin, LogMaking.Small))
        {
            LogMaking.Append(writer, 3, 0, 600, 20);
            writer.Close();
        }
        bool isFinished = false;
        for (long step = 1; !isFinished; step++)
        {
            SimulatedDisk disk = begin.Clone(new Random((int)step));
            disk.CrashAt = disk.Operations + step;
            try
            {
                using LogWriter writer = LogWriter.Open(disk, LogMaking.Small);
                Compact(writer);
                isFinished = true;
            }
            catch (SimulatedCrashException)
            {
                // The power went.
            }
            foreach (CrashKind kind in Enum.GetValues<CrashKind>())
            {
                SimulatedDisk after = disk.Crash(kind, new Random((int)step));
                using LogWriter writer = LogWriter.Open(after, LogMaking.Small);
                Assert.Equal(600, LogMaking.AssertSame(writer.Store, 3));
                Assert.Empty(writer.Store.Damage);
                LogMaking.Append(writer, 3, 600, 30);
                Compact(writer);
                Assert.Equal(630, LogMaking.AssertSame(writer.Store, 3));
            }
        }
    }

    private static void Compact(LogWriter writer)
    {
        var compaction = new Compaction(writer);
        while (compaction.RunOnce(TestContext.Current.CancellationToken)) Assert.True(compaction.Octets.After > 0);
    }
}
