using Zarya.Archive.Log;

namespace Zarya.Benchmarks.Record;

/// <summary>What the benches ask the record. Here alone the views are called: until they are there, a scan of blocks stands in their place.</summary>
internal static class ViewCalls
{
    /// <summary>A float of the payload: ADGPS position in the JPSS packet.</summary>
    public const int FieldOffset = 24;

    /// <summary>One field of one APID between two generation times.</summary>
    /// <returns>The number of values.</returns>
    public static long Scan(LogStore store, StreamKey stream, long from, long before)
    {
        using var scan = new FieldScan(FieldOffset);
        return scan.Run(store, stream, from, before);
    }

    /// <summary>Whether history has a value of exactly that generation time.</summary>
    public static bool IsInHistory(LogStore store, StreamKey stream, long generation) => Scan(store, stream, generation, generation + 1) == 1;

    /// <summary>Samples of one field over a range.</summary>
    /// <returns>The values that the bins count.</returns>
    public static long Plot(LogStore store, StreamKey stream, long from, long before, int bins) => bins > 0 ? Scan(store, stream, from, before) : 0;

    /// <summary>Builds what plots need, ahead.</summary>
    public static void BuildPyramids(LogStore store) => ArgumentNullException.ThrowIfNull(store);
}
