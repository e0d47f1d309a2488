using System.Diagnostics;
using System.Globalization;

namespace Zarya.Fuzz;

/// <summary>What a campaign did: inputs, failures with the input that shows each, how often each outcome was reached, the slowest input.</summary>
internal sealed class FuzzResult(string name)
{
    private const int FailuresTold = 5;

    private readonly SortedDictionary<string, long> _outcomes = new(StringComparer.Ordinal);
    private readonly long _start = Stopwatch.GetTimestamp();

    public string Name => name;

    public long Inputs { get; private set; }

    public long Failures { get; private set; }

    public TimeSpan Slowest { get; private set; }

    /// <summary>Runs one input; an answer that is not <see langword="null"/>, or an exception, is a failure.</summary>
    public void Check(string where, Func<string?> run, double longestMs = double.PositiveInfinity)
    {
        Inputs++;
        long start = Stopwatch.GetTimestamp();
        string? failure;
        try
        {
            failure = run();
        }
        catch (Exception e)
        {
            failure = e.ToString();
        }
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        if (took > Slowest) Slowest = took;
        // The first input pays for the JIT; a pause of the machine is not the decoder's: slow inputs run again.
        if (failure is null && took.TotalMilliseconds > longestMs && Inputs > 1) failure = RunsAgainIn(run) is var again && again > longestMs ? $"took {again:F0} ms" : null;
        if (failure is null) return;
        Failures++;
        if (Failures <= FailuresTold) Console.WriteLine($"FAILED {name}: {where}\n{failure}\n");
    }

    private static double RunsAgainIn(Func<string?> run)
    {
        long start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Counts an outcome: a campaign that never reaches a state has not tested it.</summary>
    public void Saw(string outcome) => _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;

    /// <summary>A failure when an outcome was never reached.</summary>
    public FuzzResult MustHaveSeen(params IEnumerable<string> outcomes)
    {
        foreach (string outcome in outcomes)
        {
            Inputs++;
            if (_outcomes.ContainsKey(outcome)) continue;
            Failures++;
            Console.WriteLine($"FAILED {name}: never reached '{outcome}'");
        }
        return this;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{name}: {Inputs:N0} inputs, {Failures:N0} failures, slowest {Slowest.TotalMilliseconds:F1} ms, {Stopwatch.GetElapsedTime(_start).TotalSeconds:F0} s; {string.Join(", ", _outcomes.Select(o => $"{o.Key} {o.Value}"))}");
}
