namespace Zarya.Archive.Views.Samples;

/// <summary>Count, first, least, greatest, sum and last of one parameter over stretches of time, each level sixteen times wider than the one below. Where all of it is in the log, it can be thrown away.</summary>
internal sealed class Pyramid
{
    /// <summary>Each level is 2^4 times wider.</summary>
    public const int LevelShift = 4;

    private const int LevelCount = 5;

    /// <summary>An empty one.</summary>
    /// <param name="baseShift">The narrowest stretches are 2^baseShift nanoseconds.</param>
    public Pyramid(int baseShift) => Levels = [.. Enumerable.Range(0, LevelCount).Select(i => new PyramidLevel(baseShift + LevelShift * i)).Where(l => l.Shift < 62)];

    /// <summary>The narrowest stretches first.</summary>
    public IReadOnlyList<PyramidLevel> Levels { get; }

    /// <summary>All entries up to this number are in it.</summary>
    public long Through { get; set; }

    /// <summary>The first entry of the log when it was made.</summary>
    public long FirstEntry { get; set; }

    /// <summary>Puts newly counted stretches of the narrowest level in the place of the old ones, and counts the wider ones again. <see langword="false"/> if the file is damaged.</summary>
    /// <param name="first">The first stretch that was counted.</param>
    /// <param name="end">The one behind the last.</param>
    /// <param name="bins">Those of them that hold samples.</param>
    public bool TryReplace(long first, long end, List<PyramidBin> bins)
    {
        if (!Levels[0].TryReplace(first, end, bins)) return false;
        for (int level = 1; level < Levels.Count; level++)
        {
            (first, end) = (first >> LevelShift, ((end - 1) >> LevelShift) + 1);
            var below = new List<PyramidBin>();
            if (!Levels[level - 1].TryGet(first << LevelShift, end << LevelShift, below)) return false;
            if (!Levels[level].TryReplace(first, end, Widen(below))) return false;
        }
        return true;
    }

    private static List<PyramidBin> Widen(List<PyramidBin> below)
    {
        var bins = new List<PyramidBin>();
        foreach (PyramidBin bin in below)
        {
            long index = bin.Index >> LevelShift;
            PyramidBin wide = bins.Count > 0 && bins[^1].Index == index ? bins[^1] : new PyramidBin { Index = index };
            bool isNew = wide.Count == 0;
            wide.Add(in bin);
            if (isNew) bins.Add(wide);
            else bins[^1] = wide;
        }
        return bins;
    }
}
