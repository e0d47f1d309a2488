using Zarya.Station.Atmosphere;
using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Simulation.Station;

/// <summary>The sensors of a flight and the rows that they send, in time order and without allocation.</summary>
/// <remarks>All sensors read on ticks of a second (of a part of one if a sensor is faster). A mass spectrometer reads its places in turn, evenly over its cycle.</remarks>
internal sealed class SensorBank
{
    private const long FastTicks = 60;

    private readonly Realism _realism;
    private readonly Dice _rows;
    private readonly Dice _air;
    private readonly Instant _start;
    private readonly List<Instrument> _instruments = [];
    private readonly List<SensorUnit> _slow = [];
    private readonly List<(long Period, SensorUnit[][] At)> _wheels = [];
    private Measurement[] _buffer = new Measurement[256];
    private long _nextSlow;
    private double _toSpike = double.PositiveInfinity;
    private double _toMissing = double.PositiveInfinity;

    public SensorBank(StationPlan plan, Realism realism, Instant start, Dice setup, Dice rows, Dice air)
    {
        (_realism, _start, _rows, _air) = (realism, start, rows, air);
        double fastest = plan.Sensors.Channels.Select(c => c.PeriodS).Append(1).Min();
        TickMs = Math.Max(1, (long)Math.Floor(1000 / Math.Ceiling(1 / Math.Max(fastest, 1e-3))));
        foreach (SensorChannel channel in plan.Sensors.Channels) AddChannel(plan, channel, setup);
        Arrange();
        if (realism.SpikePart > 0) _toSpike = rows.Wait(1 / realism.SpikePart);
        if (realism.MissingPart > 0) _toMissing = rows.Wait(1 / realism.MissingPart);
    }

    /// <summary>Length of a tick.</summary>
    public long TickMs { get; }

    /// <summary>All sensors.</summary>
    public List<SensorUnit> Units { get; } = [];

    /// <summary>Above 0 nothing comes down.</summary>
    public int Silences { get; set; }

    /// <summary>Above 0 the mass spectrometer is off.</summary>
    public int SpectrometerOff { get; set; }

    /// <summary>A hand-read gauge that is not part of the suite; null when nobody reads.</summary>
    public SensorUnit? HandGauge { get; private set; }

    /// <summary>Where the gauge of the suite is carried to; −1: where it is.</summary>
    public int CarriedTo { get; set; } = -1;

    /// <summary>Rows of the last step.</summary>
    public ReadOnlySpan<Measurement> Rows => _buffer.AsSpan(0, Count);

    /// <summary>Number of rows of the last step.</summary>
    public int Count { get; private set; }

    /// <summary>The instruments of a quantity that reads in turn.</summary>
    public Instrument? InstrumentOf(Quantity quantity) => Units.Find(u => u.Quantity == quantity && u.Instrument is not null)?.Instrument;

    /// <summary>Somebody reads a gauge by hand.</summary>
    public void StartGauge(int module, long fromMs, long periodMs, double sigma, double quantum, double bias)
    {
        StopGauge();
        HandGauge = new SensorUnit(quantum)
        {
            Quantity = Quantity.Gauge,
            Module = module,
            Sigma = sigma,
            Quantum = quantum,
            PeriodTicks = Math.Max(1, periodMs / TickMs),
            NextTick = (fromMs + TickMs - 1) / TickMs,
            Offset = bias,
        };
        _slow.Add(HandGauge);
        Units.Add(HandGauge);
        _nextSlow = Math.Min(_nextSlow, HandGauge.NextTick);
    }

    /// <summary>Nobody reads the gauge any more.</summary>
    public void StopGauge()
    {
        if (HandGauge is null) return;
        _slow.Remove(HandGauge);
        Units.Remove(HandGauge);
        HandGauge = null;
    }

