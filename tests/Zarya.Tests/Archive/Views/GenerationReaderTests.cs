using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Archive.Views;
using Zarya.Tests.Archive.Log;
using Zarya.Time;

namespace Zarya.Tests.Archive.Views;

/// <summary>Late, repeated and shuffled packets: the view by generation time is that of the packets in order, each once.</summary>
public class GenerationReaderTests
{
    private const int Packets = 3000;

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 50, 0.1)]
    [InlineData(3, 4000, 0.3)]
    [InlineData(4, 400, 2)]
    public void View_is_that_of_the_packets_in_order(int seed, int distance, double repeats)
    {
        List<Made> inOrder = InOrder();
        var random = new Random(seed);
        IEnumerable<Made> received = inOrder.Select((m, i) => (Made: m, At: i + random.Next(distance + 1)))
            .Concat(random.GetItems(inOrder.ToArray(), (int)(Packets * repeats)).Select(m => (Made: m, At: random.Next(Packets)))).OrderBy(p => p.At).Select(p => p.Made);
        SimulatedDisk disk = LogMaking.Disk();
        using LogWriter writer = Telemetry.Write(disk, received, random.Next(1, 300));
        foreach (int maxKeys in new[] { 7, 100, 1 << 18 })
        {
            Assert.Equal(Text(inOrder), Read(writer.Store, new GenerationQuery(), maxKeys));
            Assert.Equal(Text(inOrder.AsEnumerable().Reverse()), Read(writer.Store, new GenerationQuery { IsBackwards = true }, maxKeys));
            Made from = inOrder[Packets / 3];
            Made before = inOrder[Packets / 2];
            Assert.Equal(
                Text(inOrder.Where(m => m.Generation >= from.Generation && m.Generation < before.Generation && m.Stream.Apid == 101)),
                Read(writer.Store, new GenerationQuery { From = from.Generation, Before = before.Generation, Streams = s => s.Apid == 101 }, maxKeys));
        }
        Assert.Equal(Packets + (int)(Packets * repeats), Read(writer.Store, new GenerationQuery { KeepsDuplicates = true }, 100).Count);
        var compaction = new Compaction(writer);
        writer.TrySeal();
        while (compaction.RunOnce(TestContext.Current.CancellationToken)) Assert.True(compaction.Octets.Before > 0);
        Assert.Equal(Text(inOrder), Read(writer.Store, new GenerationQuery(), 1000));
    }

    [Fact]
    public void Packets_of_unknown_time_stand_as_they_came_in()
    {
        List<Made> made = [.. InOrder().Select(m => m with { Generation = Instant.FromTaiNanoseconds(m.Reception.TaiNanoseconds / 1_000_000_000_000 * 1_000_000_000_000), Reception = Instant.FromTaiNanoseconds(m.Reception.TaiNanoseconds / 1_000_000_000_000 * 1_000_000_000_000) })];
        made.Reverse(100, 50);
        List<Made> sorted = [.. made.OrderBy(m => m.Generation.TaiNanoseconds)];
        using LogWriter writer = Telemetry.Write(LogMaking.Disk(), made, 64);
        Assert.Equal(Text(sorted), Read(writer.Store, new GenerationQuery(), 100));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pages_together_are_the_whole(bool isBackwards)
    {
        // Two packets of one nanosecond stand on every page's edge.
        List<Made> made = [.. InOrder().Take(300).SelectMany(m => new[] { m, Telemetry.Packet((m.Generation.TaiNanoseconds - Telemetry.Start) / 1_000_000_000, Telemetry.Pressure + 1) })];
        using LogWriter writer = Telemetry.Write(LogMaking.Disk(), made, 64);
        List<string> whole = Read(writer.Store, new GenerationQuery { IsBackwards = isBackwards }, 100);
        Assert.Equal(made.Count, whole.Count);
        var pages = new List<string>();
        (Instant Generation, long Number)? after = null;
        while (true)
        {
            using var reader = new GenerationReader(writer.Store, new GenerationQuery { IsBackwards = isBackwards, After = after });
            int read = 0;
            for (; read < 7 && reader.Read(); read++)
            {
                pages.Add($"{reader.Generation} {reader.Stream.Link} {Convert.ToHexString(reader.Octets)}");
                after = (reader.Generation, reader.Number);
            }
            if (read == 0) break;
        }
        Assert.Equal(whole, pages);
    }

    private static List<Made> InOrder() => [.. Enumerable.Range(0, Packets).Select(i => Telemetry.Packet(i, i % 3 == 0 ? Telemetry.Pressure : Telemetry.Temperature, i % 5 == 0 ? "dump" : "tm"))];

    private static List<string> Text(IEnumerable<Made> made) => [.. made.Select(m => $"{m.Generation} {m.Stream.Link} {Convert.ToHexString(m.Octets)}")];

    private static List<string> Read(LogStore store, GenerationQuery query, int maxKeys)
    {
        var read = new List<string>();
        using var reader = new GenerationReader(store, query, maxKeys);
        while (reader.Read()) read.Add($"{reader.Generation} {reader.Stream.Link} {Convert.ToHexString(reader.Octets)}");
        Assert.Empty(reader.Damage);
        return read;
    }
}
