using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Zarya.Benchmarks.Decode;

/// <summary>The whole command over 200 MB in a file with a warm cache: wall time with start-up, peak memory, megabytes of output a second.</summary>
internal static class CommandBench
{
    private static readonly (string Format, bool Raw)[] s_runs = [("summary", false), ("jsonl", false), ("jsonl", true), ("csv", false), ("csv", true)];

    public static void Run()
    {
        string mdb = Repository.Shared("packets/jpss/jpss1_geolocation_xtce_v1.xml");
        string file = Path.Combine(Path.GetTempPath(), $"zarya-bench-{Environment.ProcessId}.dat");
        try
        {
            File.WriteAllBytes(file, Repository.Repeat(File.ReadAllBytes(Repository.Shared("packets/jpss/J01_G011_LZ_2021-04-09T00-00-00Z_V01.DAT1")), 200_000_000));
            double copy = Seconds(() => File.ReadAllBytes(file));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reading the file alone: {copy:F2} s"));
            foreach ((string format, bool raw) in s_runs) Measure(mdb, file, format, raw);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Measure(string mdb, string file, string format, bool raw)
    {
        var best = (Seconds: double.MaxValue, PeakMb: 0.0, OutputMb: 0.0);
        for (int i = 0; i < 3; i++)
        {
            (double seconds, double peak, double output) = Once(mdb, file, format, raw);
            best = (Math.Min(best.Seconds, seconds), Math.Max(best.PeakMb, peak), output);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"zarya decode --format {format}{(raw ? " --raw" : "")}: {best.Seconds:F2} s (best of 3), peak {best.PeakMb:F0} MB, {best.OutputMb:F0} MB of output, {best.OutputMb / best.Seconds:F0} MB of output a second"));
    }

    private static (double Seconds, double PeakMb, double OutputMb) Once(string mdb, string file, string format, bool raw)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { Command(), "decode", "--mdb", mdb, file, "--format", format }.Concat(raw ? ["--raw"] : [])) start.ArgumentList.Add(argument);
        long begun = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        byte[] buffer = new byte[1 << 16];
        long octets = 0;
        long peak = 0;
        for (int read; (read = process.StandardOutput.BaseStream.Read(buffer)) > 0; octets += read)
            if (octets % (1 << 24) < read) peak = Math.Max(peak, PeakOf(process));
        process.WaitForExit();
        // The summary writes only at its end: its peak is asked while it runs.
        return (Stopwatch.GetElapsedTime(begun).TotalSeconds, peak / 1024.0, octets / 1e6);
    }

    /// <summary>The peak resident set in KiB, from the kernel; 0 when the process is gone or the kernel is another.</summary>
    private static long PeakOf(Process process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(new string([.. line.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static double Seconds(Action action)
    {
        action();
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>The command as the build made it.</summary>
    private static string Command([CallerFilePath] string here = "")
    {
        DirectoryInfo? root = new FileInfo(here).Directory;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Zarya.slnx"))) root = root.Parent;
        string path = Path.Combine(root!.FullName, "src", "Zarya", "bin", "Release", "net10.0", "zarya.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"build it first: dotnet build -c Release ({path})");
    }
}
