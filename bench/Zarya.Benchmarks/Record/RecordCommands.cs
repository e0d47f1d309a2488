using System.Globalization;

namespace Zarya.Benchmarks.Record;

/// <summary>The benches of the record by their words.</summary>
internal static class RecordCommands
{
    public const string Words = "append|size|phases|scan|late|plot|start";

    /// <summary>Runs the bench that the first word names; <see langword="false"/> if there is none.</summary>
    /// <param name="args">The word, then a folder for files, <c>--rounds N</c>, <c>--packets N</c>, each if wanted.</param>
    public static bool TryRun(string[] args)
    {
        (string? folder, int rounds, long? packets, string? only) = (null, 5, null, null);
        for (int i = 1; i < args.Length; i++)
        {
            if (args[i] == "--only") only = args[++i];
            else if (args[i] == "--rounds") rounds = int.Parse(args[++i], CultureInfo.InvariantCulture);
            else if (args[i] == "--packets") packets = long.Parse(args[++i], CultureInfo.InvariantCulture);
            else folder = args[i];
        }
        switch (args.Length > 0 ? args[0] : "")
        {
            case "append": AppendBench.Run(folder, rounds, packets, only); return true;
            case "size": SizeBench.Run(folder); return true;
            case "phases": PhasesBench.Run(); return true;
            case "scan": ScanBench.Run(folder, rounds, packets); return true;
            case "late": LateBench.Run(folder, packets); return true;
            case "plot": PlotBench.Run(folder, packets); return true;
            case "start": StartBench.Run(folder, packets); return true;
            default: return false;
        }
    }
}
