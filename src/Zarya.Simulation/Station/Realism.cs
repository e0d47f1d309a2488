namespace Zarya.Simulation.Station;

/// <summary>How much goes wrong that the case file does not state. Immutable.</summary>
public sealed record Realism
{
    /// <summary>Only the noise and the confounders that the case file states; volumes as in the file, logs to the second.</summary>
    public static Realism Plain { get; } = new() { Name = "plain" };

    /// <summary>
    /// Telemetry as of a station that the watch was not made for: true volumes, air and sensors that differ from the file, sensors that lag, remember, stick and spike, logs that are
    /// late and incomplete, small events that nobody logs. <c>docs/leak-watch.md</c> says what each is and why it is this large.
    /// </summary>
    public static Realism Unfriendly { get; } = new()
    {
        Name = "unfriendly",
        IsUnfriendly = true,
        CommonVolumeSigma = 0.03,
        OwnVolumeSigma = 0.05,
        AirTemperatureSd = (0.15, 0.3),
        AirTemperatureTauH = (0.5, 4),
        LocalTemperatureSd = 0.28,
        LocalTemperatureTauH = (1, 3),
        TemperatureLagMin = (2, 10),
        LocalDewPointSd = (0.3, 0.4),
        HumiditySd = 0.3,
        SpectrometerLagMin = (2, 5),
        SpectrometerMemory = 0.05,
        SpectrometerStepEveryDays = 10,
        StickEveryDays = 10,
        SpikePart = 1e-5,
        MissingPart = 2e-3,
        ShortGapsPerDay = 3,
        CrewLogErrorMin = 10,
        CrewLogMissing = 0.3,
        LogErrorMin = 5,
        LogMissing = 0.075,
        CommandLogErrorMin = 2,
        GeneratorTripEveryDays = 7,
        SmallEventEveryDays = 3,
        ExercisesPerPersonDay = 1,
        MetabolismSigma = 0.1,
    };

    /// <summary>Its name in results.</summary>
    public required string Name { get; init; }

    /// <summary>Whether events run in full: airlocks that pump their air into the cabin, crews that move about, extra events.</summary>
    public bool IsUnfriendly { get; init; }

    /// <summary>Standard deviation of the true volumes relative to the file, common to all modules.</summary>
    public double CommonVolumeSigma { get; init; }

    /// <summary>The same, of each module by itself.</summary>
    public double OwnVolumeSigma { get; init; }

    /// <summary>Range from which each module takes the standard deviation of its true air temperature, K.</summary>
    public (double From, double To) AirTemperatureSd { get; init; }

    /// <summary>Range of the correlation time of that, h.</summary>
    public (double From, double To) AirTemperatureTauH { get; init; } = (1, 1);

    /// <summary>Standard deviation of the difference between the air at a temperature sensor and that of its module, K: no pressure comes of it.</summary>
    public double LocalTemperatureSd { get; init; }

    /// <summary>Range of the correlation time of that, h.</summary>
    public (double From, double To) LocalTemperatureTauH { get; init; } = (1, 1);

    /// <summary>Range of the time constant of a temperature sensor, min.</summary>
    public (double From, double To) TemperatureLagMin { get; init; }

    /// <summary>Range of the standard deviation of the dew point at a sensor less that of the cabin, K.</summary>
    public (double From, double To) LocalDewPointSd { get; init; }

    /// <summary>Standard deviation of the true water vapour pressure at which condensers hold the cabin, mmHg.</summary>
    public double HumiditySd { get; init; }

    /// <summary>Range of the time constant of the mass spectrometer and its lines, min.</summary>
    public (double From, double To) SpectrometerLagMin { get; init; }

    /// <summary>Part of the last place's air in a reading of the mass spectrometer.</summary>
    public double SpectrometerMemory { get; init; }

    /// <summary>Mean days between calibrations of the mass spectrometer, which shift nitrogen and oxygen; 0 = none.</summary>
    public double SpectrometerStepEveryDays { get; init; }

    /// <summary>Mean days between sensors that stick; 0 = none.</summary>
    public double StickEveryDays { get; init; }

    /// <summary>Part of the readings that are spikes.</summary>
    public double SpikePart { get; init; }

    /// <summary>Part of the rows that are missing.</summary>
    public double MissingPart { get; init; }

    /// <summary>Losses of signal of 1 to 8 min in a day, beside those of the sensor suite.</summary>
    public double ShortGapsPerDay { get; init; }

    /// <summary>Largest error of the time in the crew's log, min.</summary>
    public double CrewLogErrorMin { get; init; }

    /// <summary>Part of the crew's moves that nobody logs.</summary>
    public double CrewLogMissing { get; init; }

    /// <summary>Largest error of the time of other operations in the log, min.</summary>
    public double LogErrorMin { get; init; }

    /// <summary>Part of those that nobody logs.</summary>
    public double LogMissing { get; init; }

    /// <summary>Largest error of the logged time of what the ground commanded, min; none of that is missing.</summary>
    public double CommandLogErrorMin { get; init; }

    /// <summary>Mean days between trips of the oxygen generator; 0 = none.</summary>
    public double GeneratorTripEveryDays { get; init; }

    /// <summary>Mean days between small unlogged events; 0 = none.</summary>
    public double SmallEventEveryDays { get; init; }

    /// <summary>Exercises of one to two hours of a person in a day.</summary>
    public double ExercisesPerPersonDay { get; init; }

    /// <summary>Relative standard deviation of the metabolism of people.</summary>
    public double MetabolismSigma { get; init; }
}
