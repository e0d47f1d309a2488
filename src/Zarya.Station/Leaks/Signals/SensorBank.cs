using Zarya.Station.Leaks.Filtering;
using Zarya.Station.Plans;

namespace Zarya.Station.Leaks.Signals;

/// <summary>All sensors of a station, and what those of a connected volume say together in one step.</summary>
internal sealed class SensorBank
{
    private static readonly int s_quantities = Enum.GetValues<Quantity>().Length;
    private readonly SensorTrack?[,] _tracks;
    private readonly SensorTrait[] _traits;
    private readonly List<SensorTrack> _all = [];
    private readonly HashSet<SensorTrack> _told = [];
    private readonly StationPlan _plan;

    /// <summary>Hatches move minutes before or after their log lines: for so long gauges may differ because they stand in different air, s.</summary>
    private const double LogOffS = 600, JudgedLatelyS = 1200;
    private double _unsettledS = double.NegativeInfinity;

    public SensorBank(StationPlan plan)
    {
        _plan = plan;
        _tracks = new SensorTrack?[s_quantities, plan.Modules.Count];
        _traits = [.. Enum.GetValues<Quantity>().Select(q => SensorTrait.Of(q, plan.Sensors))];
    }

    /// <summary>All sensors that ever reported.</summary>
    public IReadOnlyList<SensorTrack> All => _all;

    /// <summary>Takes a measurement.</summary>
    public SensorTrack Take(double atS, in Measurement m)
    {
        SensorTrack track = _tracks[(int)m.Quantity, m.Module] ?? Add(m.Quantity, m.Module);
        _ = track.Take(atS, m.Value);
        return track;
    }

    /// <summary>Whether any pressure sensor that is believed stands in one of the modules.</summary>
    public bool HasPressure(ReadOnlySpan<int> modules, double nowS)
    {
        foreach (int m in modules)
        {
            if (_tracks[(int)Quantity.TotalPressure, m] is { Fault: null } t && nowS - t.LastS < 3600) return true;
            if (_tracks[(int)Quantity.Gauge, m] is { Fault: null } g && nowS - g.LastS < 3600) return true;
        }

        return false;
    }

    /// <summary>Whether a module's pressure is telemetered.</summary>
    public bool HasTelemetry(int module, double nowS) => _tracks[(int)Quantity.TotalPressure, module] is { Fault: null } t && nowS - t.LastS < 600;

    /// <summary>How many sensors of a quantity in these modules are believed and were heard in the last <paramref name="withinS"/> seconds.</summary>
    public int Heard(Quantity quantity, IReadOnlyList<int> modules, double nowS, double withinS)
    {
        int count = 0;
        foreach (int m in modules)
        {
            if (_tracks[(int)quantity, m] is { Fault: null } t && nowS - t.LastS < withinS) count++;
        }

        return count;
    }

    /// <summary>Mean pressure by the believed gauges of telemetry in these modules that read something in the step that ended at <paramref name="endS"/>, mmHg, and how far one is off it at most.</summary>
    public bool TryPressure(IReadOnlyList<int> modules, double endS, out double mean, out double spread)
    {
        (mean, spread) = (0, 0);
        int count = 0;
        foreach (int m in modules)
        {
            if (!IsSteady(m, endS, out SensorTrack? t)) continue;
            mean += t!.StepMean - t.Offset;
            count++;
        }

        mean /= count;
        foreach (int m in modules)
        {
            if (IsSteady(m, endS, out SensorTrack? t)) spread = Math.Max(spread, Math.Abs(t!.StepMean - t.Offset - mean));
        }

        return count > 0;
    }

    /// <summary>A hatch or a vehicle was logged: gauges may stand in different air for some minutes, and those judged for it lately were not at fault.</summary>
    public void HatchMoved(double atS)
    {
        _unsettledS = atS + LogOffS;
        foreach (SensorTrack track in _all)
        {
            if (track.Fault is { } fault && fault.StartsWith("disagrees", StringComparison.Ordinal) && track.FaultS > atS - JudgedLatelyS) track.Acquit();
        }
    }

    /// <summary>Sensors judged faulty since the last call.</summary>
    public IEnumerable<SensorTrack> NewFaults()
    {
        foreach (SensorTrack track in _all)
        {
            if (track.Fault is null) _told.Remove(track);
            else if (_told.Add(track)) yield return track;
        }
    }

    /// <summary>What the sensors of <paramref name="modules"/> said in the step that ends at <paramref name="endS"/>.</summary>
    public Block Take(ReadOnlySpan<int> modules, double endS, double stepS, GroupMemory memory, in Expectation expected)
    {
        Block block = default;
        block.EndS = endS;
        Span<Reading> readings = new Reading[2 * modules.Length];
        int count = Gather(Quantity.TotalPressure, modules, readings, 0, 1);
        count += Gather(Quantity.Gauge, modules, readings, count, 1);
        if (endS >= _unsettledS) count = Disagreements.Remove(readings[..count], stepS);
        _ = Composite.TryJoin(readings[..count], expected.Pressure, out block.Pressure, out block.PressureVariance);

        count = GatherThermal(modules, readings, endS);
        (block.Thermal, block.ThermalVariance) = (double.NaN, double.NaN);
        if (Composite.TryJoin(readings[..count], memory.Temperature, out double temperature, out double variance))
        {
            memory.Temperature = temperature;
            double perK = expected.PressureOrUsual / (273.15 + temperature);
            if (double.IsNaN(memory.Reference)) memory.Reference = temperature - (memory.ThermalAtReference / perK);
            (block.Thermal, block.ThermalVariance) = ((temperature - memory.Reference) * perK, (variance + 1e-5) * perK * perK);
        }

        Join(Quantity.Nitrogen, modules, readings, expected.Nitrogen, out block.Nitrogen, out block.NitrogenVariance);
        Join(Quantity.Oxygen, modules, readings, expected.Oxygen, out block.Oxygen, out block.OxygenVariance);
        Join(Quantity.CarbonDioxide, modules, readings, expected.CarbonDioxide, out block.CarbonDioxide, out block.CarbonDioxideVariance);
        count = Gather(Quantity.DewPoint, modules, readings, 0, 1);
        for (int i = 0; i < count; i++)
        {
            (double p, double slope) = Vapour(readings[i].Mean);
            readings[i] = readings[i] with { Mean = p, NoiseVariance = readings[i].NoiseVariance * slope * slope };
        }

        _ = Composite.TryJoin(readings[..count], expected.Water, out block.Water, out block.WaterVariance);
        Oxygen(modules, endS, memory, ref block);
        return block;
    }

