using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Station.Leaks.Yardstick;

/// <summary>
/// The yardstick beside which the leak watch is measured, and no part of it: a plain ramp test on total pressure, median over the sensors, corrected by the median of the air temperatures. It starts anew after logged operations that
/// move air. Streaming, bounded memory, deterministic; not thread-safe.
/// </summary>
/// <remarks>
/// For white noise σ at f readings a second a ramp r is found after about (3 z² σ²/(f r²))^(1/3) when the level is known, a fifth later when it is learned (facts/leak-statistics.md section 3).
/// Gas law: at constant volume dP = P dT/T by temperature.
/// </remarks>
public sealed class RampTest
{
    private const double KelvinAt0C = 273.15;

    private readonly RampTestOptions _options;
    private readonly RampWindows _windows;
    private readonly SensorConsensus _pressure, _temperature;
    private readonly long _binNs;
    private long _bin = long.MinValue;
    private long _quietUntil = long.MinValue;
    private double _smoothed = double.NaN;
    private double _correction;
    private int _running;

    /// <summary>Starts a test over a station.</summary>
    public RampTest(StationPlan plan, RampTestOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _windows = new RampWindows(options);
        _pressure = new SensorConsensus(2 * plan.Modules.Count, options.BinS);
        _temperature = new SensorConsensus(plan.Modules.Count, options.BinS);
        _binNs = (long)(options.BinS * 1e9);
        Modules = plan.Modules.Count;
    }

    /// <summary>Whether the alarm stands: from the threshold on, until the statistic has fallen to half of it.</summary>
    public bool IsAlarmed { get; private set; }

    /// <summary>When the alarm that stands, or stood last, was raised; <see cref="Instant.MinValue"/> before the first.</summary>
    public Instant AlarmTime { get; private set; } = Instant.MinValue;

    /// <summary>Alarms raised so far.</summary>
    public int Alarms { get; private set; }

    /// <summary>The statistic at the end of the last bin, in standard deviations; negative infinity while it cannot be had.</summary>
    public double Statistic { get; private set; } = double.NegativeInfinity;

    private int Modules { get; }

    /// <summary>Takes a measurement; only total pressures, gauges and air temperatures count.</summary>
    public void Measure(in Measurement measurement)
    {
        if (!double.IsFinite(measurement.Value) || (uint)measurement.Module >= (uint)Modules) return;
        ReachBin(Math.DivRem(measurement.Time.TaiNanoseconds, _binNs).Quotient);
        switch (measurement.Quantity)
        {
            case Quantity.TotalPressure: _pressure.Add(measurement.Module, measurement.Value); break;
            case Quantity.Gauge: _pressure.Add(Modules + measurement.Module, measurement.Value); break;
            case Quantity.AirTemperature: _temperature.Add(measurement.Module, measurement.Value); break;
        }
    }

    /// <summary>Takes an operation: while air is let in or out, and a while after anything that moves air, there is no verdict.</summary>
    public void Operate(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        switch (operation.Kind)
        {
            case OperationKind.CrewAt or OperationKind.OxygenGenerator: return;
            case OperationKind.RepressStart or OperationKind.EvaDepressStart or OperationKind.VentStart: _running++; break;
            case OperationKind.RepressStop or OperationKind.EvaDepressStop or OperationKind.VentStop: _running = Math.Max(0, _running - 1); break;
        }
        _quietUntil = Math.Max(_quietUntil, operation.Time.TaiNanoseconds + (long)(_options.SettleS * 1e9));
        _windows.Restart();
    }

    private void ReachBin(long bin)
    {
        if (_bin == long.MinValue) _bin = bin;
        // A silence longer than the longest window leaves nothing to compare with.
        if (bin - _bin > (long)(2 * _options.LongestS / _options.BinS))
        {
            _windows.Restart();
            _bin = bin - 1;
        }
        for (; _bin < bin; _bin++) EndBin();
    }

    private void EndBin()
    {
        _pressure.EndBin();
        _temperature.EndBin();
        double before = _smoothed, temperature = _temperature.Level;
        _smoothed = double.IsNaN(before) ? temperature : before + ((temperature - before) * Math.Min(1, _options.BinS / _options.TemperatureSmoothingS));
        if (!double.IsNaN(before) && !double.IsNaN(_pressure.Level)) _correction += _pressure.Level * (_smoothed - before) / (temperature + KelvinAt0C);
        long end = (_bin + 1) * _binNs;
        if (_running > 0 || end < _quietUntil) _windows.Restart();
        Statistic = double.IsNaN(_pressure.Level) ? double.NegativeInfinity : _windows.Add(_pressure.Level - _correction);
        if (IsAlarmed ? Statistic > _options.Threshold / 2 : Statistic > _options.Threshold)
        {
            if (IsAlarmed) return;
            (IsAlarmed, AlarmTime) = (true, Instant.FromTaiNanoseconds(end));
            Alarms++;
        }
        else
        {
            IsAlarmed = false;
        }
    }
}
