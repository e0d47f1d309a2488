using Zarya.Links;

namespace Zarya.Tests.Links;

/// <summary>What people hear of a link, over an imagined course of time.</summary>
public class LinkWatchTests
{
    private readonly List<(double AtS, LinkNotice Notice)> _told = [];

    [Fact]
    public void A_link_that_works_is_not_spoken_of()
    {
        _ = Run(60, t => Sight(t) with { Totals = new((long)(t * 1000), (long)(t * 71000), 0, 0, 0, 0, 1, 0) });
        Assert.Empty(_told);
    }

    [Fact]
    public void Going_down_and_coming_back_are_told_once_each_within_a_second()
    {
        _ = Run(60, t => Sight(t) with { Status = t is > 10 and < 40 ? LinkStatus.Unavailable : LinkStatus.Ok });
        Assert.Equal([true, false], _told.Select(n => n.Notice.IsTrouble));
        Assert.InRange(_told[0].AtS, 10, 11);
        Assert.InRange(_told[1].AtS, 40, 41);
        // In words that differ: what is shown as events carries no more.
        Assert.StartsWith("is silent: ", _told[0].Notice.Message);
        Assert.StartsWith("works again: ", _told[1].Notice.Message);
    }

    [Fact]
    public void A_flickering_link_is_flapping_within_2_s_and_makes_no_storm()
    {
        // Lost and back twice a second for five minutes.
        LinkWatch watch = Run(300, t => Sight(t) with { Status = (long)(t * 2) % 2 == 0 ? LinkStatus.Ok : LinkStatus.Unavailable, Totals = new(0, 0, 0, 0, 0, 0, (long)(t * 2), (long)(t * 2)) });
        Assert.Contains("flapping: connection lost", watch.Remarks, StringComparison.Ordinal);
        Assert.InRange(_told.First(n => n.Notice.Message.StartsWith("flapping", StringComparison.Ordinal)).AtS, 0, 4);
        Assert.InRange(_told.Count, 2, 32);
    }

    [Fact]
    public void A_rate_above_the_limit_is_a_flood_and_its_end_is_told()
    {
        long packets = 0;
        var watch = new LinkWatch(new WatchOptions { FloodPacketsPerS = 1000 }, canMakeWait: true);
        _ = Run(watch, 60, t => Sight(t) with { Totals = new(packets += t is > 5 and < 20 ? 5000 : 100, 0, 0, 0, 0, 0, 1, 0) });
        Assert.Equal([true, false], _told.Select(n => n.Notice.IsTrouble));
        Assert.InRange(_told[0].AtS, 5, 7);
        Assert.Contains("more than 1000", _told[0].Notice.Message, StringComparison.Ordinal);
        Assert.Equal("", watch.Remarks);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Waiting_for_the_sink_is_a_flood_only_where_a_sender_waits(bool canMakeWait)
    {
        var watch = new LinkWatch(new WatchOptions(), canMakeWait);
        _ = Run(watch, 3, t => Sight(t) with { IsWaiting = true });
        Assert.Equal(canMakeWait, watch.Remarks.Contains("made to wait", StringComparison.Ordinal));
        Assert.Equal(canMakeWait ? 1 : 0, _told.Count);
    }

    [Fact]
    public void Loss_and_damage_are_told_with_their_counts()
    {
        LinkWatch watch = Run(3, t => Sight(t) with { Totals = new(0, 0, t > 1 ? 40 : 0, t > 1 ? 7 : 0, 0, t > 1 ? 9 : 0, 1, 0), LastError = "the reason" });
        Assert.Contains("7 datagrams dropped, 9 packets missing", watch.Remarks, StringComparison.Ordinal);
        Assert.Contains(_told, n => n.Notice.Message.Contains("40 octets so far (the reason)", StringComparison.Ordinal));
        Assert.Equal(2, _told.Count);
    }

    [Fact]
    public void Nobody_there_yet_is_no_trouble_before_it_has_lasted()
    {
        _ = Run(30, t => Sight(t) with { Status = LinkStatus.Unavailable, Phase = LinkPhase.Waiting });
        Assert.InRange(Assert.Single(_told).AtS, 10, 11);
        _told.Clear();
        _ = Run(30, t => Sight(t) with { Status = LinkStatus.Unavailable, Phase = LinkPhase.Ended });
        Assert.Empty(_told);
    }

    [Fact]
    public void Waits_between_attempts_double_up_to_their_bound_and_begin_anew_after_success()
    {
        var backOff = new BackOff(new Random(4), 0.5, 30);
        double whole = 0.5;
        for (int i = 0; i < 12; i++)
        {
            Assert.InRange(backOff.NextS(), Math.Max(0.5, whole / 2), whole);
            whole = Math.Min(30, whole * 2);
        }
        backOff.Reset();
        Assert.Equal(0.5, backOff.NextS());
        var same = new BackOff(new Random(9), 0.5, 30);
        var again = new BackOff(new Random(9), 0.5, 30);
        for (int i = 0; i < 9; i++) Assert.Equal(same.NextS(), again.NextS());
    }

    private static LinkSight Sight(double t) => new(t, LinkStatus.Ok, LinkPhase.Working, "words", default, 0, false, null);

    private LinkWatch Run(double seconds, Func<double, LinkSight> at) => Run(new LinkWatch(new WatchOptions(), canMakeWait: true), seconds, at);

    private LinkWatch Run(LinkWatch watch, double seconds, Func<double, LinkSight> at)
    {
        for (double t = 0; t <= seconds; t += LinkWatch.PeriodS) watch.Look(at(t), n => _told.Add((t, n)));
        return watch;
    }
}
