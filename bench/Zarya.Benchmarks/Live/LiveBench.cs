using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Zarya.Links.Tcp;
using Zarya.Server;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Benchmarks.Live;

/// <summary>A running mission with everything on: JPSS packets through a TCP link to the record and the processor, and WebSocket clients that listen. Sender, server and clients are one process on one machine.</summary>
internal static class LiveBench
{
    public const string Word = "live";

    private static readonly LeapSeconds s_leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    /// <summary>Runs it if the first word says so: <c>live [folder] [--rate packets/s] [--seconds S] [--clients N] [--parameters P]</c>.</summary>
    public static bool TryRun(string[] args)
    {
        if (args is not [Word, ..]) return false;
        (string folder, double rate, double seconds, int clients, int parameters) = (Path.Combine(Environment.CurrentDirectory, ".zarya-bench-live"), 300_000, 20, 0, 20);
        for (int i = 1; i < args.Length; i++)
        {
            if (args[i] == "--rate") rate = double.Parse(args[++i], CultureInfo.InvariantCulture);
            else if (args[i] == "--seconds") seconds = double.Parse(args[++i], CultureInfo.InvariantCulture);
            else if (args[i] == "--clients") clients = int.Parse(args[++i], CultureInfo.InvariantCulture);
            else if (args[i] == "--parameters") parameters = int.Parse(args[++i], CultureInfo.InvariantCulture);
            else folder = args[i];
        }
        try
        {
            RunAsync(Directory.CreateDirectory(folder).FullName, rate, seconds, clients, parameters).GetAwaiter().GetResult();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return true;
    }

    private static async Task RunAsync(string folder, double rate, double seconds, int clients, int parameters)
    {
        File.Copy(Repository.Shared("packets/jpss/jpss1_geolocation_xtce_v1.xml"), Path.Combine(folder, "jpss.xml"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, MissionFile.FileName), "name: jpss\nmdb: {root: CCSDSPacket}\nlinks: [{name: tcp, kind: tcp-server, listen: '127.0.0.1:0'}]\n");
        MissionFolder mission = Surroundings.Read(folder, s_leapSeconds);
        if (mission.HasErrors) throw new InvalidDataException(string.Join('\n', mission.Problems));
        Mission running = Topology.Build(mission, new Surroundings());
        await using var host = ServerHost.Create([running], s_leapSeconds, new ServerSettings { Listen = new PlacedText("127.0.0.1:0", default) }, TimeProvider.System);
        await host.StartAsync();
        var listeners = new List<LiveListener>();
        for (int i = 0; i < clients; i++) listeners.Add(await LiveListener.StartAsync(host.Address, running, parameters, s_leapSeconds));
        var link = (TcpServerLink)running.Links[0];
        while (link.LocalEndPoint is null) await Task.Delay(10);
        byte[] file = await File.ReadAllBytesAsync(Repository.Shared("packets/jpss/J01_G011_LZ_2021-04-09T00-00-00Z_V01.DAT1"));
        long before = running.Recorder.LastDurable;
        long collections = GC.CollectionCount(0);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        long sent = await Task.Run(() => Send(file, link.LocalEndPoint!, rate, seconds));
        while (running.Realtime.Run(p => p.Counts.Packets) < sent) await Task.Delay(1);
        double took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await running.Recorder.FlushAsync(CancellationToken.None);
        double durable = Stopwatch.GetElapsedTime(start).TotalSeconds;
        (long packets, long values, long undecoded) = running.Realtime.Run(p => (p.Counts.Packets, p.Counts.Values, p.Counts.Undecoded));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sent {sent:N0} packets of {file.Length / 7200} octets in {took:0.00} s: {sent / took:N0} packets/s, {values / took:N0} values/s processed; {sent / durable:N0} packets/s durable"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lost: {sent - packets} not processed, {undecoded} not decoded, {Math.Max(0, sent - (running.Recorder.LastDurable - before))} not recorded"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processor time {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds / took:0.00} cores, {GC.CollectionCount(0) - collections} collections, {Environment.WorkingSet >> 20} MB resident"));
        foreach (LiveListener listener in listeners) await listener.DisposeAsync();
        if (clients > 0) LiveListener.Print(listeners, took);
    }

    private static long Send(byte[] file, IPEndPoint to, double rate, double seconds)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(to);
        int packet = file.Length / 7200;
        long sent = 0;
        int at = 0;
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (elapsed >= seconds) return sent;
            long due = (long)(elapsed * rate) - sent;
            if (due <= 0)
            {
                Thread.Sleep(1);
                continue;
            }
            int some = (int)Math.Min(Math.Min(due, 2000), 7200 - at);
            socket.Send(file.AsSpan(at * packet, some * packet));
            at = (at + some) % 7200;
            sent += some;
        }
    }
}
