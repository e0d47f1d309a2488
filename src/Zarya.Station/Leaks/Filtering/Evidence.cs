using MathNet.Numerics;

namespace Zarya.Station.Leaks.Filtering;

/// <summary>What the hypotheses of several filters say together: how likely a leak is, and how big.</summary>
/// <remarks>
/// Bayes over (noise model j, explanation e, onset τ): weight = w_j·λ_e·Δτ·LR. The explanations beside a leak are a step of air (an event that nobody logged) and a change of the oxygen balance
/// (a generator that tripped unseen): a leak must beat them, not only "nothing". The size of a leak has a log-uniform prior, so that LR = ∫ π(r) e^{rc − r²J/2} dr ≈ e^{z²/2} √(2π) Φ(z) / (z ln(r₁/r₀)), z = c/√J.
/// </remarks>
internal sealed class Evidence
{
    // Leaks: four a year, valves left open and hatches ill shut counted. Changes of the oxygen balance by what the crew does: one in two days; by a generator that nobody sees stop: one a week, or where its rate
    // is reported, by a report that is stale: one in half a year.
    private const double LeaksPerH = 4 / 8766.0, OxygenStepsPerH = 1 / 48.0, UnseenTripsPerH = 1 / 168.0, StaleTripsPerH = 1 / 4000.0;
    private const double SmallestRate = 0.006, LargestRate = 2000, SmallStep = 0.1, LargeStep = 0.5, OxygenStepSd = 0.05, TripSd = 0.08, ActivitySd = 0.1;

    // Two who stop their exercise within minutes give off that much less water; of forty hours with two or more at it, one has such a moment.
    private const double PairMmHgPerH = 0.34, PairSd = 0.07, PairsPerH = 1 / 40.0;

    // What speaks less than this moves no odds.
    private const double LeastLeak = 3, LeastOther = 1.5;
    private const double Temper = 0.35;
    private readonly List<WeighedLeak> _leaks = [];

    /// <summary>ln of the odds of a leak against everything else.</summary>
    public double LogOdds { get; private set; }

    /// <summary>ln of the odds of an event that moved air and is over, against everything else.</summary>
    public double StepLogOdds { get; private set; }

    /// <summary>ln of the weight of a leak, on the scale of the other three.</summary>
    public double LeakLog { get; private set; }

    /// <summary>ln of the weight of nothing having begun.</summary>
    public double NothingLog { get; private set; }

    /// <summary>ln of the weight of an event that is over.</summary>
    public double StepLog { get; private set; }

    /// <summary>ln of the weight of a change of the oxygen balance.</summary>
    public double OxygenLog { get; private set; }

    /// <summary>The most likely event: filter, bank, onset.</summary>
    public (int Filter, int Bank, int Onset, double SizeMmHg) BestStep { get; private set; }

    /// <summary>ln of the odds of a change of the oxygen balance against everything else.</summary>
    public double OxygenLogOdds { get; private set; }

    /// <summary>The most likely leak: filter, onset; −1 when nothing speaks for one.</summary>
    public (int Filter, double StartS, double RateMmHgPerH) BestLeak { get; private set; }

    /// <summary>Probability of each noise model.</summary>
    public double[] Weights { get; private set; } = [];

    /// <summary>Hypotheses of a leak that speak, by weight (not normalised).</summary>
    public IReadOnlyList<WeighedLeak> Leaks => _leaks;

