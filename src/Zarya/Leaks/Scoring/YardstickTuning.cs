using Zarya.Printing;
using Zarya.Simulation.Station;
using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Yardstick;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Leaks.Scoring;

/// <summary>Finds, for several sizes of the random walk that the ramp test allows for, the threshold at which it raises one alarm in a year of busy life, and how late it then is: a fair yardstick is the best of them.</summary>
internal sealed class YardstickTuning
{
    private const double BlockH = 6;
    private static readonly double[] s_diffusions = [0.0075, 0.03, 0.12, 0.5, 2];
    private static readonly double[] s_rates = [0.1, 0.3, 1, 10];

    public required StationPlan Plan { get; init; }

    public required Instant Midnight { get; init; }

    public required Realism Realism { get; init; }

    public required int Years { get; init; }

    public required int Jobs { get; init; }

    /// <summary>Flies the years and writes the table.</summary>
    public void Run(TextWriter output, ScoreProgress progress, CancellationToken stop)
    {
        var maxima = new List<double>[Years * YearCampaign.FlightsPerYear][];
        progress.Begin(Realism.Name + " flights of 73 days", maxima.Length);
        Parallel.For(0, maxima.Length, new ParallelOptions { MaxDegreeOfParallelism = Jobs, CancellationToken = stop }, i =>
        {
            maxima[i] = Fly((ulong)(i + 1), stop);
            progress.Done();
        });
        output.WriteLine($"Ramp test, {Realism.Name}: threshold for one alarm a year of {Numbers.Of(Years, "year")}, and its delay in hours for a fall in mmHg/h");
        var table = new TextTable(["random walk, mmHg²/h", ">threshold", .. s_rates.Select(r => ">" + ScoreTable.Number(r))]);
        for (int k = 0; k < s_diffusions.Length; k++)
        {
            double threshold = Threshold([.. maxima.Select(m => m[k])], Years);
            table.Add([ScoreTable.Number(s_diffusions[k]), ScoreTable.Number(threshold), .. s_rates.Select(r => ScoreTable.Number(RampWindows.DelayS(Options(k), threshold, r) / 3_600))]);
        }
        table.Write(output);
    }

    /// <summary>The lowest level over which the six-hour blocks of all flights rise at most <paramref name="alarms"/> times; neighbouring blocks count once.</summary>
    public static double Threshold(IReadOnlyList<IReadOnlyList<double>> maxima, double alarms)
    {
        double found = double.NaN;
        foreach (double level in maxima.SelectMany(m => m).Where(double.IsFinite).Distinct().OrderDescending())
        {
            if (maxima.Sum(m => Runs(m, level)) > alarms) break;
            found = level;
        }
        return found;
    }

    private List<double>[] Fly(ulong seed, CancellationToken stop)
    {
        var flight = new CaseFlight(StationYear.Case(Plan, Midnight, YearCampaign.DaysPerFlight, Realism, seed), Realism, seed);
        RampTest[] tests = [.. s_diffusions.Select((_, k) => new RampTest(Plan, Options(k)))];
        List<double>[] maxima = [.. tests.Select(_ => new List<double>())];
        double[] most = new double[tests.Length];
        var block = Duration.FromSeconds((long)(BlockH * 3_600));
        for (Instant now = flight.Start; now < flight.End; now += block)
        {
            stop.ThrowIfCancellationRequested();
            Array.Fill(most, double.NegativeInfinity);
            while (flight.TryNext(now + block, out Measurement measurement, out Operation? operation))
            {
                for (int k = 0; k < tests.Length; k++)
                {
                    if (operation is null) tests[k].Measure(measurement);
                    else tests[k].Operate(operation);
                    most[k] = Math.Max(most[k], tests[k].Statistic);
                }
            }
            for (int k = 0; k < tests.Length; k++) maxima[k].Add(most[k]);
        }
        return maxima;
    }

    private RampTestOptions Options(int k) => RampTestOptions.For(Plan) with { DiffusionMmHg2PerH = s_diffusions[k] };

    private static int Runs(IReadOnlyList<double> maxima, double level)
    {
        int runs = 0;
        for (int i = 0; i < maxima.Count; i++)
        {
            if (maxima[i] >= level && (i == 0 || maxima[i - 1] < level)) runs++;
        }
        return runs;
    }
}
