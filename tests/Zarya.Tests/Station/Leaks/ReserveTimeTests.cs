using Zarya.Station.Leaks;

namespace Zarya.Tests.Station.Leaks;

public class ReserveTimeTests
{
    [Theory]
    // Truth of leak-cases.json: pressure, rate, exponential to 490, linear to 490, exponential to 520.
    [InlineData(740, 0.6002, 508.3, 416.6, 435)]
    [InlineData(740, 1.563, 195.2, 159.9, 167)]
    [InlineData(740, 39.08, 7.807, 6.398, 6.681)]
    [InlineData(760, 457.9, 0.7284, 0.5896, 0.6298)]
    [InlineData(740, 12.38, 24.65, 20.2, 21.09)]
    public void Times_are_those_of_the_cases(double pressure, double rate, double exponential490, double linear490, double exponential520)
    {
        Estimate r = new(rate, 0.9 * rate, 1.1 * rate);
        Assert.InRange(ReserveTime.Exponential(r, pressure, 490).Median / exponential490, 0.999, 1.001);
        Assert.InRange(ReserveTime.Linear(r, pressure, 490).Median / linear490, 0.999, 1.001);
        Assert.InRange(ReserveTime.Exponential(r, pressure, 520).Median / exponential520, 0.999, 1.001);
        Assert.Equal(ReserveTime.Linear(r, pressure, 490).Median / 1.1, ReserveTime.Linear(r, pressure, 490).P05, 9);
    }

    [Fact]
    public void No_loss_is_the_longest_time_and_below_the_floor_there_is_none()
    {
        Estimate slow = new(1e-9, -0.1, 0.1);
        Assert.Equal(ReserveTime.LongestH, ReserveTime.Exponential(slow, 740, 490).Median);
        Assert.Equal(ReserveTime.LongestH, ReserveTime.Exponential(slow, 740, 490).P95);
        Assert.InRange(ReserveTime.Exponential(slow, 740, 490).P05, 3000, 3100);
        Assert.Equal(new Estimate(0, 0, 0), ReserveTime.Linear(slow, 480, 490));
        Assert.True(double.IsNaN(ReserveTime.Linear(new Estimate(double.NaN, 1, 2), 740, 490).Median));
    }
}
