using static Zarya.Station.Leaks.Filtering.CabinState;

namespace Zarya.Station.Leaks.Filtering;

/// <summary>
/// A change of what the crew breathes out or the machines make that began a while ago and is believed (six people going to bed): what begins now begins beside it. Without that the old change, which no leak explains,
/// would stand between the odds of a new leak and its alarm for hours.
/// </summary>
/// <remarks>
/// Two marks G and G₀ seen together: with X = Σ G·G₀/S and the old change of any size (variance s² before the telemetry), what is left for the new one is c − X·c₀/(J₀ + 1/s²) and J − X²/(J₀ + 1/s²)
/// (the Schur complement of the joint information). X is added up from the companion's choice on: only hypotheses that began later have it.
/// </remarks>
internal sealed class Companion
{
    private const double LeastAgeS = 1500, LongestS = 12 * 3600, Believed = 3, Doubted = 1, Better = 3;

    private readonly double[] _d = new double[Stride];
    private double _c, _j, _sd;

    /// <summary>Whether there is one.</summary>
    public bool IsThere { get; private set; }

    /// <summary>Since when it is the companion, seconds of the watch.</summary>
    public double SinceS { get; private set; }

    /// <summary>When the change began, seconds of the watch.</summary>
    public double StartS { get; private set; }

    /// <summary>What the companion leaves of score and information of a hypothesis that began since.</summary>
    public (double Score, double Information) Rest(OnsetBank bank, int i)
    {
        double x = Part(bank, i);
        return (bank.Score(i) - (x * _c), bank.Information(i) - (x * bank.Shared(i)));
    }

    /// <summary>How much of the companion a unit of a hypothesis that began since takes over: X/(J₀ + 1/s²).</summary>
    public double Part(OnsetBank bank, int i) => bank.Shared(i) / (_j + (1 / (_sd * _sd)));

    /// <summary>Mean of the filter's error per unit of it.</summary>
    public ReadOnlySpan<double> Error => _d;

    /// <summary>Whether a change is old enough to be one.</summary>
    public static bool IsOld(double startS, double nowS) => nowS - startS >= LeastAgeS;

    /// <summary>A step of time.</summary>
    public void Predict(in Propagation f)
    {
        if (IsThere) f.Apply(_d);
    }

    /// <summary>A measurement, as for <see cref="OnsetBank.Update"/>; its mark on it.</summary>
    public double Update(ReadOnlySpan<double> h, ReadOnlySpan<double> gain, double innovation, double variance)
    {
        if (!IsThere) return 0;
        double g = Rows.Dot(h, _d);
        _c += g * innovation / variance;
        _j += g * g / variance;
        Rows.AddScaled(_d, gain, -g);
        return g;
    }

    /// <summary>Stays, goes, or is followed by another.</summary>
    /// <param name="weight">ln of the weight of the likeliest old change against nothing.</param>
    /// <param name="bank">Its bank; null for none.</param>
    /// <param name="i">Its number there.</param>
    /// <param name="sd">Standard deviation of its size before telemetry.</param>
    /// <param name="nowS">Now.</param>
    public void Consider(double weight, OnsetBank? bank, int i, double sd, double nowS)
    {
        double own = IsThere ? (0.5 * _c * _c / (_j + (1 / (_sd * _sd)))) : double.NegativeInfinity;
        if (IsThere && (weight < Doubted || nowS - StartS > LongestS)) IsThere = false;
        if (bank is null || weight < Believed) return;
        double other = 0.5 * bank.Score(i) * bank.Score(i) / (bank.Information(i) + (1 / (sd * sd)));
        if (IsThere && other < own + Better) return;
        bank.Error(i).CopyTo(_d);
        (_c, _j, _sd, StartS, SinceS, IsThere) = (bank.Score(i), bank.Information(i), sd, bank.StartS(i), nowS, true);
        Chosen?.Invoke();
    }

    /// <summary>What is shared with it is counted anew from here on.</summary>
    public Action? Chosen { get; init; }

    /// <summary>The filter set a state anew.</summary>
    public void Forget(int state) => _d[state] = 0;

    /// <summary>There is none.</summary>
    public void Clear() => IsThere = false;

    /// <summary>Makes this a copy of <paramref name="other"/>.</summary>
    public void CopyFrom(Companion other)
    {
        other._d.CopyTo(_d, 0);
        (_c, _j, _sd, StartS, SinceS, IsThere) = (other._c, other._j, other._sd, other.StartS, other.SinceS, other.IsThere);
    }
}
