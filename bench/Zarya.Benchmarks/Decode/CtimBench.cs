using System.Diagnostics;
using System.Globalization;
using Zarya.Ccsds.Packets;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Mdb.Xtce;
using Zarya.Time;

namespace Zarya.Benchmarks.Decode;

/// <summary>CTIM: many parameters a packet, nine layouts; and what loading and compiling its 1.7 MB definition costs.</summary>
internal static class CtimBench
{
    private static readonly string[] s_backends = ["compiled", "interpreted"];

    public static void Run()
    {
        string path = Repository.Shared("packets/ctim/ctim_xtce_v1.xml");
        byte[] packets = Repository.Repeat(File.ReadAllBytes(Repository.Shared("packets/ctim/ccsds_2021_155_14_39_51")), 50_000_000);
        LeapSeconds leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
        PrintLoading(path, leapSeconds, packets);

        MissionDatabase database = XtceLoader.LoadFile(path);
        SequenceContainer root = RootContainers.Candidates(database)[0];
        var compiled = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = leapSeconds });
        var interpreted = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = leapSeconds, Backend = PlanBackend.Interpreted });
        long parameters = 0;
        Rounds rounds = new Rounds(5)
            .Add("compiled", () => Decode(compiled, packets, out parameters))
            .Add("interpreted", () => Decode(interpreted, packets, out parameters))
            .Run();
        foreach (string name in s_backends)
        {
            double perSecond = rounds.PerSecond(name);
            double each = (double)parameters / Decode(compiled, packets, out parameters);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"CTIM, {each:F0} parameters a packet, {name}: {perSecond / 1e6:F2} M packets/s, {perSecond * each / 1e6:F0} M par/s, {perSecond / 11.2e3:F0} x Yamcs, {rounds.Allocated(name):N0} octets allocated a round"));
        }
    }

    private static void PrintLoading(string path, LeapSeconds leapSeconds, byte[] packets)
    {
        byte[] document = File.ReadAllBytes(path);
        for (int i = 0; i < 4; i++)
        {
            long start = Stopwatch.GetTimestamp();
            MissionDatabase database = XtceLoader.Load([new XtceSource("ctim", new MemoryStream(document))]);
            TimeSpan load = Stopwatch.GetElapsedTime(start);
            start = Stopwatch.GetTimestamp();
            var plan = ContainerPlan.Compile(database, RootContainers.Candidates(database)[0], new PlanOptions { LeapSeconds = leapSeconds });
            TimeSpan compile = Stopwatch.GetElapsedTime(start);
            start = Stopwatch.GetTimestamp();
            Decode(plan, packets.AsSpan(0, 1_300_000), out _);
            TimeSpan first = Stopwatch.GetElapsedTime(start);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"CTIM XTCE ({document.Length / 1e6:F1} MB, {database.Parameters.Count:N0} parameters), {(i == 0 ? "first time" : "again")}: load and check {load.TotalMilliseconds:F0} ms, make the plan {compile.TotalMilliseconds:F0} ms, first pass with machine code made on the way {first.TotalMilliseconds:F0} ms"));
        }
    }

    private static long Decode(ContainerPlan plan, ReadOnlySpan<byte> octets, out long parameters)
    {
        DecodedPacket decoded = plan.CreateBuffer();
        parameters = 0;
        long packets = 0;
        var cursor = new PacketCursor(octets, PacketStreamOptions.Default);
        for (PacketStep step = cursor.Next(); step.Kind != PacketStepKind.End; step = cursor.Next())
        {
            if (step.Kind != PacketStepKind.Packet) continue;
            plan.Decode(cursor.Octets(in step), decoded);
            parameters += decoded.Count;
            packets++;
        }
        return packets;
    }
}
