using Zarya.Station.Plans;

namespace Zarya.Station.Leaks.Places;

/// <summary>How well the rates of one period (hatches unchanged) agree with a leak of each area in each connected volume.</summary>
/// <remarks>
/// A leak of a in volume g makes <c>fall_g = a·K√(RT)/V_g·P</c> there and nothing elsewhere. A shut hatch that bounds the leaking volume has a bad seal with a prior of 5 %; then a part φ of the loss
/// is fed from behind the hatch: <c>fall_g(1−φ)</c> here and <c>φ·fall_g·V_g/V_o</c> there, φ even over 0 to V_o/(V_g+V_o): from equal pressures the leaking side falls at least as fast as what feeds it. The floor of 10⁻³ of the best possible fit is what one wrong log or one
/// unlogged event may do to a hypothesis in one period; each volume's rate has such a floor too, so that one that fits no hypothesis says nothing and leaves the others their say.
/// Likelihoods are relative to that of no volume leaking.
/// </remarks>
internal sealed class PeriodLikelihood
{
    private const double VolumeRelativeSd = 0.04;
    private const double SealPrior = 0.05;
    private const double Floor = 1e-3;
    private static readonly double[] s_fedParts = [0.1, 0.3, 0.5, 0.7, 0.9];

    private readonly HatchStates _states;
    private readonly double[] _fall, _sd, _perMm2, _quiet, _peak;
    private readonly bool[] _seen;
    private readonly double[][] _byVolume;
    private readonly double[]?[] _withSeal;
    private double _pressure;

    public PeriodLikelihood(HatchStates states)
    {
        _states = states;
        int groups = states.Groups.Count;
        (_fall, _sd, _perMm2, _quiet, _peak, _seen) = (new double[groups], new double[groups], new double[groups], new double[groups], new double[groups], new bool[groups]);
        _byVolume = [.. Enumerable.Range(0, groups).Select(_ => Ones())];
        _withSeal = new double[]?[states.Plan.Hatches.Count];
    }

    /// <summary>Likelihood by area of a leak in the volume with this index, relative to that of no leak; all 1 before anything is observed.</summary>
    public ReadOnlySpan<double> Of(int group) => _byVolume[group];

    /// <summary>The part of <see cref="Of"/> in which this hatch's seal leaks; empty when that is not considered.</summary>
    public ReadOnlySpan<double> WithSeal(int hatch) => _withSeal[hatch];

    /// <summary>Volume on the leaking side of the hatch's seal is <paramref name="group"/>: whether a seal was considered for it.</summary>
    public bool Bounds(int hatch, int group) => Other(hatch, group) >= 0;

    public void Observe(IReadOnlyList<GroupRate> rates)
    {
        Array.Clear(_seen);
        _pressure = 0;
        double best = 1;
        foreach (GroupRate rate in rates)
        {
            int g = _states.GroupIndex(rate.Module);
            if (_seen[g] || !(rate.SdMmHgPerH > 0) || !double.IsFinite(rate.FallMmHgPerH) || !double.IsFinite(rate.SdMmHgPerH) || !(rate.PressureMmHg > 0)) continue;
            (_seen[g], _fall[g], _sd[g]) = (true, rate.FallMmHgPerH, rate.SdMmHgPerH);
            _pressure = Math.Max(_pressure, rate.PressureMmHg);
            _peak[g] = 1 / Math.Sqrt(1 + Square(VolumeRelativeSd * Math.Max(0, rate.FallMmHgPerH) / rate.SdMmHgPerH));
            _quiet[g] = Fit(g, 0);
            best = Math.Max(best, Fit(g, Math.Max(0, rate.FallMmHgPerH)) / _quiet[g]);
        }
        if (!_seen.AsSpan().Contains(true))
        {
            foreach (double[] all in _byVolume) Array.Fill(all, 1);
            return;
        }
        for (int g = 0; g < _seen.Length; g++) _perMm2[g] = ChokedLoss.RateMmHgPerH(1, _states.Groups[g].VolumeM3, _pressure);
        Array.Clear(_withSeal);
        for (int g = 0; g < _seen.Length; g++) Fill(g, best * Floor);
    }

