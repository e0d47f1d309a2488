using System.Diagnostics;

namespace Zarya.Benchmarks;

/// <summary>
/// Contenders run in turn, round after round, in one process and on one thread: what counts is the ratio inside a round, because machines are noisy. Reported is the median over the rounds.
/// </summary>
internal sealed class Rounds(int rounds)
{
    private readonly List<(string Name, Func<long> Run, List<double> PerSecond, List<long> Allocated)> _contenders = [];

    /// <summary>Adds a contender; it returns the number of units that it did.</summary>
    public Rounds Add(string name, Func<long> run)
    {
        _contenders.Add((name, run, [], []));
        return this;
    }

    /// <summary>Runs all, with two rounds thrown away while the JIT settles.</summary>
    public Rounds Run()
    {
        for (int round = -2; round < rounds; round++)
        {
            foreach ((_, Func<long> run, List<double> perSecond, List<long> allocated) in _contenders)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                long start = Stopwatch.GetTimestamp();
                long units = run();
                double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                if (round < 0) continue;
                perSecond.Add(units / seconds);
                allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }
        return this;
    }

    /// <summary>Units a second of a contender, the median.</summary>
    public double PerSecond(string name) => Median(Find(name).PerSecond);

    /// <summary>Median over rounds of a contender's speed by another's.</summary>
    public double Ratio(string name, string to) => Median([.. Find(name).PerSecond.Zip(Find(to).PerSecond, (a, b) => a / b)]);

    /// <summary>Octets that a contender allocated in its last round.</summary>
    public long Allocated(string name) => Find(name).Allocated[^1];

    private (string Name, Func<long> Run, List<double> PerSecond, List<long> Allocated) Find(string name) => _contenders.Single(c => c.Name == name);

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
