namespace Zarya.Station.Plans;

/// <summary>The sensors in use.</summary>
/// <param name="Channels">One entry a kind of sensor.</param>
/// <param name="LossOfSignalFraction">Part of the time without telemetry, 0 to 1.</param>
/// <param name="MeanGapMinutes">Mean length of such a gap in minutes.</param>
public sealed record SensorSuite(IReadOnlyList<SensorChannel> Channels, double LossOfSignalFraction = 0, double MeanGapMinutes = 0)
{
    /// <summary>No sensor is described: the watch takes its defaults.</summary>
    public static SensorSuite Unknown { get; } = new([]);
}
