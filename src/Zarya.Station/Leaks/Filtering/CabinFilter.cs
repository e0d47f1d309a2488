using static Zarya.Station.Leaks.Filtering.CabinState;

namespace Zarya.Station.Leaks.Filtering;

/// <summary>A Kalman filter over the air of one connected volume, with banks of hypotheses about what may have begun.</summary>
internal sealed partial class CabinFilter
{
    /// <summary>Ordinary air to begin with where nothing is measured, mmHg.</summary>
    private const double OrdinaryOxygen = 158, OrdinaryCarbonDioxide = 2.5, OrdinaryWater = 9.5;

    private readonly double[] _x = new double[Stride];
    private readonly double[] _p = new double[Count * Stride];
    private readonly double[] _gain = new double[Stride];
    private readonly NoiseModel _noise;
    private readonly double _rateScale;
    private readonly bool _mayHypothesise;
    private bool _hypotheses;
    private Propagation _f;

    /// <param name="noise">How restless the station is.</param>
    /// <param name="volumeM3">Volume: rates by people and machines scale with 855 m³/V.</param>
    /// <param name="hypotheses">Whether the banks are kept.</param>
    public CabinFilter(NoiseModel noise, double volumeM3, bool hypotheses)
    {
        _noise = noise;
        _rateScale = 855 / volumeM3;
        _hypotheses = _mayHypothesise = hypotheses;
        var air = new double[Stride];
        (air[Nitrogen], air[Oxygen]) = (0.78, 0.22);
        var rate = new double[Stride];
        rate[OxygenRate] = 1;
        Leaks = new OnsetBank(new double[Stride], 0, feedsLoss: true, 10 * 86400, 0.25);
        // Small events that no log knows last from no time at all to some minutes.
        Steps = [.. EventLengthsS.Select(s => new OnsetBank(air, s, feedsLoss: false, 6 * 3600, 0.3))];
        // What one person more gives off and uses: 2.28 kg of water, 1.00 of CO2, -0.84 of O2 a day, as partial pressures 2.73 : 0.49 : -0.56 (facts/station.md §5).
        var life = new double[Stride];
        (life[WaterRate], life[CarbonDioxideRate], life[OxygenRate]) = (1, 0.18, -0.21);
        Activity = new OnsetBank(life, 0, feedsLoss: false, 6 * 3600, 0.4);
        OxygenSteps = new OnsetBank(rate, 0, feedsLoss: false, 12 * 3600, 0.4);
        Banks = [Leaks, .. Steps, OxygenSteps, Activity];
        Companion = new Companion { Chosen = () => Array.ForEach(Banks, bank => bank.Unshare()) };
    }

    /// <summary>Whether a first pressure has come.</summary>
    public bool Started { get; private set; }

    /// <summary>Log-likelihood of what came, tempered by age.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>A leak began.</summary>
    public OnsetBank Leaks { get; }

    /// <summary>Lengths of events for which there is a bank, s.</summary>
    public static double[] EventLengthsS { get; } = [0, 150, 400];

    /// <summary>Air came or went, by length of the event.</summary>
    public OnsetBank[] Steps { get; }

    /// <summary>More or less oxygen is made or used from some moment on.</summary>
    public OnsetBank OxygenSteps { get; }

    /// <summary>The crew does more or less from some moment on; size in mmHg/h of water.</summary>
    public OnsetBank Activity { get; }

    /// <summary>An older change of the crew's or the machines' doings beside which others begin.</summary>
    public Companion Companion { get; }

    /// <summary>Whether people have been at hard work.</summary>
    public Exertion Exertion { get; } = new();

    /// <summary>All of them.</summary>
    private OnsetBank[] Banks { get; }

    /// <summary>Whether the banks are followed; they are forgotten when not.</summary>
    public bool Hypothesising
    {
        get => _hypotheses;
        set
        {
            if (!_mayHypothesise || _hypotheses == value) return;
            _hypotheses = value;
            ClearHypotheses();
        }
    }

    /// <summary>The state.</summary>
    public ReadOnlySpan<double> State => _x;

    /// <summary>Variance or covariance of two states.</summary>
    public double Covariance(int i, int j) => _p[(i * Stride) + j];

    /// <summary>Pressure as the filter has it, mmHg.</summary>
    public double Pressure => _x[Nitrogen] + _x[Oxygen] + _x[CarbonDioxide] + _x[Water] + _x[Thermal] + _x[Wander];

    /// <summary>Slope of the pressure that the filter expects, mmHg/h.</summary>
    public double Slope(double oxygenInput) => _x[OxygenRate] + _x[ThermalSlope] + _x[CarbonDioxideRate] + _x[WaterRate] + oxygenInput + _x[CabinState.Operation] - _x[Loss] - (_x[Wander] / _noise.WanderHours);

