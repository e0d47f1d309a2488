using Zarya.Station.Atmosphere;

namespace Zarya.Simulation.Station;

/// <summary>Ways to space: the leaks of a case with their patches, and the ordinary loss, which is spread over the modules by volume.</summary>
internal sealed class CabinLeaks
{
    private readonly List<LeakPlan> _leaks;
    private readonly List<double> _patch;
    private readonly double[] _ordinaryMm2;
    private readonly double[] _vent;

    public CabinLeaks(LeakCase flown)
    {
        _leaks = [.. flown.Leaks];
        _patch = [.. Enumerable.Repeat(1.0, _leaks.Count)];
        _vent = new double[flown.Plan.Modules.Count];
        double flow = Orifice.ChokedKgPerS(1e-6, flown.Initial.PressureMmHg * GasLaw.PaPerMmHg, flown.Initial.TemperatureC + GasLaw.ZeroCelsiusK) * 86_400;
        double total = flown.Plan.Modules.Sum(m => m.FreeM3);
        _ordinaryMm2 = [.. flown.Plan.Modules.Select(m => flown.OrdinaryLossKgPerD / flow * m.FreeM3 / total)];
    }

    /// <summary>When areas change by steps, in hours; ramps are followed by themselves.</summary>
    public IEnumerable<double> ChangesH => _leaks.SelectMany(l => l.Segments.Select(s => s.FromH).Append(l.OnsetH).Append(l.OnsetH + l.RampH));

    /// <summary>Whether a leak grows at this time.</summary>
    public bool IsGrowing(double hours)
    {
        for (int i = 0; i < _leaks.Count; i++)
            if (_leaks[i].IsGrowing(hours)) return true;
        return false;
    }

    /// <summary>Ordinary area of a module, mm².</summary>
    public double OrdinaryMm2(int module) => _ordinaryMm2[module];

    /// <summary>Area of the leaks of a module, mm².</summary>
    public double LeakMm2(int module, double hours)
    {
        double area = 0;
        for (int i = 0; i < _leaks.Count; i++)
            if (_leaks[i].Module == module) area += _leaks[i].AreaMm2(hours) * _patch[i];
        return area;
    }

    /// <summary>Hours at which leaks began that have begun.</summary>
    public IEnumerable<double> Begun(double hours) => _leaks.Where(l => l.OnsetH <= hours).Select(l => l.OnsetH);

    /// <summary>Patches the leaks of a module (−1: all); the factor holds relative to the leak without any patch.</summary>
    public void Patch(int module, double factor)
    {
        for (int i = 0; i < _leaks.Count; i++)
            if (module < 0 || _leaks[i].Module == module) _patch[i] = factor;
    }

    /// <summary>One more leak.</summary>
    public void Add(LeakPlan leak)
    {
        _leaks.Add(leak);
        _patch.Add(1);
    }

    /// <summary>Opens a way to space on purpose, mm²; 0 shuts it.</summary>
    public void Vent(int module, double mm2) => _vent[module] = mm2;

    /// <summary>Tells the air.</summary>
    public void Apply(CabinAir air, double hours)
    {
        for (int m = 0; m < _ordinaryMm2.Length; m++) air.SetLeak(m, (_ordinaryMm2[m] + LeakMm2(m, hours) + _vent[m]) * 1e-6);
    }
}
