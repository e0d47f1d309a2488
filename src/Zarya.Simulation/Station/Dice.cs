using System.Numerics;

namespace Zarya.Simulation.Station;

/// <summary>Random numbers from a seed: the same seed gives the same numbers on every machine.</summary>
/// <remarks>xoshiro256++ of Blackman and Vigna (2019), seeded by splitmix64; normal deviates by the ziggurat of Marsaglia and Tsang (2000) in Doornik's form, 128 layers.</remarks>
internal sealed class Dice
{
    private const int Layers = 128;
    private const double Tail = 3.442619855899;
    private const double LayerArea = 9.91256303526217e-3;

    private static readonly double[] s_edge = Edges();
    private static readonly double[] s_ratio = [.. Enumerable.Range(0, Layers).Select(i => s_edge[i + 1] / s_edge[i])];

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Dice of a seed; <paramref name="stream"/> tells apart the dice of one flight.</summary>
    public Dice(ulong seed, ulong stream)
    {
        ulong state = seed ^ (stream * 0x9E3779B97F4A7C15);
        _ = Mix(ref state);
        (_s0, _s1, _s2, _s3) = (Mix(ref state), Mix(ref state), Mix(ref state), Mix(ref state));
    }

    /// <summary>From 0 up to and without 1.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From one number up to another.</summary>
    public double Uniform(double from, double to) => from + ((to - from) * Uniform());

    /// <summary>A whole number from 0 up to and without <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>Whether something of this probability happens.</summary>
    public bool Happens(double probability) => Uniform() < probability;

    /// <summary>Time until the next event of a Poisson process, in the unit of <paramref name="mean"/>.</summary>
    public double Wait(double mean) => -mean * Math.Log(1 - Uniform());

    /// <summary>A normal deviate of mean 0 and variance 1.</summary>
    public double Gaussian()
    {
        while (true)
        {
            ulong bits = Next();
            int layer = (int)(bits & (Layers - 1));
            double u = ((long)bits >> 10) * (1.0 / (1L << 53));
            if (Math.Abs(u) < s_ratio[layer]) return u * s_edge[layer];
            if (layer == 0) return FromTail(u < 0);
            double x = u * s_edge[layer];
            double outer = Math.Exp(-0.5 * ((s_edge[layer] * s_edge[layer]) - (x * x)));
            double inner = Math.Exp(-0.5 * ((s_edge[layer + 1] * s_edge[layer + 1]) - (x * x)));
            if (inner + (Uniform() * (outer - inner)) < 1) return x;
        }
    }

    private double FromTail(bool negative)
    {
        double x, y;
        do
        {
            x = Math.Log(1 - Uniform()) / Tail;
            y = Math.Log(1 - Uniform());
        }
        while (-2 * y < x * x);
        return negative ? x - Tail : Tail - x;
    }

    private ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    private static ulong Mix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static double[] Edges()
    {
        var edge = new double[Layers + 1];
        double f = Math.Exp(-0.5 * Tail * Tail);
        (edge[0], edge[1]) = (LayerArea / f, Tail);
        for (int i = 2; i < Layers; i++)
        {
            edge[i] = Math.Sqrt(-2 * Math.Log((LayerArea / edge[i - 1]) + f));
            f = Math.Exp(-0.5 * edge[i] * edge[i]);
        }
        return edge;
    }
}
