using System.Diagnostics;
using System.Globalization;
using Zarya.Printing;
using Zarya.Verbs;

namespace Zarya.Torture;

/// <summary>How many cases of each campaign.</summary>
internal sealed record TortureSizes(int Kills, int States, int Corruptions, int Full, int Errors)
{
    public static TortureSizes User { get; } = new(300, 50_000, 20_000, 200, 1000);

    public static TortureSizes Ci { get; } = new(300, 20_000, 20_000, 50, 200);
}

/// <summary>All campaigns one after the other, and their table.</summary>
internal sealed class TortureRun(string folder, ulong seed, TortureSizes sizes, TextWriter output, TextWriter error)
{
    private readonly List<CampaignResult> _results = [];
    private long _ticks;
    private long _nextReport;

    public int Run(CancellationToken cancellation)
    {
        string place = MakeFolder();
        output.WriteLine($"seed {seed}, {Environment.ProcessorCount} cores, records in {place}");
        int parallel = Math.Max(1, Environment.ProcessorCount);
        Add(sizes.Kills, KillCampaign.Result(), (result, n) => new KillCampaign(place, seed, result, () => Tick(result, n)).Run(n, parallel), cancellation);
        Add(sizes.States, CrashCampaign.Result(), (result, n) => new CrashCampaign(seed, result, () => Tick(result, n)).Run(n, parallel), cancellation);
        Add(sizes.Corruptions, CorruptionCampaign.Result(), (result, n) => new CorruptionCampaign(seed, result, () => Tick(result, n)).Run(n, parallel), cancellation);
        Add(sizes.Full, FullCampaign.Result(), (result, n) => new FullCampaign(seed, result, () => Tick(result, n)).Run(n, parallel), cancellation);
        Add(sizes.Errors, FaultCampaign.Result(), (result, n) => new FaultCampaign(seed, result, () => Tick(result, n)).Run(n, parallel), cancellation);
        bool isGood = _results.All(r => r.Failed == 0);
        if (isGood) Directory.Delete(place, recursive: true);
        Print();
        if (!isGood) output.WriteLine($"Records that failed are in {place}.");
        output.WriteLine($"Again: zarya torture --seed {seed} --kills {sizes.Kills} --states {sizes.States} --corruptions {sizes.Corruptions} --full {sizes.Full} --errors {sizes.Errors}");
        long failed = _results.Sum(r => r.Failed);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, _results.Sum(r => r.Cases) - failed)} passed, {failed} failed"));
        return isGood ? ExitCode.Done : ExitCode.Failed;
    }

    private void Add(int cases, CampaignResult result, Action<CampaignResult, int> run, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (cases == 0) return;
        _ticks = 0;
        _nextReport = 0;
        _results.Add(result.Timed(() => run(result, cases)));
        if (!Console.IsErrorRedirected) error.Write("\r" + new string(' ', 100) + "\r");
    }

    /// <summary>Says how far it is, at most a few times a second, on a terminal only.</summary>
    private void Tick(CampaignResult result, int cases)
    {
        long done = Interlocked.Increment(ref _ticks);
        long now = Stopwatch.GetTimestamp();
        if (Console.IsErrorRedirected || now < Interlocked.Read(ref _nextReport)) return;
        Interlocked.Exchange(ref _nextReport, now + Stopwatch.Frequency / 4);
        error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{result.Name}: {done:N0} of {cases:N0}, {result.Failed - result.Missing.Count:N0} failed   "));
    }

    private void Print()
    {
        var table = new TextTable("campaign", ">cases", ">lost", ">altered", ">invented", ">undetected", ">other", ">seconds");
        foreach (CampaignResult r in _results)
            table.Add(r.Name, Numbers.Grouped(r.Cases), Numbers.Grouped(r.Lost), Numbers.Grouped(r.Altered), Numbers.Grouped(r.Invented), Numbers.Grouped(r.Undetected), Numbers.Grouped(r.Other), r.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture));
        output.WriteLine();
        table.Write(output);
        foreach (CampaignResult r in _results)
        {
            output.WriteLine();
            output.WriteLine($"{r.Name} came to:");
            var reached = new TextTable(">", "");
            foreach ((string what, long times) in r.Reached) reached.Add(Numbers.Grouped(times), what);
            reached.Write(output, 2);
            foreach (string missing in r.Missing) output.WriteLine($"  FAILED: never came to '{missing}'; more cases may");
            foreach (string message in r.Messages) output.WriteLine($"  FAILED: {message}");
        }
        output.WriteLine();
    }

    private string MakeFolder()
    {
        string parent = Path.GetFullPath(folder);
        if (!Directory.Exists(parent)) throw new VerbException($"--record-folder {folder}: there is no such folder");
        for (int i = 1; ; i++)
        {
            string place = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"zarya-torture-{Environment.ProcessId}-{i}"));
            if (Path.Exists(place)) continue;
            Directory.CreateDirectory(place);
            return place;
        }
    }
}
