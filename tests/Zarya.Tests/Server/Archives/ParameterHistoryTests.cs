using Zarya.Processing.Telemetry;
using Zarya.Server.Archives;

namespace Zarya.Tests.Server.Archives;

/// <summary>Which values a history gives, in which order, and that pages neither miss nor repeat any.</summary>
public class ParameterHistoryTests
{
    [Fact]
    public void Bounds_are_those_of_the_contract()
    {
        using ArchiveMaking made = Seconds(10);
        Assert.Equal([2, 3, 4], List(made, 2, 5, isDescending: false));
        Assert.Equal([5, 4, 3], List(made, 2, 5, isDescending: true));
        Assert.Equal([], List(made, 5, 5, isDescending: false));
        Assert.Equal([], List(made, 5, 2, isDescending: true));
        Assert.Equal([0, 1], List(made, -100, 2, isDescending: false));
        Assert.Equal([9, 8], List(made, 7, 100, isDescending: true));
        Assert.Equal(10, new ParameterHistory(made.Record).List(new HistoryRequest { Parameter = new ParameterPath(made.Temperature) }, TestContext.Current.CancellationToken).Items.Count);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(1000, true)]
    public void Pages_neither_miss_nor_repeat(int limit, bool isDescending)
    {
        using ArchiveMaking made = Seconds(10);
        // Two at one nanosecond, by two links.
        made.Packet(4, 104, sequence: 900, link: "other").Packet(4, 204, sequence: 901, link: "other").Commit();
        var history = new ParameterHistory(made.Record);
        var request = new HistoryRequest { Parameter = new ParameterPath(made.Temperature), Limit = limit, IsDescending = isDescending };
        var all = new List<double>();
        for (Page<ParameterSample> page = history.List(request, TestContext.Current.CancellationToken); ; page = history.List(request, TestContext.Current.CancellationToken))
        {
            Assert.InRange(page.Items.Count, 1, limit);
            all.AddRange(page.Items.Select(s => s.EngValue.Number));
            if (page.Next is not { } next) break;
            Assert.True(PageToken.TryRead(next.ToString(), out PageToken read));
            Assert.Equal(next, read);
            request = request with { After = read };
            // What comes in late, on a page that was given, changes nothing behind it.
            if (!isDescending) made.Packet(all[^1] % 100 - 0.25, -1).Commit();
        }
        double[] expected = [0, 1, 2, 3, 4, 104, 204, 5, 6, 7, 8, 9];
        Assert.Equal(isDescending ? expected.Reverse() : expected, all);
    }

