using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Archive.Views.Samples;
using Zarya.Tests.Archive.Log;
using Zarya.Time;

namespace Zarya.Tests.Archive.Views;

/// <summary>Sampled history against the samples themselves, whatever the order in which they came in and however many there are already.</summary>
public class ParameterSamplesTests
{
    private static readonly Telemetry s_telemetry = new();

    [Theory]
    [InlineData(1, 30_000, 1)]
    [InlineData(1, 30_000, 10)]
    [InlineData(2, 30_000, 25)]
    [InlineData(3, 30_000, 77)]
    [InlineData(4, 30_000, 1000)]
    public void Bins_hold_what_the_samples_say(int seed, int seconds, int count)
    {
        var random = new Random(seed);
        List<Made> made = Packets(seconds, random);
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = Telemetry.Write(disk, made.Take(20_000), 500);
        using var samples = new ParameterSamples(writer.Store, s_telemetry.Reader("TEMPERATURE"), "t");
        foreach (int known in new[] { 20_000, 20_001, 25_000, made.Count })
        {
            Telemetry.Append(writer, made.Skip((int)writer.LastAcknowledged).Take(known - (int)writer.LastAcknowledged), 500);
            foreach ((long from, long before) in new[] { (0, seconds), (-500, seconds + 500), (777, 20_013), (5000, 5001) })
                AssertBins(samples, made.Take(known), At(from) + Duration.FromNanoseconds(random.Next(2) * 123_456_789), At(before), count);
        }
        // Again from the file.
        samples.Refresh();
        using LogStore store = LogStore.Open(disk);
        using var again = new ParameterSamples(store, s_telemetry.Reader("TEMPERATURE"), "t");
        AssertBins(again, made, At(-3), At(seconds), count);
    }

    [Fact]
    public void A_late_packet_costs_what_is_around_it()
    {
        List<Made> made = [.. Enumerable.Range(0, 250_000).Where(i => i != 70_000).Select(i => Telemetry.Packet(i))];
        using LogWriter writer = Telemetry.Write(LogMaking.Disk(), made, 10_000, new LogOptions());
        using var samples = new ParameterSamples(writer.Store, s_telemetry.Reader("TEMPERATURE"), "t");
        Assert.Equal(made.Count, samples.Get(At(0), At(250_000), 100).Sum(b => b.Count));
        long read = samples.SamplesRead;
        Telemetry.Append(writer, [Telemetry.Packet(70_000)], 1);
        IReadOnlyList<SampleBin> bins = samples.Get(At(0), At(250_000), 100);
        Assert.Equal(250_000, bins.Sum(b => b.Count));
        Assert.InRange(samples.SamplesRead - read, 1, 1000);
        // From the disk, after a restart.
        using LogStore store = LogStore.Open(writer.Store.Disk);
        using var again = new ParameterSamples(store, s_telemetry.Reader("TEMPERATURE"), "t");
        Assert.Equal(bins, again.Get(At(0), At(250_000), 100));
        Assert.InRange(again.SamplesRead, 1, 2000);
    }

