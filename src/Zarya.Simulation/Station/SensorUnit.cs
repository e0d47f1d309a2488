using Zarya.Station.Leaks;

namespace Zarya.Simulation.Station;

/// <summary>An instrument that reads several places one after the other: what its readings share.</summary>
internal sealed class Instrument
{
    /// <summary>Drift and calibration steps, in the unit of the channel.</summary>
    public double Offset;

    /// <summary>The air that was in its lines last; NaN at first.</summary>
    public double Last = double.NaN;

    /// <summary>Standard deviation of the drift in a minute.</summary>
    public double DriftPerMinute;

    /// <summary>Part of the last place in a reading.</summary>
    public double Memory;
}

/// <summary>One sensor at one place. Within a step its true value is a line: <see cref="Start"/> and <see cref="SlopePerMs"/>.</summary>
internal sealed class SensorUnit
{
    public required Quantity Quantity { get; init; }
    public required int Module { get; init; }
    public required long PeriodTicks { get; init; }
    public required double Sigma { get; init; }
    public required double Quantum { get; init; }
    public Instrument? Instrument { get; init; }
    public double TemperatureCoefficient { get; init; }
    public double DriftPerMinute { get; init; }
    public double LagMs { get; init; }

    /// <summary>Constant bias, drift and whatever went wrong, in the unit of the channel.</summary>
    public double Offset { get; set; }

    /// <summary>The difference between here and the module, and what it grows by in a ms.</summary>
    public double Local { get; set; }
    public double LocalSlopePerMs { get; set; }
    public Wander LocalWander;

    /// <summary>Walk of a sensor that fails, per ms.</summary>
    public double TroublePerMs { get; set; }
    public bool IsStuck { get; set; }
    public bool IsDead { get; set; }

    public long NextTick { get; set; }
    public double Start;
    public double SlopePerMs;
    public double Held { get; set; } = double.NaN;

    private double _lagged = double.NaN;
    private readonly double _steps;
    private readonly bool _isWhole;

    public SensorUnit(double quantum)
    {
        _steps = quantum > 0 ? 1 / quantum : 0;
        _isWhole = Math.Abs(_steps - Math.Round(_steps)) < 1e-9 * _steps;
        if (_isWhole) _steps = Math.Round(_steps);
    }

    /// <summary>Sets the line of a step from the true values at its ends.</summary>
    public void Prepare(double trueStart, double trueEnd, double ms)
    {
        double add = Offset + Local;
        if (Instrument is not null) add += Instrument.Offset;
        if (LagMs > 0)
        {
            double before = double.IsNaN(_lagged) ? trueStart : _lagged;
            _lagged = before + ((trueEnd - before) * ms / (LagMs + ms));
            (trueStart, trueEnd) = (before, _lagged);
        }
        Start = trueStart + add;
        SlopePerMs = ((trueEnd - trueStart) / ms) + LocalSlopePerMs + TroublePerMs;
        Local += LocalSlopePerMs * ms;
        Offset += TroublePerMs * ms;
    }

    /// <summary>A reading.</summary>
    public double Read(long sinceStartMs, Dice dice)
    {
        double value = Start + (SlopePerMs * sinceStartMs);
        if (Instrument is { Memory: > 0 } lines)
        {
            double fresh = value;
            if (!double.IsNaN(lines.Last)) value += lines.Memory * (lines.Last - value);
            lines.Last = fresh;
        }
        value += Sigma * dice.Gaussian();
        if (_steps > 0) value = _isWhole ? Math.Round(value * _steps) / _steps : Math.Round(value * _steps) * Quantum;
        if (IsStuck && !double.IsNaN(Held)) return Held;
        Held = value;
        return IsDead ? double.NaN : value;
    }

    /// <summary>A minute goes by.</summary>
    public void NextMinute(Dice dice)
    {
        if (DriftPerMinute > 0) Offset += DriftPerMinute * dice.Gaussian();
        double next = LocalWander.Next(dice);
        LocalSlopePerMs = (next - Local) / ThermalField.GridMs;
    }
}
