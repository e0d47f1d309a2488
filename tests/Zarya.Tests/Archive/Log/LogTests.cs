using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Time;

namespace Zarya.Tests.Archive.Log;

public class LogTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 3)]
    [InlineData(1000, 7)]
    [InlineData(5000, 100)]
    [InlineData(20_000, 5000)]
    public void What_was_appended_is_read(int count, int commitEvery)
    {
        SimulatedDisk disk = LogMaking.Disk();
        using (LogWriter writer = LogWriter.Open(disk, LogMaking.Small))
        {
            LogMaking.Append(writer, 7, 0, count, commitEvery);
            Assert.Equal(count, writer.LastAcknowledged);
            Assert.Equal(count, LogMaking.AssertSame(writer.Store, 7));
            writer.Close();
        }
        using LogStore store = LogStore.Open(disk);
        Assert.Empty(store.Damage);
        Assert.Equal(count, store.LastEntry);
        Assert.Equal(count, store.EntryCount);
        Assert.Equal(count, LogMaking.AssertSame(store, 7));
    }

    [Fact]
    public void Numbers_go_on_after_a_restart()
    {
        SimulatedDisk disk = LogMaking.Disk();
        for (int run = 0; run < 5; run++)
        {
            using LogWriter writer = LogWriter.Open(disk, LogMaking.Small);
            Assert.Equal(run * 700, writer.LastAcknowledged);
            LogMaking.Append(writer, 7, run * 700, 700);
            if (run % 2 == 0) writer.Close();
        }
        using LogStore store = LogStore.Open(disk);
        Assert.Equal(3500, LogMaking.AssertSame(store, 7));
    }

    [Fact]
    public void Reading_backwards_and_in_part_gives_the_same_entries()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = LogWriter.Open(disk, LogMaking.Small);
        LogMaking.Append(writer, 7, 0, 3000, 250);
        Assert.Equal(3000, LogMaking.AssertSame(writer.Store, 7, new EntryQuery { IsBackwards = true }));
        Assert.Equal(801, LogMaking.AssertSame(writer.Store, 7, new EntryQuery { FirstEntry = 1200, LastEntry = 2000 }));
        Made from = LogMaking.Entry(7, 1000);
        Assert.Equal(2000, LogMaking.AssertSame(writer.Store, 7, new EntryQuery { ReceivedFrom = from.Reception }));
        Assert.Equal(1000, LogMaking.AssertSame(writer.Store, 7, new EntryQuery { ReceivedBefore = from.Reception, IsBackwards = true }));
        Assert.Equal(Enumerable.Range(0, 3000).Count(i => LogMaking.Entry(7, i).Stream.Apid == 102), LogMaking.AssertSame(writer.Store, 7, new EntryQuery { Streams = s => s.Apid == 102 }));
    }

    [Fact]
    public void A_second_writer_is_refused_and_a_reader_is_not()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = LogWriter.Open(disk, LogMaking.Small);
        LogMaking.Append(writer, 7, 0, 50);
        Assert.Throws<LogInUseException>(() => LogWriter.Open(disk, LogMaking.Small));
        using LogStore store = LogStore.Open(disk);
        Assert.Equal(50, LogMaking.AssertSame(store, 7));
        LogMaking.Append(writer, 7, 50, 1950);
        store.Refresh();
        Assert.Equal(2000, LogMaking.AssertSame(store, 7));
    }

    [Fact]
    public void What_is_not_committed_is_not_read()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = LogWriter.Open(disk, LogMaking.Small);
        LogMaking.Append(writer, 7, 0, 10);
        int stream = writer.Register(new StreamKey(EntryKind.Event, "operator", 0));
        Assert.Equal(11, writer.Append(stream, Instant.MinValue, Instant.MaxValue, "x"u8));
        Assert.Equal(10, LogMaking.AssertSame(writer.Store, 7));
        writer.Abandon();
        Assert.Equal(10, writer.Commit());
        LogMaking.Append(writer, 7, 10, 10);
        Assert.Equal(20, LogMaking.AssertSame(writer.Store, 7));
    }

    [Fact]
    public void A_full_disk_refuses_and_the_log_goes_on_when_there_is_space()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = LogWriter.Open(disk, LogMaking.Small);
        LogMaking.Append(writer, 7, 0, 500);
        disk.Capacity = disk.Used + 1000;
        Assert.Throws<LogRefusedException>(() => LogMaking.Append(writer, 7, 500, 500, 1000));
        Assert.Equal(500, writer.LastAcknowledged);
        Assert.Equal(500, LogMaking.AssertSame(writer.Store, 7));
        Assert.Equal(LogIncidentKind.DiskFull, Assert.Single(writer.Incidents).Kind);
        disk.Capacity = long.MaxValue;
        LogMaking.Append(writer, 7, 500, 500);
        Assert.Equal(1000, LogMaking.AssertSame(writer.Store, 7));
    }

    [Fact]
    public void Entries_that_have_become_blocks_are_committed_before_their_segment_is_sealed()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = LogWriter.Open(disk, LogMaking.Small);
        LogMaking.Append(writer, 7, 0, 100);
        for (long i = 100; i < 1000; i++)
        {
            Made made = LogMaking.Entry(7, i);
            writer.Append(writer.Register(made.Stream), made.Generation, made.Reception, made.Octets);
        }
        // Blocks that were made for one segment must not be written to the next one.
        Assert.False(writer.TrySeal());
        Assert.Equal(1000, writer.Commit());
        Assert.True(writer.TrySeal());
        Assert.Equal(1000, LogMaking.AssertSame(writer.Store, 7));
        Assert.True(LogScrub.Run(disk, cancellation: TestContext.Current.CancellationToken).IsSound);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(1000)]
    [InlineData(20_000)]
    public void The_log_is_the_same_with_an_encoding_thread(int commitEvery)
    {
        (SimulatedDisk with, SimulatedDisk without) = (LogMaking.Disk(), LogMaking.Disk());
        using var thread = new EncodingThread();
        foreach ((SimulatedDisk disk, EncodingThread? encoding) in new[] { (with, thread), (without, null) })
        {
            using LogWriter writer = LogWriter.Open(disk, LogMaking.Small, encoding);
            LogMaking.Append(writer, 7, 0, 20_000, commitEvery);
            for (int i = 0; i < 3000; i++)
            {
                Made made = LogMaking.Entry(8, i);
                writer.Append(writer.Register(made.Stream), made.Generation, made.Reception, made.Octets);
            }
            writer.Abandon();
            LogMaking.Append(writer, 7, 20_000, 3000, commitEvery);
            writer.Close();
        }
        using LogStore store = LogStore.Open(with);
        Assert.Equal(23_000, LogMaking.AssertSame(store, 7));
        Assert.Equal(without.List("log"), with.List("log"));
        foreach (string name in with.List("log")) Assert.True(Octets(without, "log/" + name).AsSpan().SequenceEqual(Octets(with, "log/" + name)), name);
    }

    [Fact]
    public void What_fails_on_an_encoding_thread_is_refused_and_the_log_goes_on()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using var thread = new EncodingThread();
        using LogWriter writer = LogWriter.Open(disk, new LogOptions { BlockOctets = 4096, EarlyOctets = 4096 }, thread);
        LogMaking.Append(writer, 7, 0, 100);
        disk.Capacity = disk.Used + 1000;
        for (int i = 0; i < 3; i++)
        {
            Assert.Throws<LogRefusedException>(() => LogMaking.Append(writer, 7, 100, 20_000, 20_000));
            Assert.Equal((100, 0), (writer.LastAcknowledged, writer.Pending));
        }
        disk.Capacity = long.MaxValue;
        LogMaking.Append(writer, 7, 100, 20_000, 20_000);
        Assert.Equal(20_100, LogMaking.AssertSame(writer.Store, 7));
        Assert.True(LogScrub.Run(disk, cancellation: TestContext.Current.CancellationToken).IsSound);
    }

    private static byte[] Octets(SimulatedDisk disk, string name)
    {
        using IDiskFile file = disk.Open(name, DiskAccess.Read);
        byte[] octets = new byte[file.Length];
        Assert.Equal(octets.Length, file.Read(0, octets));
        return octets;
    }
}
