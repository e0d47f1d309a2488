using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Links;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Tests.Server.Running;

/// <summary>The recorder tells nothing to be stored that is not, and loses nothing that it told.</summary>
public class RecorderTests
{
    private static readonly StreamKey s_events = new(EntryKind.Event, "events", 0);

    [Fact]
    public async Task What_is_told_to_be_durable_is_there_after_the_power_fails()
    {
        var disk = new SimulatedDisk(new Random(1));
        Recorder recorder = Start(disk);
        long number = await recorder.AppendAsync(s_events, Time(1), Time(2), "kept"u8.ToArray());
        Assert.Equal(1, number);
        Assert.True(await recorder.PutAsync(Batch(3), CancellationToken.None));
        await recorder.FlushAsync(CancellationToken.None);
        Assert.Equal(4, recorder.LastDurable);
        SimulatedDisk after = disk.Crash(CrashKind.LoseUnsynced);
        recorder.Abandon();
        Assert.Equal(["kept", "\u0001\u0064\0", "\u0001\u0064\u0001", "\u0001\u0064\u0002"], Entries(after));
    }

    [Fact]
    public async Task A_full_disk_loses_nothing_while_there_is_memory()
    {
        var disk = new SimulatedDisk(new Random(1));
        var told = new List<string?>();
        Recorder recorder = Make(disk, new RecorderOptions { RetryInterval = TimeSpan.FromMilliseconds(1), Compacts = false });
        recorder.TroubleChanged = t =>
        {
            lock (told) told.Add(t);
        };
        recorder.Start();
        await recorder.AppendAsync(s_events, Time(1), Time(1), "before"u8.ToArray());
        long durable = recorder.LastDurable;
        disk.Capacity = disk.Used;
        Assert.True(await recorder.PutAsync(Batch(1), CancellationToken.None));
        // Somebody who waits is told that it is not stored; the packet waits in memory.
        await Assert.ThrowsAsync<LogRefusedException>(async () => await recorder.AppendAsync(s_events, Time(2), Time(2), "refused"u8.ToArray()));
        Assert.Contains("space", recorder.Trouble, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(durable, recorder.LastDurable);
        Assert.True(recorder.TryAppend(s_events, Time(3), Time(3), "waits"u8.ToArray()));
        disk.Capacity = long.MaxValue;
        await SettledAsync(recorder);
        Assert.Null(recorder.Trouble);
        Assert.Equal(0, recorder.Report.GivenUp);
        recorder.Dispose();
        Assert.Equal(["before", "\u0001\u0064\0", "waits"], Entries(disk));
        lock (told) Assert.Equal([false, true], told.Select(t => t is null));
    }

    [Fact]
    public async Task A_failed_sync_is_no_storage()
    {
        var disk = new SimulatedDisk(new Random(1));
        Recorder recorder = Start(disk);
        await recorder.AppendAsync(s_events, Time(1), Time(1), "one"u8.ToArray());
        disk.FailSync(disk.Syncs + 1);
        Assert.True(await recorder.PutAsync(Batch(2), CancellationToken.None));
        await SettledAsync(recorder);
        Assert.Equal(3, recorder.LastDurable);
        SimulatedDisk after = disk.Crash(CrashKind.LoseUnsynced);
        recorder.Abandon();
        Assert.Equal(["one", "\u0001\u0064\0", "\u0001\u0064\u0001"], Entries(after));
    }

    [Fact]
    public async Task What_no_memory_holds_is_given_up_oldest_first_and_counted()
    {
        var disk = new SimulatedDisk(new Random(1));
        Recorder recorder = Make(disk, new RecorderOptions { HeldOctets = 1000, RetryInterval = TimeSpan.FromMilliseconds(1), Compacts = false });
        recorder.Start();
        await recorder.AppendAsync(s_events, Time(1), Time(1), "one"u8.ToArray());
        disk.Capacity = disk.Used;
        await Assert.ThrowsAsync<LogRefusedException>(async () => await recorder.AppendAsync(s_events, Time(1), Time(1), "refused"u8.ToArray()));
        for (byte i = 0; i < 100; i++) Assert.True(recorder.TryAppend(s_events, Time(i), Time(i), new byte[] { i }));
        await Assert.ThrowsAsync<LogRefusedException>(async () => await recorder.FlushAsync(CancellationToken.None));
        disk.Capacity = long.MaxValue;
        await SettledAsync(recorder);
        long givenUp = recorder.Report.GivenUp;
        recorder.Dispose();
        string[] entries = Entries(disk);
        Assert.InRange(givenUp, 80, 99);
        Assert.Equal(100 - givenUp, entries.Length - 1);
        Assert.Equal("c", entries[^1]);
    }

    [Fact]
    public async Task Closing_writes_what_waits()
    {
        var disk = new SimulatedDisk(new Random(1));
        Recorder recorder = Start(disk);
        for (int i = 0; i < 50; i++) Assert.True(await recorder.PutAsync(Batch(10), CancellationToken.None));
        recorder.Dispose();
        Assert.Equal(500, Entries(disk).Length);
        Assert.False(await recorder.PutAsync(Batch(1), CancellationToken.None));
        await Assert.ThrowsAsync<LogRefusedException>(async () => await recorder.AppendAsync(s_events, Time(1), Time(1), default));
    }

    [Fact]
    public async Task Generation_times_come_from_the_clock_of_the_link()
    {
        var disk = new SimulatedDisk(new Random(1));
        var recorder = new Recorder(LogWriter.Open(disk, new LogOptions()), new RecorderOptions(), TimeProvider.System, () => Time(0), link => link == "link" ? new CountingClock() : null);
        recorder.Start();
        await recorder.PutAsync(Batch(2), CancellationToken.None);
        await recorder.FlushAsync(CancellationToken.None);
        recorder.UseClocks(_ => null);
        await recorder.PutAsync(Batch(1), CancellationToken.None);
        recorder.Dispose();
        using LogStore store = LogStore.Open(disk);
        using var reader = new EntryReader(store, new EntryQuery());
        var times = new List<long>();
        while (reader.Read()) times.Add(reader.Generation.TaiNanoseconds);
        Assert.Equal([101, 102, Time(100).TaiNanoseconds], times);
    }

    [Fact]
    public async Task Names_that_no_stream_can_have_are_refused()
    {
        using Recorder recorder = Start(new SimulatedDisk(new Random(1)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await recorder.AppendAsync(new StreamKey(EntryKind.Event, new string('x', 65), 0), Time(1), Time(1), default));
        await Assert.ThrowsAsync<ArgumentException>(async () => await recorder.AppendAsync(default, Time(1), Time(1), default));
        Assert.Equal(1, await recorder.AppendAsync(s_events, Time(1), Time(1), default));
    }

    private static Recorder Start(SimulatedDisk disk)
    {
        Recorder recorder = Make(disk, new RecorderOptions { RetryInterval = TimeSpan.FromMilliseconds(1), Compacts = false });
        recorder.Start();
        return recorder;
    }

    private static Recorder Make(SimulatedDisk disk, RecorderOptions options) => new(LogWriter.Open(disk, options.Log), options, TimeProvider.System, () => Time(0), _ => null);

    private static async Task SettledAsync(Recorder recorder)
    {
        while (true)
        {
            try
            {
                await recorder.FlushAsync(TestContext.Current.CancellationToken);
                return;
            }
            catch (LogRefusedException)
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }
        }
    }

    private static PacketBatch Batch(int count)
    {
        var batch = new PacketBatch("link");
        for (byte i = 0; i < count; i++) batch.Add([1, 100, i], Time(100));
        return batch;
    }

    private static Instant Time(long seconds) => Instant.FromTaiNanoseconds(seconds * 1_000_000_000);

    private static string[] Entries(SimulatedDisk disk)
    {
        using LogStore store = LogStore.Open(disk);
        using var reader = new EntryReader(store, new EntryQuery());
        var entries = new List<string>();
        while (reader.Read()) entries.Add(System.Text.Encoding.Latin1.GetString(reader.Octets));
        return [.. entries];
    }

    private sealed class CountingClock : IGenerationClock
    {
        private long _count = 100;

        public bool TryRead(ReadOnlySpan<byte> packet, out Instant time)
        {
            time = Instant.FromTaiNanoseconds(++_count);
            return true;
        }
    }
}
