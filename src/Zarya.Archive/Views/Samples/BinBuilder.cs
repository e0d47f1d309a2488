namespace Zarya.Archive.Views.Samples;

/// <summary>Sorts samples, which come ascending by time, into stretches of equal width.</summary>
internal sealed class BinBuilder(int shift)
{
    /// <summary>The stretches that hold samples, ascending.</summary>
    public List<PyramidBin> Bins { get; } = [];

    public void Add(ReadOnlySpan<long> times, ReadOnlySpan<double> values)
    {
        for (int start = 0; start < times.Length;)
        {
            long index = times[start] >> shift;
            int end = start + 1;
            while (end < times.Length && times[end] >> shift == index) end++;
            PyramidBin bin = Bins.Count > 0 && Bins[^1].Index == index ? Bins[^1] : new PyramidBin { Index = index };
            bin.Add(times[start..end], values[start..end]);
            if (Bins.Count > 0 && Bins[^1].Index == index) Bins[^1] = bin;
            else Bins.Add(bin);
            start = end;
        }
    }
}
