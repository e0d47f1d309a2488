using Zarya.Station.Plans;

namespace Zarya.Station.Leaks.Yardstick;

/// <summary>Settings of the plain ramp test.</summary>
public sealed record RampTestOptions
{
    /// <summary>Seconds of one bin; over 0.</summary>
    public double BinS { get; init; } = 15;

    /// <summary>Standard deviation of the white noise of one bin's mean pressure, mmHg.</summary>
    public double SigmaMmHg { get; init; } = 0.03;

    /// <summary>Diffusion of what temperature does not explain, mmHg²/h: 0.0075 is 0.3 mmHg rms in 12 h (facts/leak-statistics.md section 3); 0 for white noise alone.</summary>
    public double DiffusionMmHg2PerH { get; init; } = 0.0075;

    /// <summary>Standard deviations of the contrast at which the alarm is raised; <c>zarya leak score --tune-yardstick</c> finds it. 5.57 gives one false alarm in a year of white noise (section 3).</summary>
    public double Threshold { get; init; } = 5.57;

    /// <summary>Windows from <see cref="ShortestS"/> to <see cref="LongestS"/> in equal ratios.</summary>
    public int Windows { get; init; } = 40;

    /// <summary>Shortest window, s.</summary>
    public double ShortestS { get; init; } = 15;

    /// <summary>Longest window, s: a day. Section 3 has 5 h, in which a leak of 0.3 mmHg/h does not rise over a busy life; the yardstick is to be a fair one.</summary>
    public double LongestS { get; init; } = 86_400;

    /// <summary>Time constant with which air temperatures are smoothed, s.</summary>
    public double TemperatureSmoothingS { get; init; } = 600;

    /// <summary>Seconds without a verdict after a logged operation that moves air.</summary>
    public double SettleS { get; init; } = 900;

    /// <summary>Defaults with the noise of a station's pressure sensors, as its file describes them.</summary>
    public static RampTestOptions For(StationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var options = new RampTestOptions();
        double information = 0;
        foreach (SensorChannel channel in plan.Sensors.Channels)
        {
            if (channel.Name is not ("P_total" or "gauge") || !(channel.PeriodS > 0)) continue;
            double variance = (channel.Sigma * channel.Sigma) + (channel.Quantum * channel.Quantum / 12);
            int places = channel.Modules.Count == 0 ? plan.Modules.Count : channel.Modules.Count;
            if (variance > 0) information += places * options.BinS / channel.PeriodS / variance;
        }
        return information > 0 ? options with { SigmaMmHg = Math.Sqrt(1 / information) } : options;
    }
}
