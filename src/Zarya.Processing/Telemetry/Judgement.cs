using Zarya.Mdb.Model;

namespace Zarya.Processing.Telemetry;

/// <summary>What limits and validity say of a value.</summary>
/// <param name="Level">The level; <see langword="null"/> if nothing is in force for it.</param>
/// <param name="Side">The side on which a range was left.</param>
/// <param name="InForce">The definition that was in force.</param>
/// <param name="IsInvalid">Whether the value is not to be believed.</param>
internal readonly record struct Judgement(AlarmLevel? Level, RangeSide Side, AlarmDefinition? InForce, bool IsInvalid)
{
    /// <summary>Not to be believed: limits say nothing of it.</summary>
    public static Judgement Invalid => new(null, RangeSide.None, null, true);
}
