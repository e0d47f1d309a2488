using Zarya.Station.Leaks.Filtering;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Leaks.Signals;
using Zarya.Station.Leaks.Words;

namespace Zarya.Station.Leaks;

/// <summary>Makes what is said out of what is known.</summary>
internal static class Assess
{
    /// <summary>1 mmHg in 1 m³ of air at 23 °C is 1.568 g: 133.322 Pa / (287.05 J/kg/K · 296.15 K).</summary>
    private const double KgPerMmHgM3 = 0.0015683;

    /// <summary>The state while no alarm stands.</summary>
    public static LossState Quiet(VolumeWatch volume, IReadOnlyList<double> places, LeakWatchOptions options, SensorBank sensors, VolumeScale scale)
    {
        double p = 1 / (1 + Math.Exp(-Math.Clamp(volume.Evidence.LogOdds, -50, 50)));
        volume.Evidence.Mixture(volume.Best, volume.BestModel, out double rate, out double sd, out _);
        double ordinary = volume.Best.State[CabinState.Loss], ordinaryVariance = volume.Best.Covariance(CabinState.Loss, CabinState.Loss);
        double mean = ordinary + (p * rate), variance = ordinaryVariance + (p * sd * sd) + (p * (1 - p) * rate * rate);
        return Make(volume, p, LossEstimate.Positive(mean, Math.Sqrt(variance)), ordinary, p * rate, Math.Sqrt(variance), places, options, sensors, scale, null);
    }

    /// <summary>The state while an alarm stands.</summary>
    public static LossState Incident(Incident incident, PlacePosterior place, LeakWatchOptions options, SensorBank sensors, VolumeScale scale, HatchStates states, double ordinary, double ordinarySd)
    {
        IReadOnlyList<int> group = place.Group;
        VolumeWatch volume = (incident.Volumes.FirstOrDefault(v => v.Watch.Modules.Contains(group[0])) ?? incident.Volumes[0]).Watch;
        double m3 = states.Group(group[0]).VolumeM3, pressure = volume.Best.Pressure;
        Estimate area = place.Area;
        double perMm2 = ChokedLoss.RateMmHgPerH(1, m3, pressure), excess = area.Median * perMm2, sd = (area.P95 - area.P05) / 3.29 * perMm2;
        var rate = new Estimate(excess + ordinary, Math.Max(0, (area.P05 * perMm2) + ordinary - (1.645 * ordinarySd)), (area.P95 * perMm2) + ordinary + (1.645 * ordinarySd));
        LossState state = Make(volume, Math.Clamp(incident.Probability, 0.0001, 0.9999), rate, ordinary, excess, sd, place.Probabilities, options, sensors, scale, incident.AtAlarm) with { Group = [.. group] };
        // What is said of pressure and time left is then of the air that is heard.
        return volume.Modules.Contains(group[0]) ? state : state with { Doubt = [WatchSentences.DeafPlace.Say(), .. state.Doubt] };
    }

    private static LossState Make(VolumeWatch volume, double p, Estimate rate, double ordinary, double unexplained, double sd, IReadOnlyList<double> places, LeakWatchOptions options, SensorBank sensors, VolumeScale scale, Evidence? evidence)
    {
        double nowS = volume.Last.EndS;
        Attribution attribution = volume.Trail.Attribute(ordinary, unexplained, sd);
        double pressure = volume.Best.Pressure, m3 = volume.Memory.VolumeM3 * scale.Mean;
        return new LossState(
            p, rate, LossEstimate.Times(rate, m3 * KgPerMmHgM3 * 24, scale.Sd), LossEstimate.Times(rate, ChokedLoss.AreaMm2(1, m3, pressure), scale.Sd),
            ReserveTime.Exponential(rate, pressure, options.FirstFloorMmHg), ReserveTime.Exponential(rate, pressure, options.SecondFloorMmHg),
            ReserveTime.Linear(rate, pressure, options.FirstFloorMmHg), ReserveTime.Linear(rate, pressure, options.SecondFloorMmHg),
            pressure, volume.Best.State[CabinState.Nitrogen] * m3 * 0.0015155, attribution, [.. places], [.. volume.Modules],
            evidence is null ? [] : Explanations.RuledOut(evidence, attribution, sensors.Heard(Quantity.TotalPressure, volume.Modules, nowS, 900)),
            Explanations.Doubt(sensors, volume.Modules, nowS, evidence is null ? 1 : places.Max(), volume.IsDisturbed(nowS)));
    }
}
