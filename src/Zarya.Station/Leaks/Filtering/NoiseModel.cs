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

    /// <summary>Correlation time of the dew points' error, h.</summary>
    public double WaterHours { get; init; } = 2;

    /// <summary>The set that is run, from a quiet to a rough station.</summary>
    public static IReadOnlyList<NoiseModel> Set { get; } =
    [
        new(0.05, 0.02, 1.5, 0.008, 2, 0.03, 1),
        new(0.05, 0.10, 1.5, 0.02, 2, 0.10, 1),
        new(0.03, 0.25, 1.5, 0.02, 2, 0.20, 1),
        new(0.03, 0.15, 3.0, 0.06, 3, 0.20, 1),
        new(0.10, 0.30, 2.0, 0.15, 3, 0.30, 1),
    ];
}
