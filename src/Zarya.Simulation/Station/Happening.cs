using Zarya.Station.Atmosphere;
using Zarya.Station.Leaks;

namespace Zarya.Simulation.Station;

/// <summary>Something that makes the air change: a confounder or an operation of a case. Hours count from the start of the case; places are indices into the plan.</summary>
internal abstract record Happening(double AtH);

/// <summary>People breathe.</summary>
internal sealed record Metabolism(double OxygenKgPerD = 0.835, double CarbonDioxideKgPerD = 0.998, double WaterKgPerD = 2.277, double Sleep = 0.65, double Exercise = 2.5, double SleepFromUtcH = 21.5, double SleepToUtcH = 6)
    : Happening(0);

/// <summary>An oxygen generator runs, but for some periods. <paramref name="FollowsPeople"/>: the ground sets it daily to what people need.</summary>
internal sealed record OxygenMaker(string Name, double KgPerD, int Module, IReadOnlyList<(double FromH, double ToH)> Off, bool FollowsPeople = false) : Happening(0);

/// <summary>Carbon dioxide is taken out by beds that are swapped each half-cycle.</summary>
internal sealed record CarbonDioxideRemoval(double RippleMmHg = 0.05, double HalfCycleMin = 155) : Happening(0);

/// <summary>Temperature goes up and down with the day and the orbit, K (amplitudes).</summary>
internal sealed record ThermalCycle(double DayK, double OrbitK = 0.02) : Happening(0);

/// <summary>A module (−1: all) warms or cools for a while and stays.</summary>
internal sealed record ThermalRamp(double AtH, double KPerH, double DurationH, int Module) : Happening(AtH);

/// <summary>An airlock is emptied for people to go out.</summary>
internal sealed record AirlockCycle(double AtH, int Module, double FreeM3, double RecoveredPart, double DurationMin, double OutsideH) : Happening(AtH);

/// <summary>Gas is let in: either <paramref name="MmHg"/> of the whole station or <paramref name="Kg"/>; the other is NaN. Rates likewise.</summary>
internal sealed record Repress(double AtH, string Gas, double MmHg, double Kg, double MmHgPerH, double KgPerH, string Source, int Module, bool TellsMass, bool OnlyBelowMmHg = false) : Happening(AtH);

/// <summary>A vehicle with other air is opened to the cabin: behind a hatch of the plan, or (hatch −1) at a module.</summary>
internal sealed record VehicleOpened(double AtH, int Hatch, int Module, double FreeM3, double DifferenceMmHg, double DifferenceK, double StaysH, string Vehicle) : Happening(AtH);

/// <summary>The air between two hatches of a docking port is vented.</summary>
internal sealed record VestibuleVent(double AtH, double M3, int Module) : Happening(AtH);

/// <summary>How a sensor fails.</summary>
internal enum SensorTroubleKind
{
    /// <summary>It reports its last value.</summary>
    Stuck,

    /// <summary>It walks away at a constant rate and stays there.</summary>
    Drift,

    /// <summary>It jumps and stays there.</summary>
    Step,

    /// <summary>It reports nothing.</summary>
    Dead,
}

/// <summary>A sensor fails. <paramref name="Amount"/>: unit per hour of a drift, unit of a step. Duration may be infinite.</summary>
internal sealed record SensorTrouble(double AtH, SensorTroubleKind Kind, Quantity Quantity, int Module, double Amount, double DurationH) : Happening(AtH);

/// <summary>A shut hatch is not tight.</summary>
internal sealed record SealLeak(int Hatch, double CdaMm2) : Happening(0);

/// <summary>A few of the crew exercise.</summary>
internal sealed record Exercise(double AtH, double DurationH, int Person) : Happening(AtH);

/// <summary>A little air comes or goes and nobody logs it.</summary>
internal sealed record SmallEvent(double AtH, double MmHg, double DurationMin, Gas? Gas) : Happening(AtH);

/// <summary>A hatch, and perhaps others with it, is moved; after <paramref name="DurationH"/> (NaN: never) back again.</summary>
internal sealed record HatchMove(double AtH, bool Opens, IReadOnlyList<int> Hatches, double DurationH, bool HasReadings) : Happening(AtH);

/// <summary>A patch: the factor holds relative to the leak as it was before any patch; module −1: all leaks.</summary>
internal sealed record PatchApplied(double AtH, int Module, double Factor, string Text) : Happening(AtH);

/// <summary>All hatches are shut but those that the crew needs.</summary>
internal sealed record IsolationTest(double AtH, double DurationH) : Happening(AtH);
