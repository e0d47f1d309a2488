using Zarya.Station.Plans;

namespace Zarya.Tests.Simulation.Station;

/// <summary>The stations of <c>missions/</c> can be read without a word.</summary>
public class MissionStationsTests
{
    [Theory]
    [InlineData("iss-2018-08-29", 26, 25, 2, 869.7, 7)]
    [InlineData("mir-1997-06", 9, 8, 1, 378.1, 1)]
    [InlineData("lark", 4, 3, 1, 194.4, 6)]
    public void They_are_what_they_say(string name, int modules, int hatches, int lifeboats, double freeM3, int channels)
    {
        StationPlan plan = StationYearTests.Mission(name);
        Assert.Equal((modules, hatches, lifeboats, channels), (plan.Modules.Count, plan.Hatches.Count, plan.Lifeboats.Count, plan.Sensors.Channels.Count));
        Assert.Equal(freeM3, plan.Modules.Sum(m => m.FreeM3), 1);
    }
}
