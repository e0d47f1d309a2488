namespace Zarya.Station.Leaks.Places;

/// <summary>How fast one connected volume loses pressure, estimated over the whole time since the hatches were last changed; the station's ordinary loss and all that is explained taken out.</summary>
/// <param name="Module">Any module of the volume.</param>
/// <param name="FallMmHgPerH">Fall, positive when pressure goes down, mmHg/h.</param>
/// <param name="SdMmHgPerH">Its standard deviation, everything counted that the caller knows of, mmHg/h.</param>
/// <param name="PressureMmHg">Pressure of the volume, mmHg.</param>
public readonly record struct GroupRate(int Module, double FallMmHgPerH, double SdMmHgPerH, double PressureMmHg);
