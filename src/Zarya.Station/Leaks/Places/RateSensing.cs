namespace Zarya.Station.Leaks.Places;

/// <summary>How well the loss rate of a connected volume will be known some minutes after a closure.</summary>
/// <remarks>
/// A line through T seconds of readings every τ with noise σ: <c>sd = √(12 σ² τ / T³)</c> (facts/leak-statistics.md section 4), to which come what moves the air besides a leak, larger in small
/// volumes, whose temperature few sensors see, and what people in a small volume breathe and sweat (facts/station.md section 5: three people in 25 m³ move the humidity by several mmHg/h).
/// </remarks>
public sealed record RateSensing
{
    /// <summary>Whether a module has a pressure sensor that works and is heard now, by index; modules beyond the end have none.</summary>
    public IReadOnlyList<bool> HasSensor { get; init; } = [];

    /// <summary>Noise of a volume's telemetered pressure, mmHg a reading.</summary>
    public double SensorSigmaMmHg { get; init; } = 0.041;

    /// <summary>Seconds between its readings.</summary>
    public double SensorPeriodS { get; init; } = 1;

    /// <summary>Whether people can read a gauge in, or through the hatch of, a volume without a sensor.</summary>
    public bool GaugeByHand { get; init; } = true;

    /// <summary>Noise of such a reading, mmHg: 0.3 and a step of 1.</summary>
    public double GaugeSigmaMmHg { get; init; } = 0.42;

    /// <summary>Seconds between readings by hand.</summary>
    public double GaugePeriodS { get; init; } = 60;

    /// <summary>Minutes about the log line of a closure in which the hatch may really have moved: readings before they are over say little of the rate behind it.</summary>
    public double LogOffMin { get; init; }

    /// <summary>Standard deviation of what else steadily changes the pressure of a very large volume, mmHg/h.</summary>
    public double BackgroundMmHgPerH { get; init; } = 0.03;

    /// <summary>Wander of the pressure of a very large volume after all corrections, mmHg²/h: 0.1 mmHg in 12 h (facts/leak-statistics.md section 3, dry nitrogen).</summary>
    public double WanderMmHg2PerH { get; init; } = 0.00083;

    /// <summary>Whether a volume holds a working sensor.</summary>
    public bool Sees(ConnectedVolume volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        foreach (int m in volume.Modules)
            if (m < HasSensor.Count && HasSensor[m]) return true;
        return false;
    }

    /// <summary>Working sensors in a volume.</summary>
    public int Sensors(ConnectedVolume volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        return volume.Modules.Count(m => m < HasSensor.Count && HasSensor[m]);
    }

    /// <summary>Variance of the loss rate of a volume after a wait, (mmHg/h)²; infinite when nothing is read.</summary>
    /// <param name="volumeM3">The volume.</param>
    /// <param name="sensed">Whether it has a sensor.</param>
    /// <param name="people">People in it.</param>
    /// <param name="minutes">The wait.</param>
    public double VarianceAfter(double volumeM3, bool sensed, int people, double minutes)
    {
        double sigma = sensed ? SensorSigmaMmHg : GaugeSigmaMmHg, period = sensed ? SensorPeriodS : GaugePeriodS, seconds = Math.Max(0, minutes - LogOffMin) * 60;
        if (seconds <= 0 || (!sensed && (!GaugeByHand || seconds < 2 * period))) return double.PositiveInfinity;
        double slope = 12 * sigma * sigma * period / (seconds * seconds * seconds) * 3600 * 3600;
        // A line through Brownian wander has the slope variance 6q/5T.
        double background = ((BackgroundMmHgPerH * BackgroundMmHgPerH) + (1.2 * WanderMmHg2PerH * 60 / minutes)) * (1 + (400 / volumeM3));
        double breath = 30 * people / volumeM3 / (1 + (volumeM3 / 50 * volumeM3 / 50));
        return slope + background + (breath * breath);
    }
}
