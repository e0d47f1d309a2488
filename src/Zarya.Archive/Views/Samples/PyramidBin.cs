using System.Runtime.InteropServices;

namespace Zarya.Archive.Views.Samples;

/// <summary>What a stretch of time holds of a parameter. Stands in files as it stands in memory, little-endian, 88 octets.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct PyramidBin
{
    public const int Octets = 88;

    /// <summary>Which stretch: its start divided by its width.</summary>
    public long Index;
    public long Count;
    public long FirstTime;
    public long LastTime;
    public double First;
    public double Last;
    public double Min;
    public double Max;
    public double Sum;

    /// <summary>When <see cref="Min"/> was there first.</summary>
    public long MinTime;

    /// <summary>When <see cref="Max"/> was there first.</summary>
    public long MaxTime;

    /// <summary>Takes samples in, which are later than all before.</summary>
    public void Add(ReadOnlySpan<long> times, ReadOnlySpan<double> values)
    {
        if (Count == 0) (FirstTime, First, Min, Max, MinTime, MaxTime) = (times[0], values[0], values[0], values[0], times[0], times[0]);
        (double min, double max, double sum) = (Min, Max, Sum);
        foreach (double value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
            sum += value;
        }
        // Where they stand is looked for only where they changed: the loop above is the one that counts.
        if (min != Min) MinTime = times[values.IndexOf(min)];
        if (max != Max) MaxTime = times[values.IndexOf(max)];
        (Min, Max, Sum) = (min, max, sum);
        (LastTime, Last) = (times[^1], values[^1]);
        Count += values.Length;
    }

    /// <summary>Takes a later stretch in.</summary>
    public void Add(in PyramidBin later)
    {
        if (later.Count == 0) return;
        if (Count == 0) (FirstTime, First, Min, Max, MinTime, MaxTime) = (later.FirstTime, later.First, later.Min, later.Max, later.MinTime, later.MaxTime);
        if (later.Min < Min) (Min, MinTime) = (later.Min, later.MinTime);
        if (later.Max > Max) (Max, MaxTime) = (later.Max, later.MaxTime);
        Sum += later.Sum;
        (LastTime, Last) = (later.LastTime, later.Last);
        Count += later.Count;
    }
}
