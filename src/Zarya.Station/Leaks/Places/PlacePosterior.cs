using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Station.Leaks.Places;

/// <summary>What is known of where the leak is and how large: the joint probability of compartment and effective area. One leak is assumed. Deterministic; not thread-safe.</summary>
/// <remarks>
/// p(i, a) ∝ prior(i) · area(a) · Π over periods of L(rates | i, a), see <c>docs/design/leak-place.md</c>. Within a period hatches are unchanged and rates are cumulative estimates: each
/// <see cref="Observe"/> replaces the one before. All modules of one connected volume share a likelihood, so they are told apart by closures only.
/// </remarks>
public sealed class PlacePosterior
{
    private readonly double[] _prior;
    private readonly double[] _frozen;
    private readonly double[] _probabilities;
    private double[] _area = AreaGrid.Flat();
    private HatchStates _states;
    private PeriodLikelihood _period;

    /// <summary>Starts with the hatches as the plan has them.</summary>
    /// <param name="plan">The station.</param>
    /// <param name="prior">Weight by module, over 0, any scale; null for <see cref="PlacePrior.ByKind"/>.</param>
    /// <exception cref="ArgumentException">The prior is not one number over 0 for each module.</exception>
    public PlacePosterior(StationPlan plan, IReadOnlyList<double>? prior = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (prior is not null && (prior.Count != plan.Modules.Count || prior.Any(p => !(p > 0) || !double.IsFinite(p)))) throw new ArgumentException("one weight over 0 a module", nameof(prior));
        _prior = prior is null ? PlacePrior.ByKind(plan) : PlacePrior.Normalised(prior);
        _frozen = new double[_prior.Length * AreaGrid.Count];
        _probabilities = [.. _prior];
        _states = new HatchStates(plan);
        _period = new PeriodLikelihood(_states);
        Forget();
    }

    /// <summary>When the present period began; <see cref="Instant.MinValue"/> before the first.</summary>
    public Instant PeriodStart { get; private set; } = Instant.MinValue;

    /// <summary>The hatches of the present period.</summary>
    public HatchStates States => _states;

    /// <summary>Probability by module, in the order of the plan; sums to 1.</summary>
    public IReadOnlyList<double> Probabilities => _probabilities;

    /// <summary>Cd·A of the leak, mm².</summary>
    public Estimate Area
    {
        get
        {
            double[] sum = new double[AreaGrid.Count];
            for (int i = 0; i < _prior.Length; i++)
                if (_states.IsPresent(i)) Accumulate(i, sum);
            return AreaGrid.Quantiles(sum);
        }
    }

    /// <summary>Modules of the connected volume that is most probably the leaking one.</summary>
    public IReadOnlyList<int> Group => _states.Groups[MostProbableGroup()].Modules;

    /// <summary>Probability that the leak is in the volume to which a module belongs now.</summary>
    public double GroupProbability(int module) => _states.Group(module).Modules.Sum(m => _probabilities[m]);

    /// <summary>Cd·A in mm² if the leak is in this module; NaN when that is impossible.</summary>
    public Estimate AreaIn(int module)
    {
        double[] sum = new double[AreaGrid.Count];
        Accumulate(module, sum);
        return AreaGrid.Quantiles(sum);
    }

    /// <summary>Sets what is known of the area from the rate with open hatches: a median in mm² and a relative standard deviation. Replaces what was set before; closures' knowledge stays.</summary>
    public void SetArea(double medianMm2, double relativeSd)
    {
        if (!(medianMm2 > 0) || !double.IsFinite(medianMm2) || !(relativeSd > 0)) return;
        _area = AreaGrid.About(medianMm2, relativeSd);
        Refresh();
    }

    /// <summary>Forgets the area but not the place: after a patch, or when the leak has grown.</summary>
    public void ForgetArea()
    {
        double[] place = [.. _probabilities];
        _area = AreaGrid.Flat();
        for (int i = 0; i < place.Length; i++) Array.Fill(_frozen, _prior[i] > 0 ? place[i] / _prior[i] : 0, i * AreaGrid.Count, AreaGrid.Count);
        _period = new PeriodLikelihood(_states);
        Refresh();
    }

