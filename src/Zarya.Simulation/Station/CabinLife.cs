using Zarya.Station.Atmosphere;

namespace Zarya.Simulation.Station;

/// <summary>What lives and works in the air: people, an oxygen generator, beds for carbon dioxide, condensers, gas that is let in or out. Sets the sources of each step.</summary>
/// <remarks>Scrubbers and condensers stand in the largest module of each segment and are sized so that the air at the start is in balance with the crew's day.</remarks>
internal sealed class CabinLife
{
    private const double SecondsPerDay = 86_400;
    private const double CondenserTurnoverS = 7_200;

    private readonly Metabolism? _metabolism;
    private readonly CarbonDioxideRemoval? _removal;
    private readonly OxygenMaker? _maker;
    private readonly int[] _machines;
    private readonly double[] _factor;
    private readonly double[] _exercise;
    private readonly double _scrubM3PerS;
    private readonly double _condenseM3PerS;
    private readonly double _setPointPa;
    private readonly double _rippleMolPerS;
    private readonly List<GasPulse> _pulses = [];
    private Wander _humidity;

    public CabinLife(LeakCase flown, CabinAir air, Realism realism, Dice dice)
    {
        _metabolism = flown.Confounders.OfType<Metabolism>().FirstOrDefault();
        _removal = flown.Confounders.OfType<CarbonDioxideRemoval>().FirstOrDefault();
        _maker = flown.Confounders.OfType<OxygenMaker>().FirstOrDefault();
        _machines = [.. flown.Plan.Modules.Select((m, i) => (m, i)).GroupBy(m => m.m.Segment).Select(g => g.MaxBy(m => m.m.FreeM3).i)];
        _factor = [.. Enumerable.Range(0, flown.Crew).Select(_ => 1 + (realism.MetabolismSigma * dice.Gaussian()))];
        _exercise = [.. Enumerable.Repeat(1.0, flown.Crew)];
        Where = new int[flown.Crew];
        IsOutside = new bool[flown.Crew];
        CommandedKgPerD = OxygenKgPerD = _maker?.KgPerD ?? 0;
        _humidity = new Wander(realism.HumiditySd, 180, dice);
        double volume = flown.Plan.Modules.Sum(m => m.FreeM3), kelvin = flown.Initial.TemperatureC + GasLaw.ZeroCelsiusK;
        if (_metabolism is not null)
        {
            double people = flown.Crew * AverageActivity(_metabolism) / SecondsPerDay;
            double carbon = people * _metabolism.CarbonDioxideKgPerD / GasLaw.MolarMassKg(Gas.CarbonDioxide);
            double water = people * _metabolism.WaterKgPerD / GasLaw.MolarMassKg(Gas.Water);
            double molPerPa = 1 / (GasLaw.MolarConstant * kelvin);
            if (_removal is not null && flown.Initial.CarbonDioxideMmHg > 0) _scrubM3PerS = carbon / (flown.Initial.CarbonDioxideMmHg * GasLaw.PaPerMmHg * molPerPa) / _machines.Length;
            _condenseM3PerS = volume / CondenserTurnoverS / _machines.Length;
            _setPointPa = Math.Max(0, (flown.Initial.WaterMmHg * GasLaw.PaPerMmHg) - (water / (_condenseM3PerS * _machines.Length * molPerPa)));
        }
        if (_removal is { RippleMmHg: > 0 } removal) _rippleMolPerS = GasLaw.Moles(removal.RippleMmHg * GasLaw.PaPerMmHg, volume, kelvin) / (removal.HalfCycleMin * 60 / 2);
    }

    /// <summary>Where each person is.</summary>
    public int[] Where { get; }

    /// <summary>Who is outside.</summary>
    public bool[] IsOutside { get; }

    /// <summary>Oxygen made at present, kg/d.</summary>
    public double OxygenKgPerD { get; private set; }

    /// <summary>What the generator is told to make, kg/d.</summary>
    public double CommandedKgPerD { get; private set; }

    /// <summary>Where the generator stands; −1 without one.</summary>
    public int GeneratorModule => _maker?.Module ?? -1;

    /// <summary>Its name.</summary>
    public string GeneratorName => _maker?.Name ?? "";

