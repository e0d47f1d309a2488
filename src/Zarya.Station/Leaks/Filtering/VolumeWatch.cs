using Zarya.Station.Leaks.Signals;

namespace Zarya.Station.Leaks.Filtering;

/// <summary>The filters over one connected volume, what they hold together, and the recent past kept so that something learned late can be put where it happened.</summary>
internal sealed class VolumeWatch
{
    private const int Kept = 270, SnapshotEvery = 15;
    private readonly Block[] _blocks = new Block[Kept];
    private readonly Snapshot[] _snapshots = new Snapshot[Kept / SnapshotEvery];
    private readonly IReadOnlyList<NoiseModel> _models;
    private readonly CabinFilter[] _filters;
    private readonly double _stepS;
    private readonly List<Disturbance> _disturbances = [];
    private long _count;

    /// <param name="modules">Modules of the volume.</param>
    /// <param name="memory">What the sensors keep.</param>
    /// <param name="models">Noise models to run.</param>
    /// <param name="stepS">Length of a step, s.</param>
    /// <param name="hypotheses">Whether onsets are looked for.</param>
    public VolumeWatch(int[] modules, GroupMemory memory, IReadOnlyList<NoiseModel> models, double stepS, bool hypotheses)
    {
        (Modules, Memory, _models, _stepS) = (modules, memory, models, stepS);
        _filters = [.. models.Select(m => new CabinFilter(m, memory.VolumeM3, hypotheses))];
        for (int i = 0; i < _snapshots.Length; i++) _snapshots[i] = new Snapshot([.. models.Select(m => new CabinFilter(m, memory.VolumeM3, hypotheses))]);
    }

    /// <summary>Modules of the volume.</summary>
    public int[] Modules { get; set; }

    /// <summary>What the sensors keep.</summary>
    public GroupMemory Memory { get; }

    /// <summary>The filters, one a noise model.</summary>
    public IReadOnlyList<CabinFilter> Filters => _filters;

    /// <summary>What the hypotheses say.</summary>
    public Evidence Evidence { get; } = new();

    /// <summary>The last step.</summary>
    public Block Last { get; private set; }

    /// <summary>Rates of people and machines against those in 855 m³.</summary>
    public double RateScale => 855 / Memory.VolumeM3;

    /// <summary>The filter that the telemetry favours.</summary>
    public CabinFilter Best { get; private set; } = null!;

    /// <summary>What the sensors should say next.</summary>
    public Expectation Expected
    {
        get
        {
            if (Best is not { Started: true } f) return Expectation.None;
            ReadOnlySpan<double> x = f.State;
            return new(f.Pressure, x[CabinState.Nitrogen] + x[CabinState.NitrogenBias], x[CabinState.Oxygen] + x[CabinState.OxygenBias], x[CabinState.CarbonDioxide], x[CabinState.Water] + x[CabinState.WaterError]);
        }
    }

    /// <summary>Index of the noise model that is favoured.</summary>
    public int BestModel => Array.IndexOf(_filters, Best);

    /// <summary>The noise model that the telemetry speaks for most.</summary>
    public NoiseModel Noise => _models[BestModel];

    /// <summary>ln of the odds at which the alarm is raised, by the noise model in favour.</summary>
    public double AlarmLogOdds => _models[BestModel].AlarmLogOdds;

    /// <summary>A fall within two minutes that is no alarm by itself, mmHg.</summary>
    public double LeastRapidFallMmHg => Best is null ? 1 : _models[BestModel].LeastRapidFallMmHg;

    /// <summary>What the last hour consisted of.</summary>
    public AttributionTrail Trail { get; private set; } = new();