    /// <summary>Forgets everything: a new leak.</summary>
    public void Forget()
    {
        Array.Fill(_frozen, 1);
        _area = AreaGrid.Flat();
        _period = new PeriodLikelihood(_states);
        Refresh();
    }

    /// <summary>The hatches have changed: what was learned under the old ones is kept, and a new period begins. Nothing happens when hatches and volumes are the same.</summary>
    public void Open(Instant at, HatchStates states)
    {
        ArgumentNullException.ThrowIfNull(states);
        if (states.SameAir(_states)) return;
        double most = 0;
        for (int i = 0; i < _prior.Length; i++)
        {
            ReadOnlySpan<double> likelihood = _period.Of(_states.GroupIndex(i));
            Span<double> row = _frozen.AsSpan(i * AreaGrid.Count, AreaGrid.Count);
            for (int k = 0; k < row.Length; k++) most = Math.Max(most, row[k] *= likelihood[k]);
        }
        if (most > 0)
            for (int c = 0; c < _frozen.Length; c++) _frozen[c] /= most;
        (_states, PeriodStart) = (states, at);
        _period = new PeriodLikelihood(states);
        Refresh();
    }

    /// <summary>Takes the present estimates of the rates since the period began, at most one for each connected volume; they replace those given before in this period.</summary>
    public void Observe(IReadOnlyList<GroupRate> rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        _period.Observe(rates);
        Refresh();
    }

    /// <summary>Probability that air passes the seal of a shut hatch into the leaking volume, judged from the present period alone; 0 when it is open.</summary>
    public double SealProbability(int hatch)
    {
        ReadOnlySpan<double> seal = _period.WithSeal(hatch);
        if (seal.IsEmpty) return 0;
        double leaking = 0, all = 0;
        for (int i = 0; i < _prior.Length; i++)
        {
            if (!_states.IsPresent(i)) continue;
            int g = _states.GroupIndex(i);
            ReadOnlySpan<double> total = _period.Of(g), row = Row(i);
            bool bounds = _period.Bounds(hatch, g);
            int offset = _period.SealOffset(hatch, g);
            for (int k = 0; k < row.Length; k++)
            {
                double weight = _prior[i] * _area[k] * row[k];
                all += weight * total[k];
                if (bounds) leaking += weight * seal[offset + k];
            }
        }
        return all > 0 ? leaking / all : 0;
    }

    private ReadOnlySpan<double> Row(int module) => _frozen.AsSpan(module * AreaGrid.Count, AreaGrid.Count);

    private void Accumulate(int module, double[] sum)
    {
        ReadOnlySpan<double> row = Row(module), likelihood = _period.Of(_states.GroupIndex(module));
        for (int k = 0; k < sum.Length; k++) sum[k] += _prior[module] * _area[k] * row[k] * likelihood[k];
    }

    private void Refresh()
    {
        double total = 0;
        for (int i = 0; i < _prior.Length; i++)
        {
            double sum = 0;
            if (_states.IsPresent(i))
            {
                ReadOnlySpan<double> row = Row(i), likelihood = _period.Of(_states.GroupIndex(i));
                for (int k = 0; k < row.Length; k++) sum += _area[k] * row[k] * likelihood[k];
            }
            total += _probabilities[i] = _prior[i] * sum;
        }
        // A likelihood has a floor, so nothing is left only when every module has gone: then nothing is known.
        for (int i = 0; i < _probabilities.Length; i++) _probabilities[i] = total > 0 ? _probabilities[i] / total : _prior[i];
    }

    private int MostProbableGroup()
    {
        double[] sums = new double[_states.Groups.Count];
        for (int i = 0; i < _probabilities.Length; i++) sums[_states.GroupIndex(i)] += _probabilities[i];
        return sums.AsSpan().IndexOf(sums.Max());
    }
}
