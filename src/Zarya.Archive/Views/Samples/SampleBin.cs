using Zarya.Time;

namespace Zarya.Archive.Views.Samples;

/// <summary>A parameter over a stretch of time. Without samples it is a gap, and the numbers are NaN.</summary>
/// <param name="From">Its start.</param>
/// <param name="Before">Its end, which is the next one's start.</param>
/// <param name="Count">Samples in it.</param>
/// <param name="First">The earliest value.</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="Mean">The mean of all values, each counted once.</param>
/// <param name="Last">The latest value.</param>
/// <param name="FirstTime">When the earliest value was generated; <see cref="From"/> in a gap.</param>
/// <param name="LastTime">When the latest value was generated; <see cref="From"/> in a gap.</param>
public readonly record struct SampleBin(Instant From, Instant Before, long Count, double First, double Min, double Max, double Mean, double Last, Instant FirstTime, Instant LastTime)
{
    /// <summary>Whether there is no sample in it.</summary>
    public bool IsGap => Count == 0;

    /// <summary>When the least value was generated first; <see cref="From"/> in a gap.</summary>
    public Instant MinTime { get; init; } = From;

    /// <summary>When the greatest value was generated first; <see cref="From"/> in a gap.</summary>
    public Instant MaxTime { get; init; } = From;

    internal static SampleBin Of(long from, long before, in PyramidBin sum) => sum.Count == 0
        ? new(Instant.FromTaiNanoseconds(from), Instant.FromTaiNanoseconds(before), 0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, Instant.FromTaiNanoseconds(from), Instant.FromTaiNanoseconds(from))
        : new(Instant.FromTaiNanoseconds(from), Instant.FromTaiNanoseconds(before), sum.Count, sum.First, sum.Min, sum.Max, sum.Sum / sum.Count, sum.Last, Instant.FromTaiNanoseconds(sum.FirstTime), Instant.FromTaiNanoseconds(sum.LastTime))
        {
            MinTime = Instant.FromTaiNanoseconds(sum.MinTime),
            MaxTime = Instant.FromTaiNanoseconds(sum.MaxTime),
        };
}
