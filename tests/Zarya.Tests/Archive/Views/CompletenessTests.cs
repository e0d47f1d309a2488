using Zarya.Archive.Log;
using Zarya.Archive.Views.Gaps;
using Zarya.Tests.Archive.Log;
using Zarya.Time;

namespace Zarya.Tests.Archive.Views;

public class CompletenessTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(3000)]
    public void Gaps_are_what_is_missing(int commitEvery)
    {
        var random = new Random(commitEvery);
        HashSet<int> missing = [.. Enumerable.Range(0, 40).SelectMany(_ => Enumerable.Range(random.Next(20_000), random.Next(1, 60)))];
        using LogWriter writer = Telemetry.Write(LogMaking.Disk(), Enumerable.Range(0, 20_100).Where(i => i == 0 || !missing.Contains(i)).Select(i => Telemetry.Packet(i)), commitEvery);
        AssertOpen(writer.Store, missing, 20_100);
    }

    [Fact]
    public void Late_packets_close_gaps_in_part_or_whole()
    {
        HashSet<int> missing = [.. Enumerable.Range(500, 20), .. Enumerable.Range(900, 100), 1500];
        using LogWriter writer = Telemetry.Write(LogMaking.Disk(), Enumerable.Range(0, 3000).Where(i => !missing.Contains(i)).Select(i => Telemetry.Packet(i)), 100);
        AssertOpen(writer.Store, missing, 3000);
        // A dump over another station brings one gap whole and one in part, a day later.
        int[] late = [.. Enumerable.Range(500, 20), .. Enumerable.Range(930, 40)];
        Telemetry.Append(writer, late.Select(i => Telemetry.Packet(i, link: "dump")).Select(m => m with { Reception = m.Reception + Duration.FromNanoseconds(86_400_000_000_000) }), 7);
        missing.ExceptWith(late);
        AssertOpen(writer.Store, missing, 3000);
        using var completeness = new Completeness(writer.Store);
        SequenceGap[] closed = [.. completeness.Find(Telemetry.Temperature, Instant.MinValue, Instant.MaxValue).Where(g => g.IsClosed)];
        Assert.Equal([(500L, 20), (900L, 100)], closed.Select(g => (Second(g.From) + 1, g.MissingAtFirst)));
        Assert.Equal([Telemetry.Packet(519).Reception + Duration.FromNanoseconds(86_400_000_000_000), Telemetry.Packet(969).Reception + Duration.FromNanoseconds(86_400_000_000_000)], closed.Select(g => g.LastFilledAt!.Value));
        Assert.Equal([0, 60], closed.Select(g => g.LeftInside));
        Assert.Equal([Telemetry.Packet(520).Reception, Telemetry.Packet(1000).Reception], closed.Select(g => g.OpenedAt));
        // The link itself still has what it had.
        Assert.Equal(3, completeness.Find(Telemetry.Temperature, Instant.MinValue, Instant.MaxValue, "tm").Count(g => !g.IsClosed));
    }

    [Fact]
    public void Order_repeats_and_counts_that_wrap_make_no_gap()
    {
        var random = new Random(9);
        IEnumerable<Made> made = Enumerable.Range(0, 40_000).Select(i => (Made: Telemetry.Packet(i), At: i + random.Next(1000)))
            .Concat(Enumerable.Range(0, 5000).Select(i => (Made: Telemetry.Packet(random.Next(40_000)), At: random.Next(40_000)))).OrderBy(m => m.At).Select(m => m.Made);
        using LogWriter writer = Telemetry.Write(LogMaking.Disk(), made, 333);
        AssertOpen(writer.Store, [], 40_000);
    }

    [Fact]
    public void A_jump_of_half_the_modulus_or_more_is_told_as_one()
    {
        IEnumerable<int> seconds = [.. Enumerable.Range(0, 100), .. Enumerable.Range(10_100, 100)];
        using LogWriter writer = Telemetry.Write(LogMaking.Disk(), seconds.Select(i => Telemetry.Packet(i)), 64);
        using var completeness = new Completeness(writer.Store);
        SequenceGap gap = Assert.Single(completeness.Find(Telemetry.Temperature, Instant.MinValue, Instant.MaxValue));
        Assert.True(gap.IsRestart);
        Assert.False(gap.IsClosed);
        Assert.Equal((99, 10_100, 0), (Second(gap.From), Second(gap.Until), gap.Missing));
    }

    private static long Second(Instant time) => (time.TaiNanoseconds - Telemetry.Start) / 1_000_000_000;

    private static void AssertOpen(LogStore store, HashSet<int> missing, int seconds)
    {
        var expected = new List<(long After, long Before, int Count)>();
        int last = 0;
        for (int i = 1; i < seconds; i++)
        {
            if (missing.Contains(i)) continue;
            if (i > last + 1) expected.Add((last, i, i - last - 1));
            last = i;
        }
        using var completeness = new Completeness(store);
        IReadOnlyList<SequenceGap> gaps = completeness.Find(Telemetry.Temperature, Instant.MinValue, Instant.MaxValue);
        Assert.Equal(expected, gaps.Where(g => !g.IsClosed).Select(g => (Second(g.From), Second(g.Until), g.Missing)));
        Assert.Empty(completeness.Damage);
        Assert.Empty(completeness.Find(Telemetry.Pressure, Instant.MinValue, Instant.MaxValue));
    }
}
