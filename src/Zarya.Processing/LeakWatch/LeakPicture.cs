using Zarya.Station.Leaks;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Processing.LeakWatch;

/// <summary>All that a page about leaks shows, at one moment. Immutable: it may be handed to any thread.</summary>
public sealed record LeakPicture
{
    /// <summary>The station.</summary>
    public required StationPlan Plan { get; init; }

    /// <summary>Settings: the floors.</summary>
    public required LeakWatchOptions Options { get; init; }

    /// <summary>The time of the newest row; <see cref="Instant.MinValue"/> before the first.</summary>
    public required Instant Time { get; init; }

    /// <summary>All in one line.</summary>
    public required string Verdict { get; init; }

    /// <summary>The alarm that stands; <see langword="null"/> when none does.</summary>
    public AlarmReport? Alarm { get; init; }

    /// <summary>The end of the last leak.</summary>
    public ClearReport? Cleared { get; init; }

    /// <summary>When <see cref="State"/> was.</summary>
    public Instant StateTime { get; init; }

    /// <summary>Rate, area, reserve, attribution, place, doubt; <see langword="null"/> before the first assessment.</summary>
    public LossState? State { get; init; }

    /// <summary>The hatches in the order of the plan.</summary>
    public required IReadOnlyList<HatchPicture> Hatches { get; init; }

    /// <summary>The modules in the order of the plan.</summary>
    public required IReadOnlyList<ModulePicture> Modules { get; init; }

    /// <summary>People of whom nothing says where they are.</summary>
    public int CrewUnknown { get; init; }

    /// <summary>The advice; <see langword="null"/> when none was given or the leak is over.</summary>
    public NextClosureReport? Next { get; init; }

    /// <summary>Hatches that were shut since the alarm.</summary>
    public IReadOnlyList<Operation> Closures { get; init; } = [];

    /// <summary>How patches hold: the newest verdict of each patch, oldest patch first.</summary>
    public IReadOnlyList<PatchVerdictReport> Patches { get; init; } = [];

    /// <summary>The sensors that tell anything.</summary>
    public IReadOnlyList<SensorPicture> Sensors { get; init; } = [];

    /// <summary>What was done, oldest first; the last few hundred.</summary>
    public IReadOnlyList<Operation> Operations { get; init; } = [];

    /// <summary>How pressure and rate went, oldest first; thinned out with age.</summary>
    public IReadOnlyList<LeakPoint> History { get; init; } = [];
}

/// <summary>A hatch as far as is known.</summary>
/// <param name="Hatch">Index into the plan.</param>
/// <param name="IsOpen">Whether it is open.</param>
/// <param name="IsStuck">Whether telemetry says that the pressures on its sides differ too much to pull it open.</param>
/// <param name="ShutSince">When it was shut, if it was open before.</param>
public readonly record struct HatchPicture(int Hatch, bool IsOpen, bool IsStuck, Instant? ShutSince);

/// <summary>A module as far as is known; NaN for what is not measured.</summary>
/// <param name="Module">Index into the plan.</param>
/// <param name="PressureMmHg">Newest total pressure.</param>
/// <param name="TemperatureC">Newest air temperature.</param>
/// <param name="Crew">People in it.</param>
/// <param name="Probability">Probability that the leak is here.</param>
/// <param name="Volume">Which connected volume it is in: modules with the same number share their air.</param>
/// <param name="ReachesLifeboat">Whether a lifeboat can be reached from it through open hatches.</param>
public readonly record struct ModulePicture(int Module, double PressureMmHg, double TemperatureC, int Crew, double Probability, int Volume, bool ReachesLifeboat);

/// <summary>A sensor and how good it is.</summary>
/// <param name="Quantity">What it measures.</param>
/// <param name="Module">Where.</param>
/// <param name="Value">The newest reading; NaN when it had no value.</param>
/// <param name="Time">When that was.</param>
/// <param name="Readings">How many there were.</param>
/// <param name="Refused">How many could not be in the unit, or were there already.</param>
/// <param name="Fault">Why the watch holds it to be faulty; <see langword="null"/> if it does not.</param>
public sealed record SensorPicture(Quantity Quantity, int Module, double Value, Instant Time, long Readings, long Refused, string? Fault);

/// <summary>A point of the history.</summary>
/// <param name="Time">When.</param>
/// <param name="PressureMmHg">Pressure of the volume in which the loss is.</param>
/// <param name="NitrogenKg">Dry nitrogen in it; NaN when not measured.</param>
/// <param name="RateMmHgPerH">The loss.</param>
/// <param name="Probability">Of a leak.</param>
public readonly record struct LeakPoint(Instant Time, double PressureMmHg, double NitrogenKg, Estimate RateMmHgPerH, double Probability);
