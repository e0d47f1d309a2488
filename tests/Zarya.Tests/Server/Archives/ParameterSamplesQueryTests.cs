using Zarya.Archive.Views.Samples;
using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Server.Archives;
using Zarya.Time;

namespace Zarya.Tests.Server.Archives;

/// <summary>The algorithm of section 8 of the wire contract: by hand for small vectors, and by two ways that must agree for long ones.</summary>
public class ParameterSamplesQueryTests
{
    [Fact]
    public void Bins_begin_at_the_start_and_gaps_are_told()
    {
        using var made = new ArchiveMaking();
        made.Packet(-0.5, 99).Packet(0, 1).Packet(1, 3).Packet(4, 2).Packet(4.5, -1).Packet(10, 77).Commit();
        using var query = new ParameterSamplesQuery(made.Record);
        IReadOnlyList<SampleBin> bins = query.Get(Request(made.Temperature, 0, 10, 5) with { GapTime = Duration.FromSeconds(1) }, TestContext.Current.CancellationToken);
        Assert.Equal(
        [
            "0: n 2 avg 2 min 1@0 max 3@1 first 0 last 1",
            "2: gap",
            "4: n 2 avg 0.5 min -1@4.5 max 2@4 first 4 last 4.5",
            "6: gap",
            "8: gap",
        ], bins.Select(Text));
        // Two seconds are not more than two.
        Assert.Equal(["0: n 2", "4: n 2", "8: gap"], query.Get(Request(made.Temperature, 0, 10, 5) with { GapTime = Duration.FromSeconds(2) }, TestContext.Current.CancellationToken).Select(Short));
        Assert.Equal(["0: n 2", "4: n 2"], query.Get(Request(made.Temperature, 0, 10, 5), TestContext.Current.CancellationToken).Select(Short));
        // Nothing before the first value.
        Assert.Equal(["-0.5: n 1"], query.Get(Request(made.Temperature, -3.5, 0, 7) with { GapTime = Duration.Zero }, TestContext.Current.CancellationToken).Select(Short));
    }

    [Fact]
    public void No_bin_is_narrower_than_a_millisecond()
    {
        using ArchiveMaking made = new ArchiveMaking().Packet(0, 1).Packet(0.0004, 2).Packet(0.0011, 3).Commit();
        using var query = new ParameterSamplesQuery(made.Record);
        Assert.Equal(["0: n 2", "0.001: n 1"], query.Get(Request(made.Temperature, 0, 0.002, 1000), TestContext.Current.CancellationToken).Select(Short));
    }

    [Fact]
    public void Enumerations_are_sampled_by_their_number_and_text_is_counted()
    {
        using var made = new ArchiveMaking();
        made.Packet(0, 1, mode: 0).Packet(1, 1, mode: 1).Values(2, (made.Words, TelemetryValue.OfText("a"))).Values(3, (made.Words, TelemetryValue.OfText("b"))).Commit();
        using var query = new ParameterSamplesQuery(made.Record);
        Assert.Equal(["0: n 2 avg 0.5 min 0@0 max 1@1 first 0 last 1"], query.Get(Request(made.Mode, 0, 10, 1), TestContext.Current.CancellationToken).Select(Text));
        Assert.Equal(["0: n 2 avg 0.5 min 0@0 max 1@1 first 0 last 1"], query.Get(Request(made.Mode, 0, 10, 1) with { UseRawValue = true }, TestContext.Current.CancellationToken).Select(Text));
        Assert.Equal(["0: n 2 avg NaN min NaN@2 max NaN@2 first 2 last 3"], query.Get(Request(made.Words, 0, 10, 1), TestContext.Current.CancellationToken).Select(Text));
    }

