namespace Zarya.Station.Leaks.Filtering;

/// <summary>One hypothesis of how restless a station's air and sensors are. Several run side by side and the telemetry weighs them.</summary>
/// <param name="ThermalDiffusion">Warming and cooling of the air, mmHg²/h.</param>
/// <param name="ThermometerSd">Standard deviation of the thermometers' common error, mmHg.</param>
/// <param name="ThermometerHours">Its correlation time, h.</param>
/// <param name="WanderSd">Standard deviation of unexplained real pressure, mmHg.</param>
/// <param name="WanderHours">Its correlation time, h.</param>
/// <param name="WaterSd">Standard deviation of the dew points' common error, mmHg.</param>
/// <param name="Prior">Weight before any telemetry.</param>
internal sealed record NoiseModel(double ThermalDiffusion, double ThermometerSd, double ThermometerHours, double WanderSd, double WanderHours, double WaterSd, double Prior)
{
    /// <summary>Diffusion of nitrogen by nothing in particular, mmHg²/h: small air exchanges that no log knows.</summary>
    public double NitrogenDiffusion { get; init; } = 2e-5;

    /// <summary>Standard deviation of the unreported oxygen rate, mmHg/h, in a volume of 855 m³, and its correlation time in h.</summary>
    public double OxygenRateSd { get; init; } = 0.05;

    /// <summary>Correlation time of the unreported oxygen rate, h.</summary>
    public double OxygenRateHours { get; init; } = 4;

    /// <summary>Diffusion of carbon dioxide, mmHg²/h.</summary>
    public double CarbonDioxideDiffusion { get; init; } = 0.01;

    /// <summary>Diffusion of water vapour, mmHg²/h.</summary>
    public double WaterDiffusion { get; init; } = 0.03;

    /// <summary>Diffusion of the ordinary loss, (mmHg/h)²/h: it changes over weeks.</summary>
    public double LossDiffusion { get; init; } = 2e-9;

    /// <summary>Standard deviation of the slope of warming and cooling, mmHg/h.</summary>
    public double ThermalSlopeSd { get; init; } = 0.1;

    /// <summary>Its correlation time, h.</summary>
    public double ThermalSlopeHours { get; init; } = 0.3;

    /// <summary>Standard deviation of the slope of carbon dioxide, mmHg/h in 855 m³.</summary>
    public double CarbonDioxideRateSd { get; init; } = 0.03;

    /// <summary>Its correlation time, h.</summary>
    public double CarbonDioxideRateHours { get; init; } = 2;

    /// <summary>Standard deviation of the slope of water vapour, mmHg/h in 855 m³.</summary>
    public double WaterRateSd { get; init; } = 0.05;

    /// <summary>Its correlation time, h.</summary>
    public double WaterRateHours { get; init; } = 1;

    /// <summary>Small events that move air and that no log knows, per hour: none but in a restless station.</summary>
    public double UnloggedEventsPerH { get; init; } = 1 / 72.0;

    /// <summary>Whether such a station logs what it does, to the minute.</summary>
    public bool HasWholeLogs => UnloggedEventsPerH <= 1e-3;

    /// <summary>Times per hour that the crew does more or less than before.</summary>
    public double ActivitiesPerH { get; init; } = 1 / 16.0;

    /// <summary>ln of the odds at which the alarm is raised in such a station, set by simulated years (<c>docs/leak-watch.md</c>): what moves the air of a restless one is less like any model.</summary>
    public double AlarmLogOdds { get; init; } = 10;

    /// <summary>By how much the filter's standard deviation of a rate falls short of its errors, as simulation found: a restless station's noise has fatter tails and longer memory than any model.</summary>
    public double Spread { get; init; } = 1.5;

    /// <summary>A fast fall, within minutes, that is no alarm by itself yet, mmHg: vents that the log tells minutes late move as much.</summary>
    public double LeastRapidFallMmHg { get; init; } = 1.8;

    /// <summary>Correlation time of the dew points' error, h.</summary>
    public double WaterHours { get; init; } = 2;

    /// <summary>The set that is run, from a quiet to a rough station.</summary>
    public static IReadOnlyList<NoiseModel> Set { get; } =
    [
        new(0.00002, 0.004, 4.0, 0.002, 3.0, 0.012, 1) { WaterHours = 18, WaterDiffusion = 0.00005, CarbonDioxideDiffusion = 0.00002, OxygenRateSd = 0.03, OxygenRateHours = 8, ThermalSlopeSd = 0.17, ThermalSlopeHours = 0.6, CarbonDioxideRateSd = 0.05, CarbonDioxideRateHours = 0.7, WaterRateHours = 3, UnloggedEventsPerH = 1 / 50000.0, AlarmLogOdds = 1.25, ActivitiesPerH = 1 / 400.0, LeastRapidFallMmHg = 0.12, Spread = 1 },
        new(0.00030, 0.012, 2.5, 0.005, 1.5, 0.05, 1) { WaterHours = 12, WaterDiffusion = 0.0004, CarbonDioxideDiffusion = 0.0002, OxygenRateSd = 0.03, OxygenRateHours = 8, ThermalSlopeSd = 0.18, ThermalSlopeHours = 0.5, CarbonDioxideRateSd = 0.05, CarbonDioxideRateHours = 0.7, WaterRateHours = 3, UnloggedEventsPerH = 1 / 10000.0, AlarmLogOdds = 2, LeastRapidFallMmHg = 0.15, Spread = 1.1 },
        new(0.002, 0.050, 1.5, 0.015, 0.6, 0.20, 1) { WaterHours = 6, WaterDiffusion = 0.003, CarbonDioxideDiffusion = 0.001, OxygenRateSd = 0.04, OxygenRateHours = 6, ThermalSlopeSd = 0.2, ThermalSlopeHours = 0.2 },
        new(0.005, 0.150, 1.5, 0.025, 0.4, 0.30, 1) { WaterHours = 6, WaterDiffusion = 0.006, CarbonDioxideDiffusion = 0.0011, OxygenRateSd = 0.05, OxygenRateHours = 6 },
        new(0.005, 0.400, 1.5, 0.025, 0.4, 0.50, 1) { WaterHours = 6, WaterDiffusion = 0.006, CarbonDioxideDiffusion = 0.0011, OxygenRateSd = 0.05, OxygenRateHours = 6 },
        new(0.030, 0.150, 1.5, 0.080, 0.6, 0.40, 1) { WaterHours = 4, WaterDiffusion = 0.010, CarbonDioxideDiffusion = 0.003, OxygenRateSd = 0.10, OxygenRateHours = 1 },
        new(0.030, 0.400, 2.0, 0.150, 1.5, 0.50, 1) { WaterHours = 4, WaterDiffusion = 0.030, CarbonDioxideDiffusion = 0.005, OxygenRateSd = 0.15, OxygenRateHours = 1 },
        new(0.150, 0.400, 2.0, 0.300, 2.0, 0.60, 1) { WaterHours = 4, WaterDiffusion = 0.100, CarbonDioxideDiffusion = 0.010, OxygenRateSd = 0.20, OxygenRateHours = 1 },
    ];
}
