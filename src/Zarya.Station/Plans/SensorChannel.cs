namespace Zarya.Station.Plans;

/// <summary>One kind of sensor and where it stands.</summary>
/// <param name="Name">As the file says, <c>P_total</c>, <c>ppN2_MCA</c> and so on.</param>
/// <param name="Modules">Module ids; empty means everywhere.</param>
/// <param name="Sigma">Standard deviation of one reading's noise, in the unit of the channel (mmHg, °C, kg/d).</param>
/// <param name="Quantum">Step of the reading in the same unit, 0 = none.</param>
/// <param name="PeriodS">Seconds from one reading of a place to the next.</param>
/// <param name="BiasSigma">Standard deviation of the constant bias.</param>
/// <param name="DriftPerDaySigma">Standard deviation of the random walk over a day.</param>
/// <param name="InTurn">Whether one instrument reads the places one after the other (a mass spectrometer).</param>
/// <param name="TemperatureCoefficientPerK">Change of the reading per K of air temperature.</param>
/// <param name="LatencyS">Seconds from reading to report.</param>
public sealed record SensorChannel(
    string Name, IReadOnlyList<string> Modules, double Sigma, double Quantum, double PeriodS, double BiasSigma = 0, double DriftPerDaySigma = 0,
    bool InTurn = false, double TemperatureCoefficientPerK = 0, double LatencyS = 0);
