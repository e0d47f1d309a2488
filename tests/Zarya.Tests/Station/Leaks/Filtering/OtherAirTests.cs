using Zarya.Station.Leaks.Filtering;

namespace Zarya.Tests.Station.Leaks.Filtering;

/// <summary>A vehicle that is opened brings air of another make: less water in the cabin afterwards is no sign that air, and water with it, goes overboard.</summary>
public class OtherAirTests
{
    private const int Steps = 600, Opened = 520;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_dry_vehicle_opened_while_an_airlock_is_pumped_out_is_no_leak(int seed)
    {
        Assert.True(Speaks(seed, otherAir: 0) > 6, "without the allowance it is taken for a leak: the case proves something");
        Assert.True(Speaks(seed, otherAir: 0.025) < 4);
    }

    /// <summary>The most that any hypothesis of a leak speaks afterwards, in standard deviations.</summary>
    private static double Speaks(int seed, double otherAir)
    {
        Disturbance[] operations = [new Disturbance(480 * 20, 900 * 20, 0.3, 15), new Disturbance((Opened - 36) * 20, (Opened + 36) * 20, 0.8, 0, OtherAir: otherAir)];
        var filter = new CabinFilter(NoiseModel.Set[0], 855, hypotheses: true);
        var random = new Random(seed);
        double most = 0;
        for (int step = 1; step <= Steps; step++)
        {
            Block block = Blocks.Quiet(step * 20, random);
            if (step > Opened)
            {
                // 20 m3 of dry air among 855 m3, at the cabin's pressure.
                block.Water -= 0.3;
                block.Pressure -= 0.1;
            }
            filter.Step(block, 20, operations);
            if (step <= Opened) continue;
            for (int k = 0; k < filter.Leaks.Count; k++) most = Math.Max(most, filter.Leaks.Score(k) / Math.Sqrt(filter.Leaks.Information(k) + 1e-30));
        }
        return most;
    }
}
