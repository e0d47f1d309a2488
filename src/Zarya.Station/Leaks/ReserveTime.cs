namespace Zarya.Station.Leaks;

/// <summary>Reserve time: how long until the pressure has fallen to where the crew must have gone, if the hole stays as it is and nothing is added.</summary>
/// <remarks>facts/station.md section 3: <c>T = (P/|dP/dt|) ln(P/P_lim)</c> isothermal and choked; <c>(P − P_lim)/|dP/dt|</c> linear, the safe short form. Neither needs a volume or a Cd.</remarks>
public static class ReserveTime
{
    /// <summary>Hours that are said when there is next to no loss: 10⁶ h, 114 years.</summary>
    public const double LongestH = 1e6;

    /// <summary>The exponential reserve time in hours; 0 at or below the floor.</summary>
    /// <param name="rateMmHgPerH">Fall of pressure, positive, mmHg/h, with its interval; 0 or less counts as no loss.</param>
    /// <param name="pressureMmHg">Pressure now, mmHg.</param>
    /// <param name="floorMmHg">The floor, over 0 mmHg.</param>
    public static Estimate Exponential(Estimate rateMmHgPerH, double pressureMmHg, double floorMmHg) =>
        Over(rateMmHgPerH, pressureMmHg > floorMmHg ? pressureMmHg * Math.Log(pressureMmHg / floorMmHg) : 0);

    /// <summary>The linear reserve time in hours, always the shorter one; parameters as those of <see cref="Exponential"/>.</summary>
    public static Estimate Linear(Estimate rateMmHgPerH, double pressureMmHg, double floorMmHg) => Over(rateMmHgPerH, Math.Max(0, pressureMmHg - floorMmHg));

    // The fast end of the rate is the short end of the time.
    private static Estimate Over(Estimate rate, double fall) => new(Hours(fall, rate.Median), Hours(fall, rate.P95), Hours(fall, rate.P05));

    private static double Hours(double fall, double rate) => fall <= 0 ? 0 : rate > fall / LongestH ? fall / rate : double.IsNaN(rate) ? double.NaN : LongestH;
}