    [Fact]
    public void Values_of_the_ground_are_sampled_and_join_those_in_packets()
    {
        using var made = new ArchiveMaking();
        made.Values(1, (made.Ground, TelemetryValue.OfFloat(5))).Values(2, (made.Ground, TelemetryValue.OfFloat(7))).Values(3, (made.Temperature, TelemetryValue.OfFloat(-4))).Packet(4, 8).Commit();
        using var query = new ParameterSamplesQuery(made.Record);
        Assert.Equal(["0: n 2 avg 6 min 5@1 max 7@2 first 1 last 2"], query.Get(Request(made.Ground, 0, 10, 1), TestContext.Current.CancellationToken).Select(Text));
        Assert.Equal(["0: n 2 avg 2 min -4@3 max 8@4 first 3 last 4"], query.Get(Request(made.Temperature, 0, 10, 1), TestContext.Current.CancellationToken).Select(Text));
        Assert.Equal(["0: n 1 avg 8 min 8@4 max 8@4 first 4 last 4"], query.Get(Request(made.Temperature, 0, 10, 1) with { Source = ValueSource.Packets }, TestContext.Current.CancellationToken).Select(Text));
    }

    [Fact]
    public void Values_expire_into_gaps()
    {
        using ArchiveMaking made = new ArchiveMaking().Packet(0, 1).Commit();
        var record = new MissionRecord(made.Record.Store, made.Database, ArchiveMaking.LeapSeconds, "test") { ExpiryOf = _ => Duration.FromSeconds(3) };
        using var query = new ParameterSamplesQuery(record);
        Assert.Equal(["0: n 1", "4: gap"], query.Get(Request(made.Temperature, 0, 6, 3), TestContext.Current.CancellationToken).Select(Short));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_pyramid_and_the_packets_agree(int seed)
    {
        var random = new Random(seed);
        using var made = new ArchiveMaking();
        for (int i = 0; i < 30_000; i++)
        {
            if (i is > 9000 and < 12_000) continue;
            double second = random.NextDouble() < 0.02 ? random.Next(30_000) + 0.5 : i;
            made.Packet(second, (float)Math.Round(100 * Math.Sin(i / 900.0) + random.Next(4), 1), sequence: i & 0x3FFF);
            if (i % 700 == 0) made.Commit();
        }
        made.Commit();
        using var query = new ParameterSamplesQuery(made.Record);
        foreach ((double start, double stop, int count) in new[] { (0.0, 30_000.0, 7), (0.25, 29_999.75, 31), (-100, 31_000, 13), (123.456, 20_000, 90), (0, 30_000, 500), (8000, 9000, 1000), (29_000, 30_500, 3) })
        {
            SamplesRequest request = Request(made.Temperature, start, stop, count);
            // A float has no calibrator: its raw value is its value, and raw values are not in the pyramid.
            Assert.Equal(query.Get(request with { UseRawValue = true }, TestContext.Current.CancellationToken).Select(Text), query.Get(request, TestContext.Current.CancellationToken).Select(Text));
        }
    }

    [Fact]
    public void What_cannot_be_asked_is_refused()
    {
        using var made = new ArchiveMaking();
        using var query = new ParameterSamplesQuery(made.Record);
        Assert.Throws<ArgumentOutOfRangeException>(() => query.Get(Request(made.Temperature, 0, 0, 5), TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>(() => query.Get(Request(made.Temperature, 0, 1, 0), TestContext.Current.CancellationToken));
        Assert.Empty(query.Get(Request(made.Temperature, 0, 1, 5), TestContext.Current.CancellationToken));
    }

    private static SamplesRequest Request(Parameter parameter, double start, double stop, int count) =>
        new() { Parameter = new ParameterPath(parameter), Start = ArchiveMaking.At(start), Stop = ArchiveMaking.At(stop), Count = count };

    private static string Text(SampleBin b) => b.IsGap ? Short(b) : FormattableString.Invariant(
        $"{ArchiveMaking.Second(b.From)}: n {b.Count} avg {Math.Round(b.Mean, 6)} min {b.Min}@{ArchiveMaking.Second(b.MinTime)} max {b.Max}@{ArchiveMaking.Second(b.MaxTime)} first {ArchiveMaking.Second(b.FirstTime)} last {ArchiveMaking.Second(b.LastTime)}");

    private static string Short(SampleBin b) => FormattableString.Invariant($"{ArchiveMaking.Second(b.From)}: {(b.IsGap ? "gap" : $"n {b.Count}")}");
}
