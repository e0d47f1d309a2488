using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Simulation.Station;

/// <summary>The air of a station at the start.</summary>
/// <param name="PressureMmHg">Total pressure.</param>
/// <param name="OxygenMmHg">Partial pressure of oxygen.</param>
/// <param name="CarbonDioxideMmHg">Partial pressure of carbon dioxide.</param>
/// <param name="WaterMmHg">Partial pressure of water vapour.</param>
/// <param name="TemperatureC">Air temperature, °C.</param>
public sealed record CabinStart(double PressureMmHg = 740, double OxygenMmHg = 158.4, double CarbonDioxideMmHg = 2.5, double WaterMmHg = 9.5, double TemperatureC = 23);

/// <summary>What is to be flown: a station, its air, its leaks and what else happens. Immutable.</summary>
public sealed record LeakCase
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }

    /// <summary>The station as its file says it is, with the sensors in use.</summary>
    public required StationPlan Plan { get; init; }

    /// <summary>People on board.</summary>
    public required int Crew { get; init; }

    /// <summary>When it starts.</summary>
    public required Instant Start { get; init; }

    /// <summary>Seconds of the UTC day at <see cref="Start"/>.</summary>
    public required double StartSecondOfDay { get; init; }

    /// <summary>Length in hours.</summary>
    public required double DurationH { get; init; }

    /// <summary>The air at the start.</summary>
    public CabinStart Initial { get; init; } = new();

    /// <summary>Ordinary loss of the whole station at the start, kg/d.</summary>
    public double OrdinaryLossKgPerD { get; init; }

    /// <summary>The leaks.</summary>
    public IReadOnlyList<LeakPlan> Leaks { get; init; } = [];

    /// <summary>The station file with the sensors in use, JSON; empty when the plan came from elsewhere.</summary>
    public string StationText { get; init; } = "";

    /// <summary>What disturbs.</summary>
    internal IReadOnlyList<Happening> Confounders { get; init; } = [];

    /// <summary>What people do.</summary>
    internal IReadOnlyList<Happening> Scripted { get; init; } = [];
}
