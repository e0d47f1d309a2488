using Zarya.Station.Atmosphere;
using Zarya.Station.Plans;

namespace Zarya.Simulation.Station;

/// <summary>Everything that a flight consists of, at one moment.</summary>
internal sealed class FlightState
{
    /// <summary>Vehicles that may be docked beside those of the plan.</summary>
    public const int Berths = 3;

    private readonly Dice _thermalDice;
    private readonly Dice _lifeDice;
    private readonly double[] _before;

    public FlightState(LeakCase flown, Realism realism, ulong seed)
    {
        (Case, Realism) = (flown, realism);
        Setup = new Dice(seed, 1);
        Events = new Dice(seed, 6);
        (_thermalDice, _lifeDice) = (new Dice(seed, 2), new Dice(seed, 3));
        StationPlan plan = flown.Plan;
        double common = 1 + (realism.CommonVolumeSigma * Setup.Gaussian());
        double[] volumes = [.. plan.Modules.Select(m => m.FreeM3 * Math.Max(0.5, common + (realism.OwnVolumeSigma * Setup.Gaussian()))), .. Enumerable.Repeat(10.0, Berths)];
        int modules = plan.Modules.Count;
        (int A, int B)[] hatches = [.. plan.Hatches.Select(h => (h.A, h.B)), .. Enumerable.Range(0, Berths).Select(b => (0, modules + b))];
        Air = new CabinAir(volumes, hatches, flown.Initial.TemperatureC + GasLaw.ZeroCelsiusK);
        Thermal = new ThermalField(volumes.Length, flown.Initial.TemperatureC + GasLaw.ZeroCelsiusK, flown.Confounders.OfType<ThermalCycle>().FirstOrDefault(), flown.Confounders.OfType<ThermalRamp>(), realism, _thermalDice);
        Life = new CabinLife(flown, Air, realism, Setup);
        Leaks = new CabinLeaks(flown);
        Log = new OperationLog(flown.Start, realism, new Dice(seed, 4));
        Sensors = new SensorBank(plan, realism, flown.Start, Setup, new Dice(seed, 5), new Dice(seed, 7));
        _before = new double[volumes.Length];
        StartDifferenceMmHg = new double[volumes.Length];
    }

    public LeakCase Case { get; }
    public Realism Realism { get; }
    public CabinAir Air { get; }
    public ThermalField Thermal { get; }
    public CabinLife Life { get; }
    public CabinLeaks Leaks { get; }
    public SensorBank Sensors { get; }
    public OperationLog Log { get; }
    public Agenda Agenda { get; } = new();

    /// <summary>Dice for what is decided before the flight.</summary>
    public Dice Setup { get; }

    /// <summary>Dice for what happens on board.</summary>
    public Dice Events { get; }

    public long NowMs { get; private set; }
    public double Hours => NowMs / 3_600_000.0;
    public double SecondOfDay => Case.StartSecondOfDay + (NowMs / 1000.0);

    /// <summary>Pressure of a compartment at the start less that of the case; only for those that begin shut off.</summary>
    public double[] StartDifferenceMmHg { get; }

    /// <summary>Set when areas have changed and the air does not know.</summary>
    public bool AreLeaksStale { get; set; } = true;

    /// <summary>Whether the crew stays where it was sent.</summary>
    public bool IsCrewCommanded { get; set; }

    /// <summary>The module in which most of the crew is.</summary>
    public int CrewModule
    {
        get
        {
            int best = 0, most = 0;
            foreach (int module in Life.Where)
            {
                int here = Life.Where.AsSpan().Count(module);
                if (here > most) (best, most) = (module, here);
            }
            return best;
        }
    }

    private double _mechanicalBias = double.NaN;
    private double _digitalBias = double.NaN;
    private int _gaugeModule;

    /// <summary>The error of the gauge that the crew carries; the same each time.</summary>
    public double GaugeBias(bool isDigital)
    {
        if (double.IsNaN(_mechanicalBias)) (_mechanicalBias, _digitalBias) = (Events.Gaussian(), 0.3 * Events.Gaussian());
        return isDigital ? _digitalBias : _mechanicalBias;
    }

    /// <summary>Fills the station and opens the hatches that are open at the start.</summary>
    public void Begin()
    {
        Thermal.Begin();
        CabinStart start = Case.Initial;
        Span<double> part = stackalloc double[CabinAir.Gases];
        for (int i = 0; i < Air.Count; i++)
        {
            double scale = (start.PressureMmHg + StartDifferenceMmHg[i]) / start.PressureMmHg * GasLaw.PaPerMmHg;
            part[(int)Gas.Oxygen] = start.OxygenMmHg * scale;
            part[(int)Gas.CarbonDioxide] = start.CarbonDioxideMmHg * scale;
            part[(int)Gas.Water] = start.WaterMmHg * scale;
            part[(int)Gas.Nitrogen] = (start.PressureMmHg - start.OxygenMmHg - start.CarbonDioxideMmHg - start.WaterMmHg) * scale;
            Air.Refill(i, Air.VolumeM3(i), Thermal.At(i, 0), part);
        }
        for (int h = 0; h < Case.Plan.Hatches.Count; h++)
            if (Case.Plan.Hatches[h].OpenAtStart) Air.Open(h);
        ApplyLeaks();
        _gaugeModule = CrewModule;
    }

    /// <summary>Tells the air the areas.</summary>
    public void ApplyLeaks()
    {
        Leaks.Apply(Air, Hours);
        AreLeaksStale = false;
    }

    /// <summary>The largest part of a group's air that is lost in a second.</summary>
    public double FastestLossPerS()
    {
        double most = 0;
        for (int m = 0; m < Case.Plan.Modules.Count; m++)
            if (Air.Group(m) == m) most = Math.Max(most, Air.LossPerS(m));
        return most;
    }

    /// <summary>Lets time pass and writes the rows of it.</summary>
    public void Step(long toMs)
    {
        for (int i = 0; i < _before.Length; i++)
        {
            _before[i] = Air.PressurePa(i);
            Air.SetTemperature(i, Thermal.At(i, toMs));
        }
        Life.Breathe(Air, NowMs, SecondOfDay);
        Air.Step((toMs - NowMs) / 1000.0);
        Sensors.Prepare(Air, Thermal, Life, _before, NowMs, toMs, _gaugeModule);
        Sensors.Send(NowMs, toMs, _gaugeModule);
        NowMs = toMs;
    }

    /// <summary>What changes from minute to minute.</summary>
    public void NextMinute()
    {
        Thermal.NextMinute();
        Life.NextMinute(_lifeDice, NowMs);
        Sensors.NextMinute();
        _gaugeModule = CrewModule;
    }
}
