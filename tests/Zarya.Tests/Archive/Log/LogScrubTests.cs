using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Tests.Archive.Log;

public class LogScrubTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5000)]
    public void A_sound_log_is_sound(int count)
    {
        SimulatedDisk disk = Closed(count);
        long told = 0;
        LogScrubReport report = LogScrub.Run(disk, p => told = p.Octets, TestContext.Current.CancellationToken);
        Assert.True(report.IsSound);
        Assert.Equal((count, count, 1, 0, 0), (report.Entries, report.LastEntry, report.FirstEntry, report.UnusableIndexes, report.UncountedOctets));
        Assert.True(told <= report.Octets);
    }

    [Fact]
    public void Every_flipped_bit_is_found_and_named()
    {
        SimulatedDisk disk = Closed(600);
        foreach (string name in disk.List("log").Where(n => n.EndsWith(".zlog", StringComparison.Ordinal)))
        {
            int length = disk.Snapshot($"log/{name}").Length;
            for (int at = 0; at < length; at += 13)
            {
                SimulatedDisk damaged = disk.Clone();
                damaged.FlipBit($"log/{name}", at, at % 8);
                LogScrubReport report = LogScrub.Run(damaged, cancellation: TestContext.Current.CancellationToken);
                Assert.False(report.IsSound);
                Assert.NotEmpty(report.Damage);
                Assert.Equal(600, report.Entries + report.MissingEntries);
            }
        }
    }

    [Fact]
    public void Missing_entries_are_named_one_by_one()
    {
        SimulatedDisk disk = Closed(3000);
        string[] names = [.. disk.List("log").Where(n => n.EndsWith(".zlog", StringComparison.Ordinal))];
        Assert.True(names.Length > 3);
        disk.Delete($"log/{names[1]}");
        LogScrubReport report = LogScrub.Run(disk, cancellation: TestContext.Current.CancellationToken);
        EntryRange missing = Assert.Single(report.Missing);
        LogDamage damage = Assert.Single(report.Damage);
        Assert.Equal((2, missing.First, missing.Last), (damage.Segment, damage.FirstEntry, damage.LastEntry));
        Assert.Equal(3000, report.Entries + missing.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_segment_that_is_gone_is_told_on_opening(int fromTheEnd)
    {
        SimulatedDisk disk = Closed(3000);
        string[] names = [.. disk.List("log").Where(n => n.EndsWith(".zlog", StringComparison.Ordinal))];
        disk.Delete($"log/{names[^(fromTheEnd + 1)]}");
        using LogStore store = LogStore.Open(disk);
        Assert.Contains("missing", Assert.Single(store.Damage).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_oldest_segment_must_be_retired_to_go()
    {
        SimulatedDisk disk = Closed(3000);
        disk.Delete("log/00000001.zlog");
        LogScrubReport report = LogScrub.Run(disk, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(1, Assert.Single(report.Missing).First);
        Assert.Equal(1, report.FirstEntry);
    }

    [Fact]
    public void An_index_is_not_believed_and_its_damage_is_none()
    {
        SimulatedDisk disk = Closed(3000);
        string index = disk.List("log").First(n => n.EndsWith(".zidx", StringComparison.Ordinal));
        disk.FlipBit($"log/{index}", 50, 3);
        LogScrubReport report = LogScrub.Run(disk, cancellation: TestContext.Current.CancellationToken);
        Assert.True(report.IsSound);
        Assert.Equal(1, report.UnusableIndexes);
    }

    [Fact]
    public void Ranges_of_missing_numbers_do_not_depend_on_pages()
    {
        var tally = new EntryTally();
        for (long n = 1; n <= 300_000; n++)
            if (n is not (1 or 2 or 65_535 or 65_536 or 131_072) && n is < 200_000 or > 280_000) Assert.True(tally.TryAdd(n));
        Assert.False(tally.TryAdd(3));
        Assert.Equal([new(1, 2), new(65_535, 65_536), new(131_072, 131_072), new(200_000, 280_000), new(300_001, 400_000)], tally.Missing(1, 400_000));
        Assert.Equal([], tally.Missing(3, 100));
    }

    private static SimulatedDisk Closed(int count)
    {
        SimulatedDisk disk = LogMaking.Disk();
        using (LogWriter writer = LogWriter.Open(disk, LogMaking.Small))
        {
            for (int done = 0; done < count; done += 200)
            {
                LogMaking.Append(writer, 7, done, Math.Min(200, count - done), 50);
                writer.TrySeal();
            }
            writer.Close();
        }
        return disk.Crash(CrashKind.KeepUnsynced);
    }
}