    /// <summary>A watch with one noise model that goes on from the filter that is favoured, and takes for granted a leak of this rate, mmHg/h.</summary>
    public VolumeWatch Confirm(double rate, double sd)
    {
        int j = BestModel;
        var watch = new VolumeWatch(Modules, Memory, [_models[j]], _stepS, hypotheses: true);
        Evidence.Mixture(Best, j, out _, out _, out double[] error);
        watch.GoOnFrom(this);
        watch._filters[0].Accept(error, rate, sd * sd, 1);
        return watch;
    }

    /// <summary>Goes on from where the favoured filter of another volume is: the air was one until now.</summary>
    public void GoOnFrom(VolumeWatch other)
    {
        foreach (CabinFilter filter in _filters)
        {
            filter.CopyFrom(other.Best);
            filter.ClearHypotheses();
        }

        // Operations that go on, go on; motions of hatches are for whoever asks for this.
        _disturbances.AddRange(other._disturbances.Where(d => d.RateSd > 0));
        (Last, Best, Memory.Temperature, Trail) = (other.Last, _filters[0], other.Memory.Temperature, other.Trail);
        // Thermometers of a part of the air start from where the whole was.
        bool same = Modules.Length == other.Modules.Length;
        Memory.Reference = same ? other.Memory.Reference : double.NaN;
        Memory.ThermalAtReference = Best.State[CabinState.Thermal] + Best.State[CabinState.ThermometerError];
        if (!same)
        {
            // Machines stand in the large modules: the larger part keeps them all and misses the people, a small one has only its people, of one between nobody knows.
            bool most = Memory.VolumeM3 > 0.6 * other.Memory.VolumeM3, few = Memory.VolumeM3 < 50;
            double people = most ? Memory.Crew - other.Memory.Crew : few ? 0.5 * Memory.Crew : 0;
            double life = RateScale * (most ? 0.2 : few ? 0.5 * Memory.Crew / 6 : 1);
            foreach (CabinFilter filter in _filters) filter.Loosen(life, people);
        }

        other.Memory.Generation.CopyTo(Memory.Generation, 0);
        Evidence.Weigh(_filters, _models, Last.EndS, RateScale, Memory.OxygenMade);
    }

    /// <summary>What is known of the station beside the state of its air.</summary>
    public Habits Habits()
    {
        double variance = Best.Covariance(CabinState.Loss, CabinState.Loss);
        return new Habits([.. _filters.Select(f => f.LogLikelihood)], Best.State[CabinState.Loss], Math.Sqrt(variance), Memory.VolumeM3);
    }

    /// <summary>Takes over what was known of the station before.</summary>
    public void Take(Habits habits)
    {
        for (int j = 0; j < _filters.Length; j++)
        {
            _filters[j].SetLoss(habits.Loss, habits.LossSd);
            _filters[j].Weigh(habits.LogLikelihoods[j]);
        }

        Weigh(Last.EndS);
    }

    /// <summary>Takes one step.</summary>
    public void Step(in Block block)
    {
        if (_count % SnapshotEvery == 0) _snapshots[_count / SnapshotEvery % _snapshots.Length].Take(_count, _filters);
        _blocks[_count++ % Kept] = block;
        Last = block;
        Run(block);
        Weigh(block.EndS);
        Settle(block.EndS);
        if (block.EndS % 60 == 0 && Best.Started) Trail.Keep(block.EndS, Best.State);
    }

    /// <summary>Something happened, or will have: the steps since then are run again with it.</summary>
    public void Disturb(Disturbance disturbance)
    {
        _disturbances.RemoveAll(d => d.ToS < Last.EndS - (Kept * _stepS));
        _disturbances.Add(disturbance);
        if (_count > 0 && disturbance.FromS < Last.EndS) Rewind(disturbance.FromS);
    }

    /// <summary>Whether something is known to move the air now, or did until minutes ago.</summary>
    public bool IsDisturbed(double nowS) => _disturbances.Any(d => d.FromS <= nowS && nowS < d.ToS + 300 && d.StepSd + d.RateSd > 0.1);

