using System.Diagnostics;

namespace Zarya.Benchmarks.Record;

/// <summary>What one turn of a contender gave.</summary>
internal sealed record AppendRun(double PacketsPerSecond, double CpuNanosecondsPerPacket, double OctetsPerPacket, IReadOnlyList<double> CommitMilliseconds)
{
    private const int ClockPeriod = 64;

    /// <summary>Appends as fast as it goes for 50 ms, commits, and so on.</summary>
    public static AppendRun Of(IAppendStore store, string folder, PacketMill mill, long packets)
    {
        long period = Stopwatch.Frequency / 20;
        List<double> commits = [];
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        long due = start + period;
        for (long i = 0; i < packets; i++)
        {
            if (i % ClockPeriod == 0 && i > 0 && (store.IsFull || Stopwatch.GetTimestamp() >= due))
            {
                Commit(store, commits);
                due = Stopwatch.GetTimestamp() + period;
            }
            ReadOnlySpan<byte> packet = mill.Make(i);
            store.Append(mill.Stream, mill.Generation, mill.Reception, packet);
        }
        Commit(store, commits);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        store.Close();
        return new AppendRun(packets / seconds, cpu.TotalNanoseconds / packets, BenchFolder.Octets(folder) / (double)packets, commits);
    }

    private static void Commit(IAppendStore store, List<double> commits)
    {
        long start = Stopwatch.GetTimestamp();
        store.Commit();
        commits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