    /// <summary>Takes the true values at the start of a step: before it, pressures; after it, everything.</summary>
    public void Prepare(CabinAir air, ThermalField thermal, CabinLife life, ReadOnlySpan<double> pressureBefore, long fromMs, long toMs, int gaugeModule)
    {
        double ms = toMs - fromMs;
        foreach (SensorUnit unit in Units)
        {
            int at = unit.Module >= 0 ? unit.Module : CarriedTo >= 0 ? CarriedTo : gaugeModule;
            switch (unit.Quantity)
            {
                case Quantity.TotalPressure or Quantity.Gauge:
                    double warm = unit.TemperatureCoefficient == 0 ? 0 : unit.TemperatureCoefficient * (thermal.At(at, fromMs) - 296);
                    unit.Prepare((pressureBefore[at] / GasLaw.PaPerMmHg) + warm, (air.PressurePa(at) / GasLaw.PaPerMmHg) + warm, ms);
                    break;
                case Quantity.AirTemperature:
                    unit.Prepare(thermal.At(at, fromMs) - GasLaw.ZeroCelsiusK, thermal.At(at, toMs) - GasLaw.ZeroCelsiusK, ms);
                    break;
                case Quantity.DewPoint:
                    double dew = WaterVapour.DewPointC(air.PressurePa(at, Gas.Water) / GasLaw.PaPerMmHg);
                    unit.Prepare(dew, dew, ms);
                    break;
                case Quantity.OxygenGeneration:
                    double rate = at == life.GeneratorModule ? life.OxygenKgPerD : 0;
                    unit.Prepare(rate, rate, ms);
                    break;
                default:
                    Gas gas = unit.Quantity == Quantity.Nitrogen ? Gas.Nitrogen : unit.Quantity == Quantity.Oxygen ? Gas.Oxygen : Gas.CarbonDioxide;
                    double part = air.PressurePa(at, gas) / GasLaw.PaPerMmHg;
                    unit.Prepare(part, part, ms);
                    break;
            }
        }
    }

    /// <summary>Writes the rows of a step, from its start up to and without its end.</summary>
    public void Send(long fromMs, long toMs, int gaugeModule)
    {
        Count = 0;
        long first = (fromMs + TickMs - 1) / TickMs, end = (toMs + TickMs - 1) / TickMs;
        for (long tick = first; tick < end; tick++)
        {
            long since = (tick * TickMs) - fromMs;
            Instant time = _start + Duration.FromMilliseconds(tick * TickMs);
            foreach ((long period, SensorUnit[][] at) in _wheels)
                foreach (SensorUnit unit in at[tick % period]) Put(unit, time, since, gaugeModule);
            if (tick >= _nextSlow) SendSlow(tick, time, since, gaugeModule);
        }
    }

    /// <summary>A minute goes by.</summary>
    public void NextMinute()
    {
        foreach (Instrument instrument in _instruments)
            if (instrument.DriftPerMinute > 0) instrument.Offset += instrument.DriftPerMinute * _air.Gaussian();
        foreach (SensorUnit unit in Units) unit.NextMinute(_air);
    }

    private void SendSlow(long tick, Instant time, long since, int gaugeModule)
    {
        _nextSlow = long.MaxValue;
        foreach (SensorUnit unit in _slow)
        {
            if (unit.NextTick <= tick)
            {
                if (unit.Instrument is null || SpectrometerOff == 0) Put(unit, time, since, gaugeModule);
                unit.NextTick += Math.Max(1, (tick - unit.NextTick + unit.PeriodTicks) / unit.PeriodTicks) * unit.PeriodTicks;
            }
            _nextSlow = Math.Min(_nextSlow, unit.NextTick);
        }
    }