    /// <summary>Weighs what <paramref name="filters"/> hold at <paramref name="nowS"/>.</summary>
    public void Weigh(IReadOnlyList<CabinFilter> filters, IReadOnlyList<NoiseModel> models, double nowS, double rateScale, double oxygenMade)
    {
        // A trip takes away at most what is made.
        bool oxygenReported = oxygenMade >= 0;
        double tripSd = oxygenReported ? Math.Max(0.03 * rateScale, 0.55 * oxygenMade) : TripSd * rateScale;
        if (Weights.Length != filters.Count) Weights = new double[filters.Count];
        double best = double.NegativeInfinity;
        for (int j = 0; j < filters.Count; j++) best = Math.Max(best, Weights[j] = (Temper * filters[j].LogLikelihood) + Math.Log(models[j].Prior));
        var (nothing, leak, step, oxygen) = (LogSum.Empty, LogSum.Empty, LogSum.Empty, LogSum.Empty);
        _leaks.Clear();
        (double bestLeak, double bestStep) = (double.NegativeInfinity, double.NegativeInfinity);
        (BestLeak, BestStep) = ((-1, 0, 0), (-1, -1, -1, 0));
        for (int j = 0; j < filters.Count; j++)
        {
            double log = Weights[j] - best;
            CabinFilter filter = filters[j];
            // Hypotheses about a station that this one is not are not followed; they begin anew if it becomes one.
            filter.Hypothesising = log > -25;
            if (log < -12) continue;
            nothing.Add(log);
            double old = WeighChanges(filter, new Changes(nowS, rateScale, tripSd, oxygenReported, models[j].ActivitiesPerH), log, ref oxygen);
            for (int k = 0; k < filter.Leaks.Count; k++)
            {
                double often = log + Math.Log(LeaksPerH * Math.Max(1e-4, filter.Leaks.SpanH(k, nowS)));
                for (int beside = 0; beside < 2; beside++)
                {
                    if (!TryBeside(filter.Companion, filter.Leaks, k, beside == 1, out double c, out double i) || c * c < 2 * LeastLeak * i) continue;
                    double w = LossLog(c, i, rateScale) + often + (beside == 1 ? old : 0);
                    if (double.IsNegativeInfinity(w)) continue;
                    leak.Add(w);
                    _leaks.Add(new WeighedLeak(w, j, k, c / i, 1 / i, beside == 1));
                    if (w > bestLeak) (bestLeak, BestLeak) = (w, (j, filter.Leaks.StartS(k), c / i));
                }
            }

            for (int b = 0; b < filter.Steps.Length; b++)
            {
                OnsetBank steps = filter.Steps[b];
                double events = Math.Log(models[j].UnloggedEventsPerH / filter.Steps.Length);
                for (int k = 0; k < steps.Count; k++)
                {
                    double often = log + events + Math.Log(Math.Max(1e-4, steps.SpanH(k, nowS)));
                    for (int beside = 0; beside < 2; beside++)
                    {
                        if (!TryBeside(filter.Companion, steps, k, beside == 1, out double c, out double i) || c * c < 2 * LeastOther * i) continue;
                        double w = EventLog(c, i) + often + (beside == 1 ? old : 0);
                        step.Add(w);
                        if (w > bestStep) (bestStep, BestStep) = (w, (j, b, k, c / i));
                    }
                }
            }
        }

        (LeakLog, NothingLog, StepLog, OxygenLog) = (leak.Value, nothing.Value, step.Value, oxygen.Value);

        LogSum others = nothing, notStep = nothing;
        others.Add(step.Value);
        others.Add(oxygen.Value);
        notStep.Add(leak.Value);
        notStep.Add(oxygen.Value);
        LogOdds = leak.Value - others.Value;
        StepLogOdds = step.Value - notStep.Value;
        LogSum notOxygen = nothing;
        notOxygen.Add(leak.Value);
        notOxygen.Add(step.Value);
        OxygenLogOdds = oxygen.Value - notOxygen.Value;
        var sum = LogSum.Empty;
        foreach (double w in Weights) sum.Add(w - best);
        for (int j = 0; j < Weights.Length; j++) Weights[j] = Math.Exp(Weights[j] - best - sum.Value);
    }

    /// <summary>Mean and standard deviation of the leak's rate over all onsets under noise model <paramref name="model"/>, mmHg/h, and the filter's error per unit of it.</summary>
    public void Mixture(CabinFilter filter, int model, out double rate, out double sd, out double[] error)
    {
        double best = double.NegativeInfinity, total = 0, square = 0;
        foreach (WeighedLeak leak in _leaks)
        {
            if (leak.Filter == model) best = Math.Max(best, leak.LogWeight);
        }

        (rate, error) = (0, new double[CabinState.Stride]);
        foreach (WeighedLeak leak in _leaks)
        {
            if (leak.Filter != model || leak.LogWeight < best - 20) continue;
            double p = Math.Exp(leak.LogWeight - best), r = leak.RateMmHgPerH;
            total += p;
            rate += p * r;
            square += p * ((r * r) + leak.Variance);
            Rows.AddScaled(error, filter.Leaks.Error(leak.Onset), p * r);
            if (leak.IsBesideOld) Rows.AddScaled(error, filter.Companion.Error, -p * r * filter.Companion.Part(filter.Leaks, leak.Onset));
        }

        if (total == 0) total = 1;
        (rate, square) = (rate / total, square / total);
        sd = Math.Sqrt(Math.Max(1e-12, square - (rate * rate)));
        Rows.Scale(error, rate == 0 ? 0 : 1 / (total * rate));
    }

