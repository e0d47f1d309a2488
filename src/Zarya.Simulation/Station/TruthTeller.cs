using Zarya.Station.Atmosphere;
using Zarya.Time;

namespace Zarya.Simulation.Station;

/// <summary>Reads the truth off a flight.</summary>
internal static class TruthTeller
{
    public static FlightTruth Tell(FlightState state, Instant now)
    {
        CabinAir air = state.Air;
        int modules = state.Case.Plan.Modules.Count;
        double hours = (now - state.Case.Start).Nanoseconds / 3.6e12;
        double[] leak = [.. Enumerable.Range(0, modules).Select(m => state.Leaks.LeakMm2(m, hours))];
        int worst = leak.Length > 0 && leak.Max() > 0 ? Array.IndexOf(leak, leak.Max()) : -1;
        int at = worst >= 0 ? worst : Enumerable.Range(0, modules).MaxBy(m => air.GroupVolumeM3(m));
        int[] group = [.. Enumerable.Range(0, modules).Where(m => air.Group(m) == air.Group(at))];
        double loss = 0, ordinary = 0, station = 0, area = 0, perS = 0, capacity = 0;
        for (int m = 0; m < modules; m++)
        {
            // Mole flow as in CabinAir, mass at the group's mean molar mass.
            double speed = Orifice.ChokedSpeed(air.TemperatureK(m)) * 1e-6 / air.TemperatureK(m);
            int own = air.Group(m);
            double moles = 0;
            for (int g = 0; g < CabinAir.Gases; g++) moles += air.GroupMoles(m, (Gas)g);
            double massPerMole = moles > 0 ? air.GroupMassKg(m) / moles : 0;
            double kgPerDPerMm2 = speed * air.PressurePa(m) / GasLaw.MolarConstant * massPerMole * 86_400;
            double all = state.Leaks.OrdinaryMm2(m) + leak[m];
            station += kgPerDPerMm2 * all;
            if (own != air.Group(at)) continue;
            loss += kgPerDPerMm2 * all;
            ordinary += kgPerDPerMm2 * state.Leaks.OrdinaryMm2(m);
            area += all;
            perS += speed * all;
            capacity += air.VolumeM3(m) / air.TemperatureK(m);
        }
        double pressure = air.PressurePa(at) / GasLaw.PaPerMmHg;
        double rate = perS / capacity * pressure * 3600;
        return new FlightTruth(
            now, [.. Enumerable.Range(0, modules).Select(m => air.PressurePa(m) / GasLaw.PaPerMmHg)], leak, worst, group, air.GroupVolumeM3(at), pressure, area, rate, loss, ordinary, station,
            [.. state.Leaks.Begun(hours).Select(h => state.Case.Start + Duration.FromMilliseconds(Agenda.Ms(h)))],
            Exponential(pressure, rate, 490), Exponential(pressure, rate, 520), Linear(pressure, rate, 490), Linear(pressure, rate, 520));
    }

    private static double Exponential(double pressure, double rate, double floor) => pressure <= floor ? 0 : rate > 0 ? pressure / rate * Math.Log(pressure / floor) : double.PositiveInfinity;

    private static double Linear(double pressure, double rate, double floor) => pressure <= floor ? 0 : rate > 0 ? (pressure - floor) / rate : double.PositiveInfinity;
}
