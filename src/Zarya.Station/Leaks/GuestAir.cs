namespace Zarya.Station.Leaks;

/// <summary>
/// The air of a vehicle that was opened lately. It comes to the station's temperature within hours, 20 m³ that are 5 °C warmer lose 0.25 mmHg by it, and no thermometer of the station is in it: what falls meanwhile is less
/// surely a leak than at other times.
/// </summary>
internal sealed class GuestAir
{
    private const double AtFirst = 2, LastsS = 4 * 3600;

    private double _openedS = double.NegativeInfinity;

    /// <summary>A vehicle came at a moment, seconds of the watch.</summary>
    public void Opened(double atS) => _openedS = Math.Max(_openedS, atS);

    /// <summary>Added to the ln of the odds of an alarm.</summary>
    public double Strangeness(double nowS) => AtFirst * Math.Exp(-Math.Max(0, nowS - _openedS) / LastsS);
}
