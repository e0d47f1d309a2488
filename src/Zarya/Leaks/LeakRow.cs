using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Leaks;

/// <summary>One row of telemetry or operations.</summary>
/// <param name="Kind">Which of the others counts.</param>
/// <param name="Time">When.</param>
/// <param name="Measurement">What was measured.</param>
/// <param name="Operation">What was done.</param>
/// <param name="Line">Line of the file it stands in.</param>
internal readonly record struct LeakRow(LeakRowKind Kind, Instant Time, Measurement Measurement, Operation? Operation, long Line);

/// <summary>What a row is.</summary>
internal enum LeakRowKind
{
    /// <summary>A measurement.</summary>
    Measurement,

    /// <summary>An operation.</summary>
    Operation,

    /// <summary>Says only that it is now this time.</summary>
    Tick,
}

/// <summary>Rows, one after the other.</summary>
internal interface ILeakRows
{
    /// <summary>The next row.</summary>
    /// <returns><see langword="false"/> at the end.</returns>
    bool TryRead(out LeakRow row);
}