    /// <summary>Sets the loss and how well it is known, mmHg/h.</summary>
    public void SetLoss(double rate, double sd)
    {
        _x[Loss] = rate;
        Forget(Loss);
        _p[(Loss * Stride) + Loss] = sd * sd;
    }

    /// <summary>Sets how well this filter's noise model has done so far.</summary>
    public void Weigh(double logLikelihood) => LogLikelihood = logLikelihood;

    /// <summary>Takes one step: what is expected, what may have happened, what was measured.</summary>
    /// <param name="block">The measurements of the step.</param>
    /// <param name="stepS">Length of the step, s.</param>
    /// <param name="disturbances">What may have happened in it.</param>
    /// <param name="known">What is known to have changed in the step, per unit; empty for nothing.</param>
    /// <param name="size">How many units.</param>
    public void Step(in Block block, double stepS, ReadOnlySpan<Disturbance> disturbances, ReadOnlySpan<double> known = default, double size = 0)
    {
        if (!Started)
        {
            if (double.IsNaN(block.Pressure)) return;
            Start(block);
        }

        Predict(block, stepS, disturbances);
        if (!known.IsEmpty) Rows.AddScaled(_x, known, size);
        // 24 h of memory for the weights: a station changes its habits.
        LogLikelihood *= Math.Exp(-stepS / 86400);
        if (!double.IsNaN(block.Thermal)) Update(SensorRows.Thermal, block.Thermal, block.ThermalVariance, -1);
        if (!double.IsNaN(block.Water)) Update(SensorRows.Water, block.Water, block.WaterVariance, -1);
        if (!double.IsNaN(block.CarbonDioxide)) Update(SensorRows.CarbonDioxide, block.CarbonDioxide, block.CarbonDioxideVariance, CarbonDioxide);
        if (!double.IsNaN(block.Oxygen)) Update(SensorRows.Oxygen, block.Oxygen, block.OxygenVariance, OxygenBias);
        if (!double.IsNaN(block.Nitrogen)) Update(SensorRows.Nitrogen, block.Nitrogen, block.NitrogenVariance, NitrogenBias);
        if (!double.IsNaN(block.Pressure)) Update(SensorRows.Pressure, block.Pressure, block.PressureVariance, -1);
        Exertion.Take(block.EndS, _x[WaterRate]);
    }

    /// <summary>Holds for true that the state is off by <paramref name="error"/> times a size that is known with a variance, and that the loss is that much greater.</summary>
    public void Accept(ReadOnlySpan<double> error, double size, double variance, double loss)
    {
        Span<double> direction = stackalloc double[Stride];
        error.CopyTo(direction);
        direction[Loss] += loss;
        Rows.AddScaled(_x, direction, size);
        for (int i = 0; i < Count; i++) Rows.AddScaled(_p.AsSpan(i * Stride, Stride), direction, variance * direction[i]);
    }

    /// <summary>Other sensors speak from now on, of a part of the air: their levels are near those of before, not the same.</summary>
    /// <param name="life">People and machines in this part against those it was balanced with: 1 = a whole station's in 855 m³. Cut off from one another they no longer balance: six people give off
    /// 0.7 mmHg/h of water and 0.1 of CO₂ and use 0.14 of oxygen (facts/station.md §5).</param>
    /// <param name="people">People more than this air was balanced for (fewer when negative): 2.277 kg of water and 0.998 of CO₂ a day each.</param>
    public void Loosen(double life, double people)
    {
        _x[WaterRate] += people * 2.277 * 1026 / 24 / (855 / _rateScale);
        _x[CarbonDioxideRate] += people * 0.998 * 420 / 24 / (855 / _rateScale);
        Span<(int, double)> sd = [(Nitrogen, 0.03), (CarbonDioxide, 0.05), (Water, 0.02), (WaterError, 0.3), (NitrogenBias, 0.3), (OxygenBias, 0.2), (ThermalSlope, 0.1), (WaterRate, 0.4 * life), (CarbonDioxideRate, 0.06 * life), (OxygenRate, 0.07 * life)];
        foreach ((int i, double s) in sd) Add(i, s * s);
    }

    /// <summary>Makes this a copy of <paramref name="other"/>, which has the same noise model.</summary>
    public void CopyFrom(CabinFilter other)
    {
        other._x.CopyTo(_x, 0);
        other._p.CopyTo(_p, 0);
        (Started, LogLikelihood, _f, _hypotheses) = (other.Started, other.LogLikelihood, other._f, _mayHypothesise && other._hypotheses);
        if (!_mayHypothesise) return;
        for (int i = 0; i < Banks.Length; i++) Banks[i].CopyFrom(other.Banks[i]);
        Companion.CopyFrom(other.Companion);
        Exertion.CopyFrom(other.Exertion);
    }

    /// <summary>Forgets what has begun.</summary>
    public void ClearHypotheses()
    {
        foreach (OnsetBank bank in Banks) bank.Clear();
        Companion.Clear();
    }