    /// <summary>Weighs what changes in what the crew breathes out and the machines make; returns ln of the weight of the older ones, beside which others may have begun.</summary>
    private static double WeighChanges(CabinFilter filter, in Changes changes, double log, ref LogSum oxygen)
    {
        Companion companion = filter.Companion;
        LogSum old = LogSum.Empty;
        (double best, OnsetBank? bestBank, int bestAt) = (double.NegativeInfinity, null, -1);
        foreach (OnsetBank bank in (ReadOnlySpan<OnsetBank>)[filter.Activity, filter.OxygenSteps])
        {
            for (int k = 0; k < bank.Count; k++)
            {
                double w = ChangeLog(filter, bank, k, bank.Score(k), bank.Information(k), changes);
                oxygen.Add(log + w);
                if (companion.IsThere && bank.StartS(k) <= companion.SinceS) old.Add(w);
                if (w > best && Companion.IsOld(bank.StartS(k), changes.NowS)) (best, bestBank, bestAt) = (w, bank, k);
            }
        }

        if (companion.IsThere)
        {
            foreach (OnsetBank bank in (ReadOnlySpan<OnsetBank>)[filter.Activity, filter.OxygenSteps])
            {
                for (int k = bank.Count - 1; k >= 0 && bank.StartS(k) > companion.SinceS; k--)
                {
                    (double c, double i) = companion.Rest(bank, k);
                    oxygen.Add(log + old.Value + ChangeLog(filter, bank, k, c, i, changes));
                }
            }
        }

        double sd = bestBank == filter.Activity ? 2 * ActivitySd * changes.RateScale : Math.Max(OxygenStepSd * changes.RateScale, changes.TripSd);
        companion.Consider(best, bestBank, bestAt, sd, changes.NowS);
        return companion.IsThere ? old.Value : double.NegativeInfinity;
    }

    /// <summary>ln of the weight of a change against nothing, with its rate of coming.</summary>
    private static double ChangeLog(CabinFilter filter, OnsetBank bank, int k, double c, double i, in Changes changes)
    {
        if (i <= 0 || c * c < 2 * LeastOther * i) return double.NegativeInfinity;
        double span = Math.Log(Math.Max(1e-4, bank.SpanH(k, changes.NowS)));
        var sum = LogSum.Empty;
        if (bank == filter.Activity)
        {
            sum.Add(NormalLog(c, i, ActivitySd * changes.RateScale) + Math.Log(changes.ActivitiesPerH));
            sum.Add(NormalLog(c, i, PairSd * changes.RateScale, -PairMmHgPerH * changes.RateScale) + Math.Log(PairsPerH * filter.Exertion.Likely(bank.StartS(k), changes.RateScale)));
        }
        else
        {
            sum.Add(NormalLog(c, i, OxygenStepSd * changes.RateScale) + Math.Log(OxygenStepsPerH));
            sum.Add(NormalLog(c, i, changes.TripSd) + Math.Log(changes.IsReported ? StaleTripsPerH : UnseenTripsPerH));
        }

        return sum.Value + span;
    }

    /// <summary>Score and information of hypothesis <paramref name="k"/> alone, or beside the older change if it began since that is believed.</summary>
    private static bool TryBeside(Companion companion, OnsetBank bank, int k, bool besideOld, out double score, out double information)
    {
        (score, information) = (bank.Score(k), bank.Information(k));
        if (!besideOld) return information > 0;
        if (!companion.IsThere || bank.StartS(k) <= companion.SinceS) return false;
        (score, information) = companion.Rest(bank, k);
        return information > 0;
    }

    private readonly record struct Changes(double NowS, double RateScale, double TripSd, bool IsReported, double ActivitiesPerH);

    private static double LossLog(double c, double j, double rateScale)
    {
        if (c <= 0 || j <= 0) return double.NegativeInfinity;
        double sd = 1 / Math.Sqrt(j), z = c * sd, rate = c / j;
        if (z < 1 || rate < SmallestRate * rateScale) return double.NegativeInfinity;
        return (z * z / 2) + Math.Log(2.5066 * 0.5 * SpecialFunctions.Erfc(-z * 0.70711) / (z * Math.Log(LargestRate / SmallestRate)));
    }

    private static double EventLog(double c, double j)
    {
        var sum = LogSum.Empty;
        sum.Add(NormalLog(c, j, SmallStep) - 0.223);
        sum.Add(NormalLog(c, j, LargeStep) - 1.609);
        return sum.Value;
    }

    private static double NormalLog(double c, double j, double sd, double mean)
    {
        double wide = 1 + (j * sd * sd), a = (c * sd) + (mean / sd);
        return (0.5 * ((a * a / wide) - (mean * mean / (sd * sd)))) - (0.5 * Math.Log(wide));
    }

    private static double NormalLog(double c, double j, double sd)
    {
        double wide = 1 + (j * sd * sd);
        return (0.5 * c * c * sd * sd / wide) - (0.5 * Math.Log(wide));
    }

    private struct LogSum
    {
        private double _max, _sum;

        public static LogSum Empty => new() { _max = double.NegativeInfinity };

        public readonly double Value => double.IsNegativeInfinity(_max) ? _max : _max + Math.Log(_sum);

        public void Add(double log)
        {
            if (double.IsNegativeInfinity(log)) return;
            if (log <= _max)
            {
                if (log > _max - 40) _sum += Math.Exp(log - _max);
                return;
            }

            _sum = (double.IsNegativeInfinity(_max) ? 0 : _sum * Math.Exp(_max - log)) + 1;
            _max = log;
        }
    }
}