    private void Put(SensorUnit unit, Instant time, long since, int gaugeModule)
    {
        double value = unit.Read(since, _rows);
        if (Silences > 0 && unit != HandGauge) return;
        if (--_toMissing < 0)
        {
            _toMissing = _rows.Wait(1 / _realism.MissingPart);
            return;
        }
        if (--_toSpike < 0)
        {
            _toSpike = _rows.Wait(1 / _realism.SpikePart);
            value += _rows.Uniform(-1, 1) * (unit.Quantity is Quantity.AirTemperature or Quantity.DewPoint or Quantity.OxygenGeneration ? 5 : 20);
        }
        if (Count == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        _buffer[Count++] = new Measurement(time, unit.Quantity, unit.Module >= 0 ? unit.Module : CarriedTo >= 0 ? CarriedTo : gaugeModule, value);
    }

    private void AddChannel(StationPlan plan, SensorChannel channel, Dice setup)
    {
        if (!SensorNames.TryGet(channel.Name, out Quantity quantity)) return;
        bool isCarried = quantity is Quantity.TotalPressure or Quantity.Gauge && channel.InTurn && channel.Modules.Count == 0;
        if (isCarried) quantity = Quantity.Gauge;
        int[] places = isCarried ? [-1] : channel.Modules.Count == 0 ? [.. Enumerable.Range(0, plan.Modules.Count)] : [.. channel.Modules.Select(m => plan.ModuleIndex(m)).Where(m => m >= 0)];
        bool isSpectrometer = quantity is Quantity.Nitrogen or Quantity.Oxygen or Quantity.CarbonDioxide;
        Instrument? shared = isSpectrometer ? new Instrument { DriftPerMinute = channel.DriftPerDaySigma / Math.Sqrt(1440), Memory = _realism.SpectrometerMemory } : null;
        if (shared is not null) _instruments.Add(shared);
        long period = Math.Max(1, (long)Math.Round(channel.PeriodS * 1000 / TickMs));
        for (int i = 0; i < places.Length; i++)
        {
            (double sd, double tauH, double lagMin) = quantity switch
            {
                Quantity.AirTemperature => (_realism.LocalTemperatureSd, setup.Uniform(_realism.LocalTemperatureTauH.From, _realism.LocalTemperatureTauH.To), setup.Uniform(_realism.TemperatureLagMin.From, _realism.TemperatureLagMin.To)),
                Quantity.DewPoint => (setup.Uniform(_realism.LocalDewPointSd.From, _realism.LocalDewPointSd.To), setup.Uniform(_realism.LocalTemperatureTauH.From, _realism.LocalTemperatureTauH.To), setup.Uniform(_realism.SpectrometerLagMin.From, _realism.SpectrometerLagMin.To)),
                Quantity.Nitrogen or Quantity.Oxygen or Quantity.CarbonDioxide => (0, 1, setup.Uniform(_realism.SpectrometerLagMin.From, _realism.SpectrometerLagMin.To)),
                Quantity.OxygenGeneration => (0, 1, _realism.IsUnfriendly ? 2 : 0),
                _ => (0, 1, 0.0),
            };
            var unit = new SensorUnit(channel.Quantum)
            {
                Quantity = quantity,
                Module = places[i],
                Sigma = channel.Sigma,
                Quantum = channel.Quantum,
                PeriodTicks = period,
                Instrument = shared,
                LagMs = lagMin * 60_000,
                TemperatureCoefficient = channel.TemperatureCoefficientPerK,
                DriftPerMinute = shared is null ? channel.DriftPerDaySigma / Math.Sqrt(1440) : 0,
                Offset = channel.BiasSigma > 0 ? channel.BiasSigma * setup.Gaussian() : 0,
                NextTick = shared is not null && channel.InTurn ? i * period / places.Length : i % period,
                LocalWander = new Wander(sd, tauH * 60, setup),
            };
            unit.Local = unit.LocalWander.Value;
            unit.NextMinute(_air);
            Units.Add(unit);
        }
    }

    private void Arrange()
    {
        foreach (IGrouping<long, SensorUnit> group in Units.Where(u => u.PeriodTicks <= FastTicks).GroupBy(u => u.PeriodTicks).OrderBy(g => g.Key))
            _wheels.Add((group.Key, [.. Enumerable.Range(0, (int)group.Key).Select(t => group.Where(u => u.NextTick % group.Key == t).ToArray())]));
        _slow.AddRange(Units.Where(u => u.PeriodTicks > FastTicks));
        _nextSlow = _slow.Count == 0 ? long.MaxValue : _slow.Min(u => u.NextTick);
    }
}
