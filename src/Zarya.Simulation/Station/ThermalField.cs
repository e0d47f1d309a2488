namespace Zarya.Simulation.Station;

/// <summary>Air temperature of each compartment over time, K: cycles of day and orbit, ramps, vehicles that were cold, and slow wander. Linear within each minute.</summary>
internal sealed class ThermalField
{
    /// <summary>Minutes from one drawn value to the next.</summary>
    public const long GridMs = 60_000;

    private const double DayS = 86_400;
    private const double OrbitS = 5_560;
    private const double WarmUpS = 3_600;

    private readonly double _startK;
    private readonly double _dayK;
    private readonly double _orbitK;
    private readonly double _dayPhase;
    private readonly double _orbitPhase;
    private readonly double[] _lag;
    private readonly Wander[] _wander;
    private readonly double[] _from;
    private readonly double[] _slopePerMs;
    private readonly double[] _offset;
    private readonly double[] _decayFromMs;
    private readonly Queue<ThermalRamp> _coming;
    private readonly List<ThermalRamp> _ramps = [];
    private readonly double[] _settled;
    private readonly Dice _dice;
    private long _gridMs;

    /// <summary>Starts at the first minute.</summary>
    public ThermalField(int count, double startK, ThermalCycle? cycle, IEnumerable<ThermalRamp> ramps, Realism realism, Dice dice)
    {
        _startK = startK;
        _dice = dice;
        (_dayK, _orbitK) = (cycle?.DayK ?? 0, cycle?.OrbitK ?? 0);
        (_dayPhase, _orbitPhase) = (dice.Uniform(0, 2 * Math.PI), dice.Uniform(0, 2 * Math.PI));
        _coming = new Queue<ThermalRamp>(ramps.OrderBy(r => r.AtH));
        _settled = new double[count];
        _lag = [.. Enumerable.Range(0, count).Select(_ => realism.IsUnfriendly ? dice.Uniform(-1, 1) : 0)];
        _wander = [.. Enumerable.Range(0, count).Select(_ => new Wander(dice.Uniform(realism.AirTemperatureSd.From, realism.AirTemperatureSd.To), dice.Uniform(realism.AirTemperatureTauH.From, realism.AirTemperatureTauH.To) * 60, dice))];
        (_from, _slopePerMs, _offset, _decayFromMs) = (new double[count], new double[count], new double[count], [.. Enumerable.Repeat(double.PositiveInfinity, count)]);
    }

    /// <summary>Sets the first values; offsets must be known.</summary>
    public void Begin()
    {
        for (int i = 0; i < _from.Length; i++) _from[i] = Stated(i, 0) + _wander[i].Value;
        Plan();
    }

    /// <summary>Temperature at a time within the present minute.</summary>
    public double At(int compartment, long ms) => _from[compartment] + (_slopePerMs[compartment] * (ms - _gridMs));

    /// <summary>A compartment is warmer or colder than it would be, until <see cref="Mix"/>.</summary>
    public void SetOffset(int compartment, double kelvin) => (_offset[compartment], _decayFromMs[compartment]) = (kelvin, double.PositiveInfinity);

    /// <summary>From now on its offset goes away, in an hour to 37 %.</summary>
    public void Mix(int compartment, long ms) => _decayFromMs[compartment] = ms;

    /// <summary>The first value of a compartment that is put to use in the middle of a flight.</summary>
    public double Restart(int compartment, long ms)
    {
        _from[compartment] = Stated(compartment, ms) + _wander[compartment].Value;
        _slopePerMs[compartment] = 0;
        return _from[compartment];
    }

    /// <summary>Goes on to the next minute.</summary>
    public void NextMinute()
    {
        for (int i = 0; i < _from.Length; i++) _from[i] += _slopePerMs[i] * GridMs;
        _gridMs += GridMs;
        Plan();
    }

    private void Plan()
    {
        // Only ramps that are under way cost time: those before leave a constant.
        double hour = _gridMs / 3_600_000.0;
        while (_coming.TryPeek(out ThermalRamp? next) && next.AtH <= hour + (GridMs / 3_600_000.0)) _ramps.Add(_coming.Dequeue());
        for (int r = _ramps.Count - 1; r >= 0; r--)
        {
            if (_ramps[r].AtH + _ramps[r].DurationH > hour) continue;
            for (int i = 0; i < _settled.Length; i++)
                if (_ramps[r].Module < 0 || _ramps[r].Module == i) _settled[i] += _ramps[r].KPerH * _ramps[r].DurationH;
            _ramps.RemoveAt(r);
        }
        for (int i = 0; i < _from.Length; i++) _slopePerMs[i] = (Stated(i, _gridMs + GridMs) + _wander[i].Next(_dice) - _from[i]) / GridMs;
    }

    private double Stated(int i, long ms)
    {
        double s = ms / 1000.0;
        double k = _startK + _settled[i];
        if (_dayK != 0) k += _dayK * Math.Sin((2 * Math.PI * s / DayS) + _dayPhase + _lag[i]);
        if (_orbitK != 0) k += _orbitK * Math.Sin((2 * Math.PI * s / OrbitS) + _orbitPhase + _lag[i]);
        foreach (ThermalRamp ramp in _ramps)
            if (ramp.Module < 0 || ramp.Module == i) k += ramp.KPerH * Math.Clamp((s / 3600) - ramp.AtH, 0, ramp.DurationH);
        if (_offset[i] != 0) k += ms <= _decayFromMs[i] ? _offset[i] : _offset[i] * Math.Exp(-(ms - _decayFromMs[i]) / 1000 / WarmUpS);
        return k;
    }
}

/// <summary>A stationary Ornstein-Uhlenbeck process, minute by minute; starts anywhere in its range.</summary>
internal struct Wander
{
    private readonly double _keep;
    private readonly double _kick;

    public Wander(double sd, double tauMin, Dice dice)
    {
        _keep = Math.Exp(-1 / tauMin);
        _kick = sd * Math.Sqrt(1 - (_keep * _keep));
        Value = sd > 0 ? sd * dice.Gaussian() : 0;
    }

    /// <summary>The present value.</summary>
    public double Value { get; private set; }

    /// <summary>The value a minute later.</summary>
    public double Next(Dice dice)
    {
        if (_kick > 0) Value = (Value * _keep) + (_kick * dice.Gaussian());
        return Value;
    }
}
