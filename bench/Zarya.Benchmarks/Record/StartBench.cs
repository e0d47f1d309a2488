using System.Diagnostics;
using System.Globalization;
using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;

namespace Zarya.Benchmarks.Record;

/// <summary>A process that opens a record of 20 GB: time until it gives the newest packet, and its memory.</summary>
internal static class StartBench
{
    /// <summary>The word by which the bench starts itself again, so that the memory of the making does not count.</summary>
    public const string OpenWord = "start-open";

    private const long RecordOctets = 20_000_000_000;

    public static void Run(string? parent, long? wanted)
    {
        using var folder = new BenchFolder(parent);
        string files = folder.Fresh();
        long packets = MadeRecord.Write(files, new PacketMill(4, 4, 2), 4, wanted ?? long.MaxValue, RecordOctets);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A record of {packets:N0} packets, {BenchFolder.Octets(files) / 1e9:F1} GB"));
        for (int turn = 0; turn < 3; turn++)
        {
            long start = Stopwatch.GetTimestamp();
            using Process child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Arguments(files)) { RedirectStandardOutput = true })!;
            string? line = child.StandardOutput.ReadLine();
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            child.WaitForExit();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line}; {seconds:F2} s with the start of the process (bar 2 s, 300 MB)"));
        }
    }

    /// <summary>What the second process does.</summary>
    public static void Open(string files)
    {
        long start = Stopwatch.GetTimestamp();
        using LogStore store = LogStore.Open(new FileDisk(files));
        double opened = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var reader = new EntryReader(store, new EntryQuery { IsBackwards = true });
        if (!reader.Read()) throw new InvalidOperationException("the record is empty");
        double served = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"opened in {opened:F2} s, entry {reader.Number:N0} given after {served:F2} s, {Environment.WorkingSet / 1e6:F0} MB resident"));
    }

    private static string[] Arguments(string files)
    {
        bool isHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        return isHost ? [Environment.GetCommandLineArgs()[0], OpenWord, files] : [OpenWord, files];
    }
}
