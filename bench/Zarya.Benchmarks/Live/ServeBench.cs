using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Zarya.Benchmarks.Live;

/// <summary>The program as people start it: how long until it serves, and its memory over a day that goes faster.</summary>
internal static class ServeBench
{
    public const string StartWord = "serve-start";
    public const string SoakWord = "soak";

    private const string Night = "missions/iss-2018-08-29";

    /// <summary>Runs one if the first word says so: <c>serve-start [PROGRAM] [--times N]</c>, <c>soak [PROGRAM] [--speed X] [--hours H]</c>.</summary>
    public static bool TryRun(string[] args)
    {
        if (args is not [StartWord or SoakWord, ..]) return false;
        (string program, int times, double speed, double hours) = (ServedProgram.Built, 10, 600, 24);
        for (int i = 1; i < args.Length; i++)
        {
            if (args[i] == "--times") times = int.Parse(args[++i], CultureInfo.InvariantCulture);
            else if (args[i] == "--speed") speed = double.Parse(args[++i], CultureInfo.InvariantCulture);
            else if (args[i] == "--hours") hours = double.Parse(args[++i], CultureInfo.InvariantCulture);
            else program = Path.GetFullPath(args[i]);
        }
        (args[0] == StartWord ? StartAsync(program, times) : SoakAsync(program, speed, hours)).GetAwaiter().GetResult();
        return true;
    }

    private static async Task StartAsync(string program, int times)
    {
        foreach (string mission in new[] { "missions/first-light", Night })
        {
            var walls = new List<double>();
            var processor = new List<double>();
            var resident = new List<double>();
            for (int i = 0; i < times; i++)
            {
                long start = Stopwatch.GetTimestamp();
                using var served = new ServedProgram(program, mission);
                await served.ServesAsync();
                walls.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                processor.Add(served.ProcessorTime.TotalSeconds);
                resident.Add(served.Resident / 1e6);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mission}: from start to the answer of /healthz {Median(walls):0.00} s (least {walls.Min():0.00}), processor time {Median(processor):0.00} s (least {processor.Min():0.00}), {Median(resident):0} MB resident; median of {times}"));
        }
    }

    /// <summary>Prints resident memory each hour of the mission, with a client's questions in between.</summary>
    private static async Task SoakAsync(string program, double speed, double hours)
    {
        using var served = new ServedProgram(program, Night, "--speed", speed.ToString("R", CultureInfo.InvariantCulture));
        await served.ServesAsync();
        DateTimeOffset start = await MissionTimeAsync(served);
        double next = 0, most = 0;
        while (next <= hours)
        {
            double at = (await MissionTimeAsync(served) - start).TotalHours;
            await served.GetAsync("/api/zarya/iss-2018-08-29/leak");
            await served.GetAsync("/api/archive/iss-2018-08-29/parameters/Station/Leak/probability/samples?count=100");
            double resident = served.Resident / 1e6;
            most = Math.Max(most, resident);
            if (at >= next)
            {
                string heap = (await served.GetAsync("/metrics")).Split('\n').First(l => l.StartsWith("zarya_heap_octets ", StringComparison.Ordinal)).Split(' ')[1];
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at,5:0.0} h  {resident,6:0} MB resident, heap {double.Parse(heap, CultureInfo.InvariantCulture) / 1e6:0} MB"));
                next = Math.Floor(at) + 1;
            }
            await Task.Delay(500);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most {most:0} MB in {hours:0.#} h at {speed:0.#} x, processor time {served.ProcessorTime.TotalSeconds:0} s"));
    }

    private static async Task<DateTimeOffset> MissionTimeAsync(ServedProgram served)
    {
        using JsonDocument instance = JsonDocument.Parse(await served.GetAsync("/api/instances/iss-2018-08-29"));
        return DateTimeOffset.Parse(instance.RootElement.GetProperty("missionTime").GetString()!, CultureInfo.InvariantCulture);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
