using Zarya.Station.Leaks.Words;

namespace Zarya.Station.Leaks.Signals;

/// <summary>One sensor at one place: its readings of the present step, its noise as observed, and whether it can be believed.</summary>
internal sealed class SensorTrack(Quantity quantity, int module, SensorTrait trait)
{
    private double _last = double.NaN, _lastS = double.NegativeInfinity, _pending;
    private int _pendingCount, _run, _pairs, _changes, _impossible;
    private double _equal = 0.5, _variance = trait.Sigma * trait.Sigma;
    private double _sum;
    private int _count;

    /// <summary>What it measures.</summary>
    public Quantity Quantity => quantity;

    /// <summary>Where.</summary>
    public int Module => module;

    /// <summary>The kind of sensor.</summary>
    public SensorTrait Trait => trait;

    /// <summary>Why it is not believed; null when it is.</summary>
    public string? Fault { get; private set; }

    /// <summary>When it was judged faulty, seconds of the watch.</summary>
    public double FaultS { get; private set; } = double.NegativeInfinity;

    /// <summary>Mean of the readings of the last step in which there were any.</summary>
    public double StepMean { get; private set; } = double.NaN;

    /// <summary>What it reads beyond the others.</summary>
    public double Offset { get; set; }

    /// <summary>Steps from which <see cref="Offset"/> was learned.</summary>
    public int OffsetSteps { get; set; }

    /// <summary>How far it was off the others lately, the recent past weighing most.</summary>
    public double Disagreement { get; set; }

    /// <summary>Steps in a row in which it disagreed.</summary>
    public int DisagreeingSteps { get; set; }

    /// <summary>Standard deviation of one reading's noise.</summary>
    public double Sigma => Math.Sqrt(_variance);

    /// <summary>When it last read something, seconds of the watch.</summary>
    public double LastS => _lastS;

    /// <summary>What it read last.</summary>
    public double Last => _last;

    /// <summary>Takes a reading. True when it counts.</summary>
    public bool Take(double atS, double value)
    {
        if (!double.IsFinite(value)) return false;
        if (value < trait.Lowest || value > trait.Highest)
        {
            if (++_impossible == 3) Judge(Impossible(value));
            return false;
        }

        if (!double.IsNaN(_last))
        {
            // A lone leap is a spike. One that two more readings confirm is the air, and so is a fall that goes on: seldom read, a fast leak leaps each time.
            if (Math.Abs(value - _last) > trait.Jump && atS - _lastS < 1800)
            {
                _pendingCount = Math.Abs(value - _pending) < trait.Jump || (_pendingCount > 0 && (value - _pending) * (_pending - _last) > 0) ? _pendingCount + 1 : 1;
                _pending = value;
                if (_pendingCount < 3) return false;
            }
            else
            {
                Learn(value);
            }
        }

        _pendingCount = 0;
        (_last, _lastS) = (value, atS);
        if (Fault is null)
        {
            _sum += value;
            _count++;
        }

        return Fault is null;
    }

    /// <summary>Mean and number of the readings since the last call.</summary>
    public bool TryTakeMean(out double mean, out int count)
    {
        (mean, count) = (_sum / _count, _count);
        (_sum, _count) = (0, 0);
        if (count > 0) StepMean = mean;
        return count > 0 && Fault is null;
    }

    /// <summary>Judges it faulty.</summary>
    public void Judge(string reason)
    {
        if (Fault is not null) return;
        (Fault, FaultS) = (reason, _lastS);
        (_changes, _sum, _count) = (0, 0, 0);
    }

    /// <summary>Takes it back into service; its offset is learned anew.</summary>
    public void Restore()
    {
        Fault = null;
        (OffsetSteps, Disagreement, DisagreeingSteps, _run, _impossible) = (0, 0, 0, 0, 0);
    }

    /// <summary>Takes it back as it was: what it was judged for had another cause.</summary>
    public void Acquit() => (Fault, Disagreement, DisagreeingSteps) = (null, 0, 0);

    private string Impossible(double value) => quantity is Quantity.TotalPressure or Quantity.Gauge
        ? value > 50_000 ? SensorSentences.Pascals.Say(value)
        : value is > 900 and < 1100 ? SensorSentences.Hectopascals.Say(value)
        : value is > 30 and < 130 ? SensorSentences.Kilopascals.Say(value)
        : SensorSentences.NoPressure.Say(value)
        : quantity == Quantity.AirTemperature && value > 200 ? SensorSentences.Kelvins.Say(value)
        : SensorSentences.Outside.Say(value, trait.Lowest, trait.Highest);

    private void Learn(double value)
    {
        double d = value - _last;
        // Differences of neighbours hold the noise twice and hardly any of the air.
        double clipped = Math.Min(d * d * 0.5, 9 * _variance);
        if (_pairs < 1000) _pairs++;
        _variance += (clipped - _variance) / Math.Max(50, _pairs);
        _variance = Math.Max(_variance, 1e-8);
        _equal += ((d == 0 ? 1 : 0) - _equal) / Math.Max(20, _pairs);
        _run = d == 0 ? _run + 1 : 0;
        if (!trait.CanStick) return;
        // As many equal readings as chance gives once in 10¹¹, at the share of equal neighbours that this sensor had before.
        if (d == 0 && _run > 15 && _pairs > 60 && Fault is null && _run * -Math.Log(Math.Clamp(EqualBefore(), 0.05, 0.9995)) > 25) Judge(SensorSentences.Stuck.Say(value));
        if (d != 0 && Fault is not null && Fault.StartsWith("stuck", StringComparison.Ordinal) && ++_changes > 20) Restore();
    }

    /// <summary>The share of equal neighbours without the present run, which would excuse itself.</summary>
    private double EqualBefore()
    {
        double n = Math.Max(20, _pairs), kept = Math.Pow(1 - (1 / n), _run);
        return Math.Clamp((_equal - (1 - kept)) / kept, 0.02, 1);
    }
}
