namespace Zarya.Simulation.Station;

/// <summary>How a leak grows.</summary>
/// <param name="FromH">Hours from the start of the case.</param>
/// <param name="Factor">Part of the full area from then on.</param>
public readonly record struct LeakSegment(double FromH, double Factor);

/// <summary>A leak to space that a case asks for.</summary>
/// <param name="Module">Where: an index into the plan.</param>
/// <param name="CdaMm2">Full effective area, mm².</param>
/// <param name="OnsetH">Hours from the start of the case.</param>
/// <param name="RampH">Hours over which the area grows linearly from 0; 0 = a step.</param>
/// <param name="Segments">Factors over time, in order; empty: factor 1 from the onset on.</param>
public sealed record LeakPlan(int Module, double CdaMm2, double OnsetH, double RampH, IReadOnlyList<LeakSegment> Segments)
{
    private const double HalfTickH = 0.51e-3 / 3600;

    /// <summary>Effective area in mm² without patches.</summary>
    /// <param name="hours">Hours from the start of the case.</param>
    public double AreaMm2(double hours)
    {
        // The agenda counts whole milliseconds: what begins between two of them has begun at the nearer one, or it never would.
        double begun = hours + HalfTickH;
        if (begun < OnsetH) return 0;
        double factor = Segments.Count == 0 ? 1 : 0;
        foreach (LeakSegment segment in Segments)
            if (segment.FromH <= begun) factor = segment.Factor;
        return CdaMm2 * factor * (RampH > 0 ? Math.Clamp((hours - OnsetH) / RampH, 0, 1) : 1);
    }

    /// <summary>Whether the area changes by itself at this time.</summary>
    internal bool IsGrowing(double hours) => RampH > 0 && hours >= OnsetH && hours < OnsetH + RampH;
}
