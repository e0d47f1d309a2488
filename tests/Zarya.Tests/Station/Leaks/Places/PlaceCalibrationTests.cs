using Zarya.Station.Leaks.Places;
using Zarya.Station.Plans;

namespace Zarya.Tests.Station.Leaks.Places;

/// <summary>A probability of 70 % must be right in 70 of 100: compartments and areas drawn from the prior, rates with the noise that is stated.</summary>
public class PlaceCalibrationTests
{
    [Fact]
    public void Probabilities_of_compartments_and_intervals_of_the_area_are_calibrated()
    {
        StationPlan plan = Stations.Iss2018();
        double[] prior = PlacePrior.ByKind(plan);
        Random random = new(4);
        double[] said = new double[5], was = new double[5];
        int inside = 0;
        const int runs = 300;
        for (int n = 0; n < runs; n++)
        {
            int leak = Draw(prior, random);
            double area = Math.Exp(-3 + (5 * random.NextDouble()));
            PlacePosterior posterior = new(plan);
            posterior.SetArea(area * Math.Exp(0.1 * Normal(random)), 0.1);
            HatchStates states = new(plan);
            for (int period = 0; period < 3; period++)
            {
                states = new HatchStates(plan).With(random.Next(plan.Hatches.Count - 1), open: false);
                posterior.Open(Stations.At(period), states);
                posterior.Observe([.. states.Groups.Select(g => Rate(g, leak, area, random))]);
            }
            for (int m = 0; m < prior.Length; m++)
            {
                double p = posterior.Probabilities[m];
                int bin = p < 0.02 ? 0 : p < 0.1 ? 1 : p < 0.3 ? 2 : p < 0.7 ? 3 : 4;
                said[bin] += p;
                was[bin] += m == leak ? 1 : 0;
            }
            inside += posterior.Area.P05 <= area && area <= posterior.Area.P95 ? 1 : 0;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"said {string.Join(' ', said.Select(s => $"{s:0.0}"))}; was {string.Join(' ', was)}; area {inside} of {runs}");
        // Four standard deviations of a count.
        for (int bin = 0; bin < 5; bin++) Assert.InRange(was[bin], said[bin] - (4 * Math.Sqrt(said[bin] + 1)), said[bin] + (4 * Math.Sqrt(said[bin] + 1)));
        Assert.InRange(inside / (double)runs, 0.85, 0.95);
    }

    private static GroupRate Rate(ConnectedVolume group, int leak, double area, Random random)
    {
        double sd = 0.05 * Math.Sqrt(1 + (400 / group.VolumeM3));
        double rate = group.Modules.Contains(leak) ? ChokedLoss.RateMmHgPerH(area, group.VolumeM3, 740) * (1 + (0.04 * Normal(random))) : 0;
        return new GroupRate(group.Modules[0], rate + (sd * Normal(random)), sd, 740);
    }

    private static int Draw(double[] prior, Random random)
    {
        double u = random.NextDouble();
        int m = 0;
        while (m < prior.Length - 1 && (u -= prior[m]) > 0) m++;
        return m;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
