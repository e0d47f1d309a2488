using Zarya.Station.Plans;

namespace Zarya.Simulation.Station;

/// <summary>Sensors that fail and telemetry that does not come down.</summary>
internal static class SensorTroubles
{
    /// <summary>Probability per day that the mass spectrometer is off for a while: <c>gap_probability_per_day</c> of <c>ops_2018</c>.</summary>
    private const double SpectrometerGapsPerDay = 0.05;

    /// <summary>Writes a failure into the agenda.</summary>
    public static void Schedule(FlightState state, SensorTrouble trouble)
    {
        SensorUnit? unit = state.Sensors.Units.Find(u => u.Quantity == trouble.Quantity && u.Module == trouble.Module);
        if (unit is null) return;
        long from = Math.Max(0, Agenda.Ms(trouble.AtH));
        state.Agenda.At(from, () => Set(unit, trouble, true));
        if (double.IsFinite(trouble.DurationH)) state.Agenda.At(from + Agenda.Ms(trouble.DurationH), () => Set(unit, trouble, false));
    }

    /// <summary>Losses of signal and hours without the mass spectrometer.</summary>
    public static void WriteGaps(FlightState state)
    {
        SensorSuite suite = state.Case.Plan.Sensors;
        if (suite is { LossOfSignalFraction: > 0 and < 1, MeanGapMinutes: > 0 })
            Repeat(state, suite.MeanGapMinutes * (1 - suite.LossOfSignalFraction) / suite.LossOfSignalFraction, () => state.Events.Wait(suite.MeanGapMinutes), on => state.Sensors.Silences += on ? 1 : -1);
        if (suite.Channels.Any(c => c.Name.EndsWith("_MCA", StringComparison.Ordinal) && c.InTurn))
            Repeat(state, 1440 / SpectrometerGapsPerDay, () => state.Events.Uniform(60, 360), on => state.Sensors.SpectrometerOff += on ? 1 : -1);
        if (state.Realism.ShortGapsPerDay > 0)
            Repeat(state, 1440 / state.Realism.ShortGapsPerDay, () => state.Events.Uniform(1, 8), on => state.Sensors.Silences += on ? 1 : -1);
    }

    /// <summary>Something that begins at random and lasts for a while, again and again; minutes.</summary>
    private static void Repeat(FlightState state, double meanWait, Func<double> length, Action<bool> set)
    {
        void Begin()
        {
            set(true);
            state.Agenda.At(state.NowMs + Minutes(length()), End);
        }
        void End()
        {
            set(false);
            Next();
        }
        void Next() => state.Agenda.At(state.NowMs + Minutes(state.Events.Wait(meanWait)), Begin);
        Next();
    }

    private static long Minutes(double minutes) => Math.Max(1000, (long)(minutes * 60) * 1000);

    private static void Set(SensorUnit unit, SensorTrouble trouble, bool begins)
    {
        switch (trouble.Kind)
        {
            case SensorTroubleKind.Stuck: unit.IsStuck = begins; break;
            case SensorTroubleKind.Dead: unit.IsDead = begins; break;
            case SensorTroubleKind.Drift: unit.TroublePerMs = begins ? trouble.Amount / 3_600_000 : 0; break;
            case SensorTroubleKind.Step when begins: unit.Offset += trouble.Amount; break;
        }
    }
}
