namespace Zarya.Leaks.Scoring;

/// <summary>An assessment beside the truth, some time after the alarm.</summary>
/// <param name="AfterAlarmH">How long after.</param>
/// <param name="CdaError">Median Cd·A over truth, less 1.</param>
/// <param name="ReserveError">Median reserve time to 490 mmHg over truth, less 1.</param>
/// <param name="IsCdaCovered">Whether the 5 to 95 % interval holds the truth.</param>
/// <param name="IsRateCovered">The same for mmHg/h.</param>
/// <param name="IsReserveCovered">The same for the reserve time to 490 mmHg.</param>
/// <param name="Rank">Rank of the true compartment, 1 the most probable; NaN when a hatch was moved since the alarm.</param>
internal readonly record struct SampleFigures(double AfterAlarmH, double CdaError, double ReserveError, bool IsCdaCovered, bool IsRateCovered, bool IsReserveCovered, double Rank);

/// <summary>A patch half an hour after it was put on.</summary>
/// <param name="AfterH">Hours from the start of the case to the patch.</param>
/// <param name="HasVerdict">Whether anything was said by then.</param>
/// <param name="IsRight">Whether "holds" was said (probability over a half) exactly when at most 5 % of the area was left.</param>
/// <param name="IsFalseHold">Whether it was said to hold and does not.</param>
/// <param name="IsCovered">Whether the interval of the residual area holds the truth.</param>
internal readonly record struct PatchFigures(double AfterH, bool HasVerdict, bool IsRight, bool IsFalseHold, bool IsCovered);

/// <summary>A leak that grew.</summary>
/// <param name="AtH">When, hours from the start of the case.</param>
/// <param name="NoticedAfterH">Hours until the median area passed the middle (of logarithms) between before and after; infinite when it did not before the next change.</param>
internal readonly record struct RiseFigures(double AtH, double NoticedAfterH);

/// <summary>A search by closures.</summary>
/// <param name="Closures">Hatches shut.</param>
/// <param name="Minutes">From the alarm until the true block had 95 %; infinite when it did not within the time given.</param>
/// <param name="MinutesAfterLastShut">From the last hatch shut until then; infinite as above.</param>
/// <param name="IsWrong">Whether a compartment outside of the block had 95 % before.</param>
/// <param name="Unsafe">Closures, advised or done, that cut somebody off from every lifeboat.</param>
/// <param name="Stuck">Hatches opened with more than 1 mmHg across them.</param>
internal readonly record struct SearchFigures(int Closures, double Minutes, double MinutesAfterLastShut, bool IsWrong, int Unsafe, int Stuck);

/// <summary>All that came of one case and seed.</summary>
internal sealed class RunFigures
{
    /// <summary>Whether there is a leak to find.</summary>
    public bool HasLeak { get; init; }

    /// <summary>Hours from onset to the first alarm; infinite when there was none.</summary>
    public double DelayH { get; set; } = double.PositiveInfinity;

    /// <summary>The same of the yardstick.</summary>
    public double YardstickDelayH { get; set; } = double.PositiveInfinity;

    /// <summary>Alarms while there was no leak.</summary>
    public int FalseAlarms { get; set; }

    /// <summary>The same of the yardstick.</summary>
    public int YardstickFalseAlarms { get; set; }

    /// <summary>Alarms of a leak that had been told already.</summary>
    public int RepeatedAlarms { get; set; }

    /// <summary>Hours without a leak.</summary>
    public double LeakFreeH { get; set; }

    /// <summary>Advice that would have cut somebody off from every lifeboat.</summary>
    public int Unsafe { get; set; }

    public List<SampleFigures> Samples { get; } = [];

    public List<PatchFigures> Patches { get; } = [];

    public List<RiseFigures> Rises { get; } = [];

    public ReliabilityBins Reliability { get; } = new();

    /// <summary>The search as the watch advises, or <see langword="null"/> without a leak or alarm.</summary>
    public SearchFigures? Search { get; set; }

    /// <summary>The search by plain halving.</summary>
    public SearchFigures? Halving { get; set; }
}
