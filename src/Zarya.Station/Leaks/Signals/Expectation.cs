namespace Zarya.Station.Leaks.Signals;

/// <summary>What the filter expects of the sensors, mmHg; NaN before it has begun.</summary>
internal readonly record struct Expectation(double Pressure, double Nitrogen, double Oxygen, double CarbonDioxide, double Water)
{
    /// <summary>Nothing is known yet.</summary>
    public static Expectation None { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>The pressure, or a cabin's usual one.</summary>
    public double PressureOrUsual => double.IsNaN(Pressure) ? 740 : Pressure;
}