    /// <summary>Oxygen that the crew needs, kg/d.</summary>
    public double NeedKgPerD => _metabolism is null ? 0 : Where.Length * _metabolism.OxygenKgPerD * AverageActivity(_metabolism);

    /// <summary>Switches the generator; it may be told to run and stand still.</summary>
    public void SetGenerator(double commandedKgPerD, bool isRunning) => (CommandedKgPerD, OxygenKgPerD) = (commandedKgPerD, isRunning ? commandedKgPerD : 0);

    /// <summary>People at exercise breathe more.</summary>
    public void SetExercise(int person, bool isExercising) => _exercise[person] = isExercising ? _metabolism?.Exercise ?? 1 : 1;

    /// <summary>Gas comes or goes.</summary>
    public void Add(GasPulse pulse) => _pulses.Add(pulse);

    /// <summary>Gas that came or went does so no more.</summary>
    public void Remove(GasPulse pulse) => _pulses.Remove(pulse);

    /// <summary>Whether carbon dioxide is taken out.</summary>
    public bool RemovesCarbonDioxide => _scrubM3PerS > 0;

    /// <summary>The condensers' set point wanders.</summary>
    public void NextMinute(Dice dice, long nowMs)
    {
        _ = _humidity.Next(dice);
        for (int i = _pulses.Count - 1; i >= 0; i--)
            if (_pulses[i].ToMs <= nowMs) _pulses.RemoveAt(i);
    }

    /// <summary>Sets the sources of a step that begins now.</summary>
    public void Breathe(CabinAir air, long ms, double secondOfDay)
    {
        if (_metabolism is { } m)
        {
            double hour = secondOfDay / 3600 % 24;
            bool asleep = m.SleepFromUtcH > m.SleepToUtcH ? hour >= m.SleepFromUtcH || hour < m.SleepToUtcH : hour >= m.SleepFromUtcH && hour < m.SleepToUtcH;
            for (int i = 0; i < Where.Length; i++)
            {
                if (IsOutside[i]) continue;
                double active = _factor[i] * (asleep ? m.Sleep : _exercise[i]) / SecondsPerDay;
                air.AddSource(Where[i], Gas.Oxygen, -active * m.OxygenKgPerD / 0.0319988);
                air.AddSource(Where[i], Gas.CarbonDioxide, active * m.CarbonDioxideKgPerD / 0.0440095);
                air.AddSource(Where[i], Gas.Water, active * m.WaterKgPerD / 0.0180153);
            }
        }
        foreach (int machine in _machines)
        {
            double perPa = 1 / (GasLaw.MolarConstant * air.TemperatureK(machine));
            if (_scrubM3PerS > 0) air.AddSource(machine, Gas.CarbonDioxide, -_scrubM3PerS * air.PressurePa(machine, Gas.CarbonDioxide) * perPa);
            if (_condenseM3PerS > 0) air.AddSource(machine, Gas.Water, -_condenseM3PerS * Math.Max(0, air.PressurePa(machine, Gas.Water) - _setPointPa - (_humidity.Value * GasLaw.PaPerMmHg)) * perPa);
        }
        if (_rippleMolPerS > 0 && air.PressurePa(_machines[0], Gas.CarbonDioxide) > 100)
        {
            // A fresh bed takes more than the crew makes, a full one less: CO₂ goes up and down once a half-cycle.
            double phase = ms / 60_000.0 / _removal!.HalfCycleMin;
            air.AddSource(_machines[0], Gas.CarbonDioxide, phase - Math.Floor(phase) < 0.5 ? -_rippleMolPerS : _rippleMolPerS);
        }
        if (OxygenKgPerD > 0) air.AddSource(_maker!.Module, Gas.Oxygen, OxygenKgPerD / SecondsPerDay / 0.0319988);
        foreach (GasPulse pulse in _pulses)
        {
            if (ms < pulse.FromMs || ms >= pulse.ToMs) continue;
            for (int g = 0; g < CabinAir.Gases; g++) air.AddSource(pulse.Compartment, (Gas)g, pulse.MolPerS[g]);
        }
    }

    private static double AverageActivity(Metabolism m)
    {
        double asleep = (((m.SleepToUtcH - m.SleepFromUtcH) % 24) + 24) % 24 / 24;
        return (asleep * m.Sleep) + 1 - asleep;
    }
}
