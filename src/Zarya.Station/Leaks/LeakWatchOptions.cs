namespace Zarya.Station.Leaks;

/// <summary>Settings of the leak watch.</summary>
public sealed record LeakWatchOptions
{
    /// <summary>The pressure at which the crew must have gone, mmHg; the first of two floors, 490 widely quoted.</summary>
    public double FirstFloorMmHg { get; init; } = 490;

    /// <summary>Added to the ln of the odds at which the alarm is raised: over 0 for fewer false alarms and later true ones. At 0 there is about one false alarm a year of busy life (<c>docs/leak-watch.md</c>, section 8).</summary>
    public double AlarmReluctance { get; init; }

    /// <summary>The second floor, mmHg; 520 in newer texts.</summary>
    public double SecondFloorMmHg { get; init; } = 520;
}
