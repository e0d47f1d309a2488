namespace Zarya.Mdb.Model;

/// <summary>How a raw number becomes an engineering number.</summary>
public abstract class Calibrator
{
    /// <summary>An optional name.</summary>
    public string? Name { get; init; }

    /// <summary>Where it was written.</summary>
    public SourceLine Where { get; init; }
}

/// <summary><c>Σ coefficient × rawᵉ</c>, evaluated by Horner's rule from the highest exponent, in IEEE double.</summary>
public sealed class PolynomialCalibrator : Calibrator
{
    /// <summary>Coefficients by exponent, 0 first. Terms of the same exponent are added by the reader.</summary>
    public required IReadOnlyList<double> Coefficients { get; init; }
}

/// <summary>Interpolation between points (XTCE <c>SplineCalibrator</c>).</summary>
public sealed class SplineCalibrator : Calibrator
{
    /// <summary>0: the value of the point at or below; 1: straight lines. Higher orders are reported as unsupported.</summary>
    public int Order { get; init; } = 1;

    /// <summary>Whether the first and last piece go on beyond the points; else a raw value outside has no engineering value.</summary>
    public bool Extrapolate { get; init; }

    /// <summary>The points, sorted by <see cref="SplinePoint.Raw"/> by the reader; at least two for order 1.</summary>
    public required IReadOnlyList<SplinePoint> Points { get; init; }
}

/// <summary>One point of a spline.</summary>
/// <param name="Raw">Raw value.</param>
/// <param name="Calibrated">Engineering value there.</param>
public readonly record struct SplinePoint(double Raw, double Calibrated);

/// <summary>A reverse Polish formula (XTCE <c>MathOperationCalibrator</c>).</summary>
public sealed class MathOperationCalibrator : Calibrator
{
    /// <summary>The formula.</summary>
    public required MathOperation Operation { get; init; }
}

/// <summary>A calibrator that applies in a context.</summary>
/// <param name="Context">When.</param>
/// <param name="Calibrator">What.</param>
public sealed record ContextCalibrator(MatchCriteria Context, Calibrator Calibrator);

/// <summary>All calibrators of an encoding: the first context that holds, else the default, else none.</summary>
/// <param name="Default">The default calibrator, or <see langword="null"/>.</param>
/// <param name="Contexts">Context calibrators in order.</param>
public sealed record CalibratorSet(Calibrator? Default, IReadOnlyList<ContextCalibrator> Contexts)
{
    /// <summary>No calibrator: engineering equals raw.</summary>
    public static CalibratorSet None { get; } = new(null, []);

    /// <summary>Whether there is nothing to apply.</summary>
    public bool IsEmpty => Default is null && Contexts.Count == 0;
}