    /// <summary>Pressure of water vapour at a dew point, mmHg, and its slope per K: Magnus' formula, 6.1078 hPa · 10^(7.5 t / (237.3 + t)).</summary>
    private static (double Pressure, double Slope) Vapour(double dewPointC)
    {
        double p = 6.1078 * 0.750062 * Math.Pow(10, 7.5 * dewPointC / (237.3 + dewPointC));
        return (p, p * 2.302585 * 7.5 * 237.3 / ((237.3 + dewPointC) * (237.3 + dewPointC)));
    }

    /// <summary>Variance of a mean of readings. A step that the noise does not blur stays as it is for many readings: it counts as one reading in about twenty minutes.</summary>
    private static double NoiseVariance(SensorTrack track, int count)
    {
        double sigma = track.Sigma, quantum = track.Trait.Quantum, variance = sigma * sigma / count;
        if (quantum <= 0) return variance;
        double unblurred = Math.Exp(-2 * Math.PI * Math.PI * sigma * sigma / (quantum * quantum));
        return variance + (quantum * quantum / 12 * Math.Max(unblurred * (track.Quantity == Quantity.Gauge ? 5 : 60), 1.0 / count));
    }

    private bool IsSteady(int module, double endS, out SensorTrack? track) =>
        (track = _tracks[(int)Quantity.TotalPressure, module]) is { Fault: null, OffsetSteps: > 10 } t && endS - t.LastS < WatchClock.StepS && !double.IsNaN(t.StepMean);

    private SensorTrack Add(Quantity quantity, int module)
    {
        var track = new SensorTrack(quantity, module, _traits[(int)quantity]);
        _tracks[(int)quantity, module] = track;
        _all.Add(track);
        return track;
    }

    private void Join(Quantity quantity, ReadOnlySpan<int> modules, Span<Reading> readings, double expected, out double value, out double variance)
    {
        int count = Gather(quantity, modules, readings, 0, 1);
        _ = Composite.TryJoin(readings[..count], expected, out value, out variance);
    }

    private int Gather(Quantity quantity, ReadOnlySpan<int> modules, Span<Reading> readings, int at, double weight)
    {
        int count = at;
        foreach (int m in modules)
        {
            if (_tracks[(int)quantity, m] is not { } track || !track.TryTakeMean(out double mean, out int n)) continue;
            readings[count++] = new Reading(track, mean, NoiseVariance(track, n), weight / (track.Sigma * track.Sigma + (track.Trait.Quantum * track.Trait.Quantum / 12)));
        }

        return count - at;
    }

    /// <summary>Thermometers count by the gas around them.</summary>
    private int GatherThermal(ReadOnlySpan<int> modules, Span<Reading> readings, double endS)
    {
        int count = 0;
        foreach (int m in modules)
        {
            if (_tracks[(int)Quantity.AirTemperature, m] is not { Fault: null } track) continue;
            if (track.TryTakeMean(out double mean, out int n)) readings[count++] = new Reading(track, mean, NoiseVariance(track, n), _plan.Modules[m].FreeM3);
            else if (endS - track.LastS < track.Trait.FreshS && track.OffsetSteps > 0) readings[count++] = new Reading(track, track.Last, track.Sigma * track.Sigma, _plan.Modules[m].FreeM3);
        }

        return count;
    }

    private void Oxygen(ReadOnlySpan<int> modules, double endS, GroupMemory memory, ref Block block)
    {
        double made = 0;
        bool known = false, stale = false;
        foreach (int m in modules)
        {
            if (_tracks[(int)Quantity.OxygenGeneration, m] is not { } track) continue;
            if (track.TryTakeMean(out double mean, out _)) memory.Generation[m] += (mean - memory.Generation[m]) * (double.IsNaN(memory.Generation[m]) || Math.Abs(mean - memory.Generation[m]) > 0.5 ? 1 : 0.1);
            if (double.IsNaN(memory.Generation[m])) memory.Generation[m] = mean;
            if (endS - track.LastS > track.Trait.FreshS) stale = true;
            if (double.IsNaN(memory.Generation[m])) continue;
            made += memory.Generation[m];
            known = true;
        }

        // 1 kg of O2 in 1 m3 at 23 °C is 577 mmHg (n R T/V, 0.032 kg/mol); a crew member uses 0.835 kg a day (facts/station.md §5).
        double perKgD = 577.0 / memory.VolumeM3 / 24;
        memory.OxygenMade = known && !stale ? made * perKgD : -1;
        block.OxygenInput = known ? (made - (memory.Crew * 0.835)) * perKgD : 0;
        if (stale) block.OxygenRateJump = 1e-5;
    }
}
