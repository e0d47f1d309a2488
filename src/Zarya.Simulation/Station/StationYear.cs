using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Simulation.Station;

/// <summary>A busy station life of any length, without a leak or with one: what false alarms are counted on, and delays in a life as it is.</summary>
/// <remarks>
/// About one EVA a month; two vehicles a month that bring other air, stay three to six weeks and take air along, with a vented vestibule each way; two represses a month, nitrogen
/// or air, when pressure is low; a trip of the oxygen generator a week; two thermal ramps a week; daily exercise. The ground sets the oxygen generator to the crew's need day by day.
/// </remarks>
public static class StationYear
{
    private const double HoursPerDay = 24;
    private const double HoursPerMonth = 730;

    /// <summary>Makes the case of a life, to be flown with the same realism.</summary>
    /// <param name="plan">The station and its sensors.</param>
    /// <param name="midnight">When it starts; must be midnight UTC.</param>
    /// <param name="days">Length.</param>
    /// <param name="realism">At <see cref="Realism.Unfriendly"/> generator trips and exercise come from there.</param>
    /// <param name="seed">Chooses what happens when.</param>
    /// <param name="leak">A leak; null for none.</param>
    /// <param name="ordinaryKgPerD">Ordinary loss of the station, kg/d; NaN: 0.27 kg/d for each 855 m³.</param>
    public static LeakCase Case(StationPlan plan, Instant midnight, double days, Realism realism, ulong seed, LeakPlan? leak = null, double ordinaryKgPerD = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(realism);
        var dice = new Dice(seed, 20);
        double hours = days * HoursPerDay;
        double volume = plan.Modules.Sum(m => m.FreeM3);
        int[] large = [.. Enumerable.Range(0, plan.Modules.Count).Where(m => plan.Modules[m].FreeM3 >= volume / 20).DefaultIfEmpty(0)];
        int Somewhere() => large[dice.Below(large.Length)];
        var happenings = new List<Happening> { new Metabolism(), new CarbonDioxideRemoval(), new ThermalCycle(dice.Uniform(0.08, 0.25)), Generator(plan, large, hours, realism, dice) };
        foreach (double at in Times(dice, hours, HoursPerMonth)) happenings.Add(new AirlockCycle(at, -1, double.NaN, 0.85, dice.Uniform(30, 50), dice.Uniform(4, 7)));
        Vehicles(plan, happenings, hours, dice, Somewhere);
        foreach (double at in Times(dice, hours, HoursPerMonth / 2)) happenings.Add(Repressed(at, Somewhere(), dice));
        foreach (double at in Times(dice, hours, 3.5 * HoursPerDay)) Ramp(happenings, at, Somewhere(), dice);
        if (!realism.IsUnfriendly) Exercises(plan.Crew, happenings, hours, dice);
        return new LeakCase
        {
            Id = $"{plan.Id}_life_{seed}",
            Plan = plan,
            Crew = plan.Crew,
            Start = midnight,
            StartSecondOfDay = 0,
            DurationH = hours,
            OrdinaryLossKgPerD = double.IsNaN(ordinaryKgPerD) ? 0.27 * volume / 855 : ordinaryKgPerD,
            Leaks = leak is null ? [] : [leak],
            Confounders = happenings,
        };
    }

    private static List<double> Times(Dice dice, double hours, double meanH)
    {
        var times = new List<double>();
        for (double t = dice.Wait(meanH); t < hours; t += dice.Wait(meanH)) times.Add(t);
        return times;
    }

    private static OxygenMaker Generator(StationPlan plan, int[] large, double hours, Realism realism, Dice dice)
    {
        SensorChannel? told = plan.Sensors.Channels.FirstOrDefault(c => c.Name == "O2_generation_rate");
        int module = told is { Modules.Count: > 0 } ? plan.ModuleIndex(told.Modules[0]) : large[0];
        List<(double FromH, double ToH)> off = realism.IsUnfriendly ? [] : [.. Times(dice, hours, 7 * HoursPerDay).Select(t => (t, t + dice.Uniform(1, 6)))];
        return new OxygenMaker("OGA", 5.5, module, off, FollowsPeople: true);
    }

    private static void Vehicles(StationPlan plan, List<Happening> happenings, double hours, Dice dice, Func<int> somewhere)
    {
        int number = 0;
        double[] free = new double[FlightState.Berths];
        foreach (double at in Times(dice, hours, HoursPerMonth / 2))
        {
            int berth = Array.FindIndex(free, t => t < at);
            if (berth < 0) continue;
            double stays = dice.Uniform(21, 42) * HoursPerDay;
            int module = somewhere();
            free[berth] = at + stays + 48;
            double size = Math.Min(dice.Uniform(7, 27), plan.Modules.Sum(m => m.FreeM3) / 10);
            happenings.Add(new VestibuleVent(Math.Max(0, at - dice.Uniform(2, 4)), dice.Uniform(0.3, 1.5), module));
            happenings.Add(new VehicleOpened(at, -1, module, size, dice.Uniform(-20, 20), dice.Uniform(-5, 5), stays, $"Cargo{++number}"));
            happenings.Add(new VestibuleVent(at + stays + dice.Uniform(2, 4), dice.Uniform(0.3, 1.5), module));
        }
    }

    private static Repress Repressed(double at, int module, Dice dice) => new(
        at, dice.Happens(0.5) ? "N2" : "air", dice.Uniform(3, 8), double.NaN, double.NaN, dice.Uniform(1, 6), "tank", module, TellsMass: dice.Happens(0.5), OnlyBelowMmHg: true);

    private static void Ramp(List<Happening> happenings, double at, int module, Dice dice)
    {
        // The whole station moves slowly, one module may move fast; hours later it goes back.
        bool all = dice.Happens(0.3);
        double rate = dice.Uniform(0.02, all ? 0.07 : 0.4) * (dice.Happens(0.5) ? 1 : -1), length = dice.Uniform(2, all ? 8 : 4);
        happenings.Add(new ThermalRamp(at, rate, length, all ? -1 : module));
        happenings.Add(new ThermalRamp(at + length + dice.Uniform(4, 40), -rate / 2, length * 2, all ? -1 : module));
    }

    private static void Exercises(int crew, List<Happening> happenings, double hours, Dice dice)
    {
        for (double day = 0; day < hours; day += HoursPerDay)
            for (int p = 0; p < crew; p++) happenings.Add(new Exercise(day + dice.Uniform(7, 18), dice.Uniform(1, 2), p));
    }
}
