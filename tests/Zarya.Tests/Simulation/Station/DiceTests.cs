using Zarya.Simulation.Station;

namespace Zarya.Tests.Simulation.Station;

public class DiceTests
{
    /// <summary>Moments and tails of the normal distribution: 0, 1, 0, 3; P(|x| > 3) = 0.0026998, P(|x| > 3.5) = 0.00046526. Bounds are five standard errors.</summary>
    [Fact]
    public void Normal_deviates_are_normal()
    {
        const int n = 4_000_000;
        var dice = new Dice(7, 1);
        double sum = 0, square = 0, cube = 0, fourth = 0;
        int beyond3 = 0, beyond35 = 0;
        for (int i = 0; i < n; i++)
        {
            double x = dice.Gaussian();
            sum += x;
            square += x * x;
            cube += x * x * x;
            fourth += x * x * x * x;
            if (Math.Abs(x) > 3) beyond3++;
            if (Math.Abs(x) > 3.5) beyond35++;
        }
        Assert.InRange(sum / n, -0.0025, 0.0025);
        Assert.InRange(square / n, 0.9965, 1.0035);
        Assert.InRange(cube / n, -0.01, 0.01);
        Assert.InRange(fourth / n, 2.975, 3.025);
        Assert.InRange(beyond3 / (double)n, 0.00257, 0.00283);
        Assert.InRange(beyond35 / (double)n, 0.00041, 0.00052);
    }

    [Fact]
    public void Uniform_numbers_fill_their_range()
    {
        var dice = new Dice(8, 1);
        int[] bins = new int[100];
        for (int i = 0; i < 1_000_000; i++) bins[dice.Below(100)]++;
        Assert.All(bins, b => Assert.InRange(b, 9_500, 10_500));
        Assert.InRange(Enumerable.Range(0, 100_000).Average(_ => dice.Wait(3)), 2.95, 3.05);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_streams_differ()
    {
        (Dice a, Dice b, Dice c, Dice d) = (new(5, 1), new(5, 1), new(5, 2), new(6, 1));
        double[] first = [.. Enumerable.Range(0, 100).Select(_ => a.Gaussian())];
        Assert.Equal(first, Enumerable.Range(0, 100).Select(_ => b.Gaussian()));
        Assert.NotEqual(first, Enumerable.Range(0, 100).Select(_ => c.Gaussian()));
        Assert.NotEqual(first, Enumerable.Range(0, 100).Select(_ => d.Gaussian()));
    }
}