    [Fact]
    public void A_damaged_view_is_made_again()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = Telemetry.Write(disk, Enumerable.Range(0, 250_000).Select(i => Telemetry.Packet(i)), 10_000, new LogOptions());
        using var samples = new ParameterSamples(writer.Store, s_telemetry.Reader("TEMPERATURE"), "t");
        IReadOnlyList<SampleBin> bins = samples.Get(At(0), At(250_000), 100);
        string name = "views/" + Assert.Single(disk.List("views"));
        byte[] whole = new byte[disk.Open(name, DiskAccess.Read).Length];
        disk.Open(name, DiskAccess.Read).Read(0, whole);
        var random = new Random(5);
        for (int i = 0; i < 100; i++)
        {
            using (IDiskFile file = disk.Open(name, DiskAccess.Write))
            {
                file.Write(0, whole);
                file.Write(random.Next(whole.Length), [(byte)random.Next(256)]);
            }
            using var again = new ParameterSamples(writer.Store, s_telemetry.Reader("TEMPERATURE"), "t");
            Assert.Equal(bins, again.Get(At(0), At(250_000), 100));
        }
    }

    [Fact]
    public void A_view_that_is_damaged_where_nothing_new_comes_is_made_again()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = Telemetry.Write(disk, Enumerable.Range(0, 210_000).Select(i => Telemetry.Packet(i)), 10_000, new LogOptions());
        using (var samples = new ParameterSamples(writer.Store, s_telemetry.Reader("TEMPERATURE"), "t")) samples.Refresh();
        byte[] start = new byte[64];
        using (IDiskFile file = disk.Open("views/" + Assert.Single(disk.List("views")), DiskAccess.Write))
        {
            file.Read(0, start);
            // In the first stretches, which are read only to be written again.
            file.Write(System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(start.AsSpan(60)) + 8, [0xA5, 0x5A, 0xA5]);
        }
        Telemetry.Append(writer, Enumerable.Range(210_000, 210_000).Select(i => Telemetry.Packet(i)), 10_000);
        using var again = new ParameterSamples(writer.Store, s_telemetry.Reader("TEMPERATURE"), "t");
        Assert.Equal(420_000, again.Get(At(0), At(420_000), 100).Sum(b => b.Count));
        Assert.Empty(again.Damage);
    }

    [Fact]
    public void A_damaged_view_may_be_made_again_with_other_stretches()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = Telemetry.Write(disk, Enumerable.Range(0, 210_000).Select(i => Telemetry.Packet(i)), 10_000, new LogOptions());
        using (var samples = new ParameterSamples(writer.Store, s_telemetry.Reader("TEMPERATURE"), "t")) samples.Refresh();
        using (IDiskFile file = disk.Open("views/" + Assert.Single(disk.List("views")), DiskAccess.Write))
        {
            byte[] start = new byte[64];
            file.Read(0, start);
            file.Write(System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(start.AsSpan(60)) + 8, [0xA5, 0x5A, 0xA5]);
        }
        // Most blocks are now of packets that come far more seldom.
        Telemetry.Append(writer, Enumerable.Range(0, 10_000).Select(i => Telemetry.Packet(300_000 + 1000L * i)), 100);
        using var again = new ParameterSamples(writer.Store, s_telemetry.Reader("TEMPERATURE"), "t");
        Assert.Equal(210_000, again.Get(At(0), At(210_000), 100).Sum(b => b.Count));
    }

    [Fact]
    public void Damage_of_packets_is_told_whoever_asks()
    {
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = Telemetry.Write(disk, Enumerable.Range(0, 250_000).Select(i => Telemetry.Packet(i)), 10_000, new LogOptions());
        using (IDiskFile file = disk.Open("log/00000010.zlog", DiskAccess.Write)) file.Write(file.Length / 2, Enumerable.Repeat((byte)0xA5, 2000).ToArray());
        for (int i = 0; i < 2; i++)
        {
            using var samples = new ParameterSamples(writer.Store, s_telemetry.Reader("TEMPERATURE"), "t");
            Assert.InRange(samples.Get(At(0), At(250_000), 100).Sum(b => b.Count), 200_000, 249_999);
            Assert.NotEmpty(samples.Damage);
        }
    }

    private static List<Made> Packets(int seconds, Random random)
    {
        // A pass without telemetry, late packets, repeated ones, other streams.
        List<(Made Made, double At)> made = [];
        for (int i = 0; i < seconds; i++)
        {
            if (i is > 9000 and < 11_000) continue;
            double at = random.NextDouble() < 0.01 ? random.Next(seconds) : i;
            made.Add((Telemetry.Packet(i), at));
            if (i % 3 == 0) made.Add((Telemetry.Packet(i, Telemetry.Pressure), at));
            if (random.NextDouble() < 0.005) made.Add((Telemetry.Packet(i, link: "dump"), random.Next(seconds)));
        }
        return [.. made.OrderBy(m => m.At).Select(m => m.Made)];
    }

    private static Instant At(long second) => Instant.FromTaiNanoseconds(Telemetry.Start + second * 1_000_000_000);

    private static void AssertBins(ParameterSamples samples, IEnumerable<Made> made, Instant from, Instant before, int count)
    {
        (long Time, double Value)[] expected = [.. made.Where(m => m.Stream.Identification == Telemetry.Temperature && m.Generation >= from && m.Generation < before)
            .Select(m => (m.Generation.TaiNanoseconds, (double)Telemetry.Value((m.Generation.TaiNanoseconds - Telemetry.Start) / 1_000_000_000, Telemetry.Temperature))).Distinct().Order()];
        IReadOnlyList<SampleBin> bins = samples.Get(from, before, count);
        Assert.Empty(samples.Damage);
        Assert.InRange(bins.Count, 1, count);
        Assert.Equal(from, bins[0].From);
        Assert.Equal(before, bins[^1].Before);
        for (int i = 1; i < bins.Count; i++) Assert.Equal(bins[i - 1].Before, bins[i].From);
        int at = 0;
        foreach (SampleBin bin in bins)
        {
            int first = at;
            while (at < expected.Length && expected[at].Time < bin.Before.TaiNanoseconds) at++;
            (long Time, double Value)[] inside = expected[first..at];
            Assert.Equal(inside.Length, bin.Count);
            Assert.Equal(inside.Length == 0, bin.IsGap);
            if (bin.IsGap) continue;
            Assert.Equal((inside[0].Value, inside[^1].Value, inside.Min(s => s.Value), inside.Max(s => s.Value)), (bin.First, bin.Last, bin.Min, bin.Max));
            Assert.Equal((inside[0].Time, inside[^1].Time), (bin.FirstTime.TaiNanoseconds, bin.LastTime.TaiNanoseconds));
            Assert.Equal(inside.Average(s => s.Value), bin.Mean, 1e-9 * Math.Abs(bin.Mean));
        }
        Assert.Equal(expected.Length, at);
    }
}