    [Fact]
    public void Repeats_are_left_out_over_pages_too()
    {
        using var made = new ArchiveMaking();
        int[] modes = [0, 0, 1, 1, 1, 0, 1, 1, 0, 0];
        for (int i = 0; i < modes.Length; i++) made.Packet(i, i, modes[i]);
        made.Commit();
        var request = new HistoryRequest { Parameter = new ParameterPath(made.Mode), IsDescending = false, NoRepeat = true, Limit = 2 };
        var seconds = new List<double>();
        PageToken? after = null;
        do
        {
            Page<ParameterSample> page = new ParameterHistory(made.Record).List(request with { After = after }, TestContext.Current.CancellationToken);
            seconds.AddRange(page.Items.Select(s => ArchiveMaking.Second(s.GenerationTime)));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal([0, 2, 5, 6, 8], seconds);
    }

    [Fact]
    public void Values_have_everything_that_is_to_be_said()
    {
        using ArchiveMaking made = new ArchiveMaking().Packet(1, 20.5f, mode: 1).Commit();
        ParameterSample sample = Assert.Single(new ParameterHistory(made.Record).List(new HistoryRequest { Parameter = new ParameterPath(made.Mode) }, TestContext.Current.CancellationToken).Items);
        Assert.Equal((TelemetryKind.Label, "ON", 1L), (sample.EngValue.Kind, sample.EngValue.Text, sample.EngValue.Integer));
        Assert.Equal((TelemetryKind.Unsigned, 1L), (sample.RawValue.Kind, sample.RawValue.Integer));
        Assert.Equal((1, 1.25, AcquisitionStatus.Acquired), (ArchiveMaking.Second(sample.GenerationTime), ArchiveMaking.Second(sample.AcquisitionTime), sample.Status));
    }

    [Fact]
    public void Values_that_came_in_no_packet_are_there_too()
    {
        using var made = new ArchiveMaking();
        made.Values(1, (made.Ground, TelemetryValue.OfFloat(1.5)), (made.Words, TelemetryValue.OfText("x"))).Packet(2, 7).Values(3, (made.Ground, TelemetryValue.OfFloat(2.5))).Commit();
        Page<ParameterSample> page = new ParameterHistory(made.Record).List(new HistoryRequest { Parameter = new ParameterPath(made.Ground) }, TestContext.Current.CancellationToken);
        Assert.Equal([2.5, 1.5], page.Items.Select(s => s.EngValue.Number));
        Assert.Equal(["x"], new ParameterHistory(made.Record).List(new HistoryRequest { Parameter = new ParameterPath(made.Words) }, TestContext.Current.CancellationToken).Items.Select(s => s.EngValue.Text));
    }

    [Fact]
    public void Paths_lead_into_values()
    {
        using var made = new ArchiveMaking();
        TelemetryValue pair = TelemetryValue.OfAggregate([new TelemetryPart("x", TelemetryValue.OfArray([new TelemetryPart("", TelemetryValue.OfFloat(1)), new TelemetryPart("", TelemetryValue.OfFloat(2))]))]);
        made.Values(1, (made.Pair, pair)).Values(2, (made.Pair, TelemetryValue.OfAggregate([]))).Commit();
        Assert.Equal("/T/PAIR.x[1]", ParameterPath.TryFind(made.Record, "T/PAIR.x[1]")?.ToString());
        Assert.Equal([2.0], new ParameterHistory(made.Record).List(new HistoryRequest { Parameter = ParameterPath.TryFind(made.Record, "/T/PAIR.x[1]")! }, TestContext.Current.CancellationToken).Items.Select(s => s.EngValue.Number));
        foreach (string name in new[] { "/T/PAIR.y", "/T/PAIR.x[1", "/T/PAIR.x[-1]", "/T/PAIR.", "/T/PAIR[1]", "/T/NONE", "", ".", "/T/PAIR.x[99999999999]", "/T/MODE.x" }) Assert.Null(ParameterPath.TryFind(made.Record, name));
        Assert.Same(made.Mode, ParameterPath.TryFind(made.Record, "ops mode", "OPS")?.Parameter);
    }

    [Fact]
    public void Only_streams_that_can_carry_a_parameter_are_asked()
    {
        using ArchiveMaking made = Seconds(3);
        for (int i = 0; i < 3; i++) made.CabinPacket(i + 0.5, 100 + i);
        made.Commit();
        Assert.Equal([102, 101, 100], new ParameterHistory(made.Record).List(new HistoryRequest { Parameter = new ParameterPath(made.Pressure) }, TestContext.Current.CancellationToken).Items.Select(s => s.EngValue.Number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("!!")]
    [InlineData("e30")]
    [InlineData("bnVsbA")]
    [InlineData("eyJ0IjoieCJ9")]
    [InlineData("eyJ0Ijo1LCJuIjoxLjV9")]
    public void What_is_no_token_is_refused(string text) => Assert.False(PageToken.TryRead(text, out _));

    [Fact]
    public void Tokens_are_total()
    {
        for (int seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            char[] text = new PageToken(ArchiveMaking.At(1), seed, 3, "ab").ToString().ToCharArray();
            text[random.Next(text.Length)] = (char)random.Next(32, 127);
            if (PageToken.TryRead(new string(text), out PageToken token)) Assert.True(token.Count >= 0);
        }
    }

    private static ArchiveMaking Seconds(int count)
    {
        var made = new ArchiveMaking();
        for (int i = 0; i < count; i++) made.Packet(i, i);
        return made.Commit();
    }

    private static IEnumerable<double> List(ArchiveMaking made, double start, double stop, bool isDescending) => new ParameterHistory(made.Record)
        .List(new HistoryRequest { Parameter = new ParameterPath(made.Temperature), Start = ArchiveMaking.At(start), Stop = ArchiveMaking.At(stop), IsDescending = isDescending }).Items.Select(s => s.EngValue.Number);
}