    private void Start(in Block block)
    {
        Started = true;
        _x[Oxygen] = double.IsNaN(block.Oxygen) ? OrdinaryOxygen : block.Oxygen;
        _x[CarbonDioxide] = double.IsNaN(block.CarbonDioxide) ? OrdinaryCarbonDioxide : block.CarbonDioxide;
        _x[Water] = double.IsNaN(block.Water) ? OrdinaryWater : block.Water;
        _x[Thermal] = double.IsNaN(block.Thermal) ? 0 : block.Thermal;
        _x[Nitrogen] = block.Pressure - _x[Oxygen] - _x[CarbonDioxide] - _x[Water] - _x[Thermal];
        // The ordinary loss: 0.06 to 0.3 kg/d in the sources, 0.008 mmHg/h on 855 m³ (facts/station.md §5).
        _x[Loss] = 0.008 * _rateScale;
        Span<(int, double)> sd =
        [
            (Nitrogen, 10), (Oxygen, 5), (CarbonDioxide, 1), (Water, 2), (Thermal, 0.3), (ThermalSlope, _noise.ThermalSlopeSd), (CarbonDioxideRate, _noise.CarbonDioxideRateSd * _rateScale), (WaterRate, _noise.WaterRateSd * _rateScale),
            (ThermometerError, _noise.ThermometerSd), (OxygenRate, _noise.OxygenRateSd * _rateScale),
            (NitrogenBias, 5), (OxygenBias, 3), (WaterError, _noise.WaterSd), (Wander, _noise.WanderSd), (Loss, 0.006 * _rateScale),
        ];
        foreach ((int i, double s) in sd) _p[(i * Stride) + i] = s * s;
    }

    private void Predict(in Block block, double stepS, ReadOnlySpan<Disturbance> disturbances)
    {
        double h = stepS / 3600;
        double total = Math.Max(1, Pressure);
        _f.StepH = h;
        (_f.NitrogenShare, _f.OxygenShare) = (_x[Nitrogen] / total, _x[Oxygen] / total);
        (_f.CarbonDioxideShare, _f.WaterShare) = (_x[CarbonDioxide] / total, _x[Water] / total);
        (_f.ThermometerDecay, _f.OxygenRateDecay) = (Math.Exp(-h / _noise.ThermometerHours), Math.Exp(-h / _noise.OxygenRateHours));
        (_f.WaterDecay, _f.WanderDecay) = (Math.Exp(-h / _noise.WaterHours), Math.Exp(-h / _noise.WanderHours));
        (_f.CarbonDioxideRateDecay, _f.WaterRateDecay) = (Math.Exp(-h / _noise.CarbonDioxideRateHours), Math.Exp(-h / _noise.WaterRateHours));
        _f.ThermalSlopeDecay = Math.Exp(-h / _noise.ThermalSlopeHours);
        Disturb(stepS, block.EndS, disturbances);
        _f.Apply(_x);
        _x[Oxygen] += block.OxygenInput * h;
        // Choked flow goes with the pressure: L = Cd·A·K·√(RT)/V·P falls as P does.
        _x[Loss] *= 1 - Math.Clamp(_x[Loss] * h / total, -0.1, 0.1);
        _f.ApplyBoth(_p);
        Diffuse(h, block.OxygenRateJump);
        if (!_hypotheses) return;
        foreach (OnsetBank bank in Banks) bank.Predict(_f, block.EndS);
        Companion.Predict(_f);
    }

    private void Update(double[] h, double value, double noise, int bias)
    {
        Span<double> gain = _gain;
        gain.Clear();
        for (int i = 0; i < Stride; i++)
        {
            if (h[i] != 0) Rows.AddScaled(gain, _p.AsSpan(i * Stride, Stride), h[i]);
        }

        double variance = Rows.Dot(gain, h) + noise, innovation = value - Rows.Dot(h, _x);
        double z2 = innovation * innovation / variance;
        // An analyser that was calibrated anew: its bias has jumped, and the next readings say where to.
        if (bias >= 0 && z2 > 20)
        {
            Add(bias, innovation * innovation);
            return;
        }

        LogLikelihood -= 0.5 * (Math.Log(variance) + Math.Min(z2, 25));
        Rows.Scale(gain, 1 / variance);
        if (_hypotheses)
        {
            double companion = Companion.Update(h, gain, innovation, variance);
            foreach (OnsetBank bank in Banks) bank.Update(h, gain, innovation, variance, companion);
        }

        Rows.AddScaled(_x, gain, innovation);
        for (int i = 0; i < Count; i++) Rows.AddScaled(_p.AsSpan(i * Stride, Stride), gain, -variance * gain[i]);
    }

    private void Add(int i, double variance) => _p[(i * Stride) + i] += variance;

    private void Forget(int i)
    {
        _p.AsSpan(i * Stride, Stride).Clear();
        for (int row = 0; row < Count; row++) _p[(row * Stride) + i] = 0;
    }
}
