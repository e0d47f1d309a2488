namespace Zarya.Station.Atmosphere;

/// <summary>Flow through the seal of a shut hatch.</summary>
internal static class SealFlow
{
    /// <summary>Moles that pass in a time from the vessel of higher pressure to the other.</summary>
    /// <param name="areaM2">Effective area, m².</param>
    /// <param name="fromPa">Higher pressure, Pa.</param>
    /// <param name="toPa">Lower pressure, Pa.</param>
    /// <param name="fromK">Temperature of the air that flows, K.</param>
    /// <param name="fromCapacity">Σ(V/T) of the first vessel, m³/K.</param>
    /// <param name="toCapacity">Σ(V/T) of the second vessel, m³/K.</param>
    /// <param name="seconds">The time.</param>
    public static double Moved(double areaM2, double fromPa, double toPa, double fromK, double fromCapacity, double toCapacity, double seconds)
    {
        double head = fromPa - toPa;
        if (!(head > 0)) return 0;
        double perMole = GasLaw.MolarConstant * ((1 / fromCapacity) + (1 / toCapacity));
        // F = κ√Δp with κ nearly constant: √Δp falls linearly. κ is taken in the middle of the step (second order).
        double first = Left(Speed(areaM2, fromPa, toPa, fromK, perMole), head, seconds / 2);
        double half = (head - first) / perMole * GasLaw.MolarConstant;
        double left = Left(Speed(areaM2, fromPa - (half / fromCapacity), toPa + (half / toCapacity), fromK, perMole), head, seconds);
        return (head - left) / perMole;
    }

    /// <summary>Steps into which a time must be cut so that no group changes by more than 2 % through seals or to space.</summary>
    public static int Parts(CabinAir air, double seconds)
    {
        double worst = 0;
        for (int h = 0; h < air.HatchCount; h++)
        {
            if (!air.IsSealLeaking(h, out int a, out int b, out double area)) continue;
            double small = Math.Min(air.CapacityOf(a), air.CapacityOf(b)) * air.TemperatureK(a);
            worst = Math.Max(worst, area * Orifice.ChokedSpeed(air.TemperatureK(a)) / small);
            worst = Math.Max(worst, Math.Max(air.LossPerS(a), air.LossPerS(b)));
        }
        return (int)Math.Clamp(Math.Ceiling(worst * seconds / 0.02), 1, 10_000);
    }

    private static double Speed(double areaM2, double fromPa, double toPa, double fromK, double perMole)
    {
        double head = fromPa - toPa;
        return head <= 0 ? double.PositiveInfinity : Orifice.MolPerS(areaM2, fromPa, toPa, fromK) / Math.Sqrt(head) * perMole;
    }

    private static double Left(double speed, double head, double seconds)
    {
        double root = Math.Sqrt(head) - (speed * seconds / 2);
        return root > 0 ? root * root : 0;
    }
}
