using System.Runtime.InteropServices;

namespace Zarya.Archive.Views.Samples;

/// <summary>What a stretch of time holds of a parameter. Stands in files as it stands in memory, little-endian, 72 octets.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct PyramidBin
{
    public const int Octets = 72;

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

    /// <summary>Takes samples in, which are later than all before.</summary>
    public void Add(ReadOnlySpan<long> times, ReadOnlySpan<double> values)
    {
        if (Count == 0) (FirstTime, First, Min, Max) = (times[0], values[0], values[0], values[0]);
        (double min, double max, double sum) = (Min, Max, Sum);
        foreach (double value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
            sum += value;
        }
        (Min, Max, Sum) = (min, max, sum);
        (LastTime, Last) = (times[^1], values[^1]);
        Count += values.Length;
    }

    /// <summary>Takes a later stretch in.</summary>
    public void Add(in PyramidBin later)
    {
        if (later.Count == 0) return;
        if (Count == 0) (FirstTime, First, Min, Max) = (later.FirstTime, later.First, later.Min, later.Max);
        Min = Math.Min(Min, later.Min);
        Max = Math.Max(Max, later.Max);
        Sum += later.Sum;
        (LastTime, Last) = (later.LastTime, later.Last);
        Count += later.Count;
    }
}