    /// <summary>Ends the lasting operations that <paramref name="by"/> ends, and no others, at <paramref name="atS"/>.</summary>
    public void EndRates(double atS, OperationKind by)
    {
        for (int i = 0; i < _disturbances.Count; i++)
        {
            Disturbance d = _disturbances[i];
            if (d.EndedBy == by && d.ToS > atS) _disturbances[i] = d with { ToS = Math.Max(atS, d.FromS + _stepS) };
        }
    }

    /// <summary>Forgets all hypotheses, also those of the recent past.</summary>
    public void ClearHypotheses()
    {
        foreach (CabinFilter filter in _filters) filter.ClearHypotheses();
        foreach (Snapshot snapshot in _snapshots) snapshot.Forget();
        _count = 0;
    }

    /// <summary>A step of air that the telemetry makes near certain, and that is old enough not to be the beginning of a leak, is taken for what it is.</summary>
    private void Settle(double nowS)
    {
        if (Evidence.StepLogOdds < 3 || Evidence.BestStep.Filter < 0) return;
        OnsetBank steps = _filters[Evidence.BestStep.Filter].Steps[Evidence.BestStep.Bank];
        double startS = steps.StartS(Evidence.BestStep.Onset), lastsS = CabinFilter.EventLengthsS[Evidence.BestStep.Bank];
        if (nowS - startS - lastsS < 600) return;
        double size = Math.Abs(Evidence.BestStep.SizeMmHg);
        double spread = Math.Max(60, 0.15 * (nowS - startS));
        Disturb(new Disturbance(startS - spread, startS + lastsS + spread, Math.Max(0.1, 2 * size), 0, 0.78));
    }

    private void Rewind(double toS)
    {
        int best = -1;
        for (int i = 0; i < _snapshots.Length; i++)
        {
            if (_snapshots[i].At < 0 || _snapshots[i].At >= _count || _snapshots[i].At < _count - Kept) continue;
            bool earlyEnough = _blocks[_snapshots[i].At % Kept].EndS <= toS;
            if (best < 0) best = i;
            else if (earlyEnough ? _snapshots[i].At > _snapshots[best].At || _blocks[_snapshots[best].At % Kept].EndS > toS : _blocks[_snapshots[best].At % Kept].EndS > toS && _snapshots[i].At < _snapshots[best].At) best = i;
        }

        if (best < 0) return;
        long from = _snapshots[best].At;
        _snapshots[best].Give(_filters);
        for (long i = from; i < _count; i++)
        {
            if (i != from && i % SnapshotEvery == 0)
            {
                // Which older change others began beside is chosen by weight: as it was in its time, so again.
                Weigh(_blocks[(i - 1) % Kept].EndS);
                _snapshots[i / SnapshotEvery % _snapshots.Length].Take(i, _filters);
            }

            Run(_blocks[i % Kept]);
        }

        Weigh(Last.EndS);
    }

    private void Run(in Block block)
    {
        ReadOnlySpan<Disturbance> disturbances = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_disturbances);
        foreach (CabinFilter filter in _filters) filter.Step(block, _stepS, disturbances);
    }

    private void Weigh(double nowS)
    {
        Evidence.Weigh(_filters, _models, nowS, RateScale, Memory.OxygenMade);
        int best = 0;
        for (int j = 1; j < _filters.Length; j++)
        {
            if (Evidence.Weights[j] > Evidence.Weights[best]) best = j;
        }

        Best = _filters[best];
    }

    private sealed class Snapshot(CabinFilter[] filters)
    {
        public long At { get; private set; } = -1;

        public void Forget() => At = -1;

        public void Take(long at, CabinFilter[] from)
        {
            At = at;
            for (int i = 0; i < filters.Length; i++) filters[i].CopyFrom(from[i]);
        }

        public void Give(CabinFilter[] to)
        {
            for (int i = 0; i < filters.Length; i++) to[i].CopyFrom(filters[i]);
        }
    }
}
