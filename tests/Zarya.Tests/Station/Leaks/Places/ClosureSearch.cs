using Zarya.Station.Leaks.Places;
using Zarya.Station.Plans;

namespace Zarya.Tests.Station.Leaks.Places;

/// <summary>A search played through: a leak somewhere, closures as advised, readings with noise each minute, until a compartment has 95 %.</summary>
internal sealed class ClosureSearch(StationPlan plan, int leak, double cdaMm2, RateSensing sensing, int seed)
{
    private readonly Random _random = new(seed);
    private readonly double[] _true = [.. plan.Modules.Select(m => m.FreeM3)];

    private Fall[] _falls = [];

    public double Minutes { get; private set; }
    public int Closures { get; private set; }
    public int Named { get; private set; } = -1;
    public bool Right => Named == leak;
    public int FirstHatch { get; private set; } = -1;

    public ClosureSearch Run(IReadOnlyList<double> prior, bool halving, double giveUpMin = 6000)
    {
        for (int m = 0; m < _true.Length; m++) _true[m] *= 1 + (0.03 * Normal());
        HatchStates states = new(plan);
        PlacePosterior posterior = new(plan, prior);
        posterior.SetArea(cdaMm2 * Math.Exp(0.1 * Normal()), 0.1);
        ClosureAdvisor advisor = new(plan);
        HalvingAdvisor yardstick = new(plan);
        while (Minutes < giveUpMin && !Found(posterior))
        {
            ClosureChoice choice = halving
                ? yardstick.Advise(states, posterior.Probabilities, posterior.Area, Stations.PressureMmHg, sensing)
                : advisor.Advise(states, posterior.Probabilities, posterior.Area, Stations.PressureMmHg, sensing, Stations.At(Minutes));
            if (choice.Closure is not { } closure) break;
            Closures++;
            if (FirstHatch < 0) FirstHatch = closure.Hatch;
            bool readOn = !states.IsOpen(closure.Hatch);
            Minutes += readOn ? 0 : 2;
            Minutes += !readOn && !closure.KeepClosed && states.Shut.Count > 0 ? 2 : 0;
            if (!readOn)
            {
                if (!closure.KeepClosed && states.Shut.Count > 0) states = states.With(states.Shut[^1].Hatch, open: true);
                states = states.WithCrew(states.Crew.Placed(closure.CrewMoves)).With(closure.Hatch, open: false, Stations.At(Minutes));
                posterior.Open(Stations.At(Minutes), states);
                _falls = [.. states.Groups.Select(Begin)];
            }
            Wait(posterior, closure.WaitMin);
        }
        return this;
    }

    private Fall Begin(ConnectedVolume volume) =>
        new(volume, sensing, volume.Modules.Contains(leak) ? ChokedLoss.RateMmHgPerH(cdaMm2, volume.Modules.Sum(m => _true[m]), Stations.PressureMmHg) : 0, Normal());

    private void Wait(PlacePosterior posterior, double minutes)
    {
        for (int t = 1; t <= minutes; t++)
        {
            Minutes++;
            foreach (Fall fall in _falls) fall.Read(Normal(), Normal());
            posterior.Observe([.. _falls.Where(f => f.Sensed && f.Readings > 2).Select(f => f.Rate())]);
            if (Found(posterior)) return;
        }
    }

    private bool Found(PlacePosterior posterior)
    {
        for (int m = 0; m < plan.Modules.Count; m++)
            if (posterior.Probabilities[m] >= 0.95) Named = m;
        return Named >= 0;
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>A volume's pressure read each minute and the line through it.</summary>
    private sealed class Fall
    {
        private readonly ConnectedVolume _volume;
        private readonly double _slope, _sigma, _background, _wander;
        private double _pressure, _t, _tt, _p, _tp;

        public Fall(ConnectedVolume volume, RateSensing sensing, double rate, double disturbance)
        {
            _volume = volume;
            bool sensor = sensing.Sees(volume);
            Sensed = sensor || sensing.GaugeByHand;
            double small = 1 + (400 / volume.VolumeM3);
            _background = sensing.BackgroundMmHgPerH * Math.Sqrt(small);
            _wander = sensing.WanderMmHg2PerH * small;
            _sigma = sensor ? sensing.SensorSigmaMmHg * Math.Sqrt(sensing.SensorPeriodS / 60) : sensing.GaugeSigmaMmHg;
            _slope = rate + (_background * disturbance);
            Read(0, 0);
        }

        public bool Sensed { get; }

        public int Readings { get; private set; }

        public void Read(double noise, double wander)
        {
            if (Readings > 0) _pressure += (-_slope / 60) + (Math.Sqrt(_wander / 60) * wander);
            double t = Readings++ / 60.0, p = _pressure + (_sigma * noise);
            (_t, _tt, _p, _tp) = (_t + t, _tt + (t * t), _p + p, _tp + (t * p));
        }

        public GroupRate Rate()
        {
            double spread = _tt - (_t * _t / Readings), hours = (Readings - 1) / 60.0;
            double variance = (_sigma * _sigma / spread) + (_background * _background) + (1.2 * _wander / hours);
            return new GroupRate(_volume.Modules[0], -(_tp - (_t * _p / Readings)) / spread, Math.Sqrt(variance), Stations.PressureMmHg);
        }
    }
}