    private void Fill(int group, double floor)
    {
        double[] all = _byVolume[group];
        Span<double> scratch = stackalloc double[AreaGrid.Count];
        List<int> seals = [.. Enumerable.Range(0, _withSeal.Length).Where(h => Other(h, group) is int o && o >= 0 && (_seen[o] || _seen[group]))];
        double each = seals.Count == 0 ? 0 : Math.Min(SealPrior, 0.3 / seals.Count);
        Add(scratch, group, -1, 0, 1 - (each * seals.Count));
        foreach (int hatch in seals)
        {
            double[] part = new double[AreaGrid.Count];
            int other = Other(hatch, group);
            double most = _states.Groups[other].VolumeM3 / (_states.Groups[group].VolumeM3 + _states.Groups[other].VolumeM3);
            foreach (double fed in s_fedParts) Add(part, group, other, fed * most, each / s_fedParts.Length, most / s_fedParts.Length / Math.Sqrt(12));
            for (int k = 0; k < part.Length; k++) scratch[k] += part[k];
            // A hatch bounds two volumes; what each side as the leaking one says is kept side by side.
            _withSeal[hatch] = Merge(_withSeal[hatch], part, group, hatch);
        }
        for (int k = 0; k < all.Length; k++) all[k] = scratch[k] + floor;
    }

    /// <summary>Parts of one hatch: the first half of the array for a leak on the side of its A, the second for B.</summary>
    private double[] Merge(double[]? both, double[] part, int group, int hatch)
    {
        both ??= new double[2 * AreaGrid.Count];
        part.CopyTo(both, SealOffset(hatch, group));
        return both;
    }

    /// <summary>Where in <see cref="WithSeal"/> the part for a leak in this volume begins.</summary>
    public int SealOffset(int hatch, int group) => _states.GroupIndex(_states.Plan.Hatches[hatch].A) == group ? 0 : AreaGrid.Count;

    /// <summary>Adds a hypothesis; <paramref name="spread"/> is the deviation of the part fed within its cell, so that precise rates between two points still fit.</summary>
    private void Add(Span<double> sum, int group, int other, double fed, double weight, double spread = 0)
    {
        double keep = _perMm2[group] * (1 - fed), into = other < 0 ? 0 : _perMm2[other] * fed, loose = _perMm2[group] * spread, looseThere = other < 0 ? 0 : _perMm2[other] * spread;
        bool here = _seen[group], there = other >= 0 && _seen[other];
        for (int k = 0; k < sum.Length; k++)
        {
            double fit = weight;
            if (here) fit *= Fit(group, AreaGrid.Mm2[k] * keep, AreaGrid.Mm2[k] * loose) / _quiet[group];
            if (there) fit *= Fit(other, AreaGrid.Mm2[k] * into, AreaGrid.Mm2[k] * looseThere) / _quiet[other];
            sum[k] += fit;
        }
    }

    /// <summary>How well the rate of a volume fits a prediction: a normal law, and an even part for readings that are wrong.</summary>
    private double Fit(int group, double predicted, double loose = 0)
    {
        double sd = _sd[group], variance = (sd * sd) + Square(VolumeRelativeSd * predicted) + (loose * loose), chi = Square(_fall[group] - predicted) / variance, wrong = Floor * _peak[group];
        return chi > 80 ? wrong : (sd / Math.Sqrt(variance) * Math.Exp(-0.5 * chi)) + wrong;
    }

    private int Other(int hatch, int group)
    {
        Hatch h = _states.Plan.Hatches[hatch];
        if (_states.IsOpen(hatch) || !_states.IsPresent(h.A) || !_states.IsPresent(h.B)) return -1;
        int a = _states.GroupIndex(h.A), b = _states.GroupIndex(h.B);
        return a == b ? -1 : a == group ? b : b == group ? a : -1;
    }

    private static double Square(double x) => x * x;

    private static double[] Ones()
    {
        double[] ones = new double[AreaGrid.Count];
        Array.Fill(ones, 1);
        return ones;
    }
}
