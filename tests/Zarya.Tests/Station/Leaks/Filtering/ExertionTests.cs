using Zarya.Station.Leaks.Filtering;

namespace Zarya.Tests.Station.Leaks.Filtering;

public class ExertionTests
{
    [Fact]
    public void Who_has_not_begun_cannot_stop()
    {
        var exertion = new Exertion();
        for (int s = 0; s < 7200; s += 20) exertion.Take(s, 0.02);
        Assert.True(exertion.Likely(7200, 1) < 0.001);
    }

    [Fact]
    public void Two_at_work_are_remembered_for_an_hour_and_no_longer()
    {
        var exertion = new Exertion();
        exertion.Take(600, 0.26);
        Assert.True(exertion.Likely(600, 1) > 0.99);
        exertion.Take(600 + 3000, 0);
        Assert.True(exertion.Likely(600 + 3000, 1) > 0.99);
        exertion.Take(600 + 7200, 0);
        Assert.True(exertion.Likely(600 + 3900, 1) < 0.001);
        // What began then may still be a pair that stopped, an hour later and more; not what began before them.
        Assert.True(exertion.Likely(600 + 1200, 1) > 0.99);
        Assert.True(exertion.Likely(0, 1) < 0.001);
    }

    [Fact]
    public void The_same_people_moisten_a_small_volume_more()
    {
        var exertion = new Exertion();
        exertion.Take(0, 0.22);
        Assert.True(exertion.Likely(0, 10) < 0.001);
    }

    [Theory]
    [InlineData(1e9)]
    [InlineData(-5)]
    public void Gaps_and_clocks_that_are_set_do_no_harm(double later)
    {
        var exertion = new Exertion();
        exertion.Take(1000, 0.3);
        exertion.Take(later, 0.01);
        Assert.InRange(exertion.Likely(later, 1), 0, 1);
        Assert.InRange(exertion.Likely(1000, 1), 0, 1);
    }
}
