using System.Globalization;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Mdb.Xtce;
using Zarya.Time;

namespace Zarya.Benchmarks.Decode;

/// <summary>The JPSS geolocation packets, repeated in memory to 200 MB: Zarya's plans from the XTCE file beside <see cref="HandWritten"/>, in one run.</summary>
internal static class JpssBench
{
    public const int PacketOctets = 71;

    /// <summary>Yamcs' extractor on this kind of machine, packets a second (<c>shared/facts/baselines.md</c> section 1).</summary>
    public const double YamcsExtractor = 0.36e6;

    private static readonly string[] s_five = ["ADGPSPOSX", "ADGPSPOSY", "ADGPSPOSZ", "ADAET1MS", "SRC_SEQ_CTR"];

    public static void Run()
    {
        byte[] data = Repository.Repeat(File.ReadAllBytes(Repository.Shared("packets/jpss/J01_G011_LZ_2021-04-09T00-00-00Z_V01.DAT1")), 200_000_000);
        MissionDatabase database = XtceLoader.LoadFile(Repository.Shared("packets/jpss/jpss1_geolocation_xtce_v1.xml"));
        SequenceContainer root = RootContainers.Find(database, "CCSDSPacket").Single();
        var options = new PlanOptions { LeapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded()) };
        ContainerPlan plan = ContainerPlan.Compile(database, root, options);
        var interpreted = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = options.LeapSeconds, Backend = PlanBackend.Interpreted });
        Parameter[] all = [.. plan.Items.Select(i => i.Parameter)];
        Check(plan, data);

        var rounds = new Rounds(7)
            .Add("hand-written, raw + eng + flags", () => HandValues(data))
            .Add("plan, raw + eng + flags", () => Plan(plan, data))
            .Add("hand-written, row of doubles", () => HandRow(data))
            .Add("plan, row of doubles", () => Row(RowReader.Create(database, root, all, options), data))
            .Add("plan, row of 5", () => Row(RowReader.Create(database, root, [.. s_five.Select(n => Named(database, n))], options), data))
            .Add("plan, row of 1", () => Row(RowReader.Create(database, root, [Named(database, "ADGPSPOSX")], options), data))
            .Add("plan, interpreted", () => Plan(interpreted, data))
            .Run();

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"JPSS geolocation, {data.Length / PacketOctets:N0} packets of {PacketOctets} octets, {HandWritten.ValueCount} parameters, one thread; medians of 7 rounds"));
        Print(rounds, "hand-written, raw + eng + flags", null, null);
        Print(rounds, "plan, raw + eng + flags", "hand-written, raw + eng + flags", 60);
        Print(rounds, "hand-written, row of doubles", null, null);
        Print(rounds, "plan, row of doubles", "hand-written, row of doubles", 100);
        Print(rounds, "plan, row of 5", null, null);
        Print(rounds, "plan, row of 1", null, null);
        Print(rounds, "plan, interpreted", "hand-written, raw + eng + flags", null);
    }

    /// <summary>Values of the plan equal the hand-written ones, item by item, before anything is measured.</summary>
    private static void Check(ContainerPlan plan, byte[] data)
    {
        DecodedPacket decoded = plan.CreateBuffer();
        var hand = new Value24[HandWritten.ValueCount];
        for (int at = 0; at < 7200 * PacketOctets; at += PacketOctets)
        {
            ReadOnlySpan<byte> packet = data.AsSpan(at, PacketOctets);
            bool same = plan.Decode(packet, decoded) && HandWritten.ToValues(packet, hand) && decoded.Count == hand.Length;
            for (int i = 0; same && i < hand.Length; i++) same = decoded.Values[i].RawBits == hand[i].Raw && decoded.Values[i].EngBits == hand[i].Eng;
            if (!same) throw new InvalidOperationException($"the plan and the hand-written decoder differ in the packet at octet {at}");
        }
    }

    private static Parameter Named(MissionDatabase database, string name) => database.Parameters.Single(p => p.Name == name);

    private static long HandValues(byte[] data)
    {
        var values = new Value24[HandWritten.ValueCount];
        long good = 0;
        for (int at = 0; at < data.Length; at += PacketOctets)
            if (HandWritten.ToValues(data.AsSpan(at, PacketOctets), values)) good++;
        return good;
    }

    private static long HandRow(byte[] data)
    {
        double[] row = new double[HandWritten.ValueCount];
        long good = 0;
        for (int at = 0; at < data.Length; at += PacketOctets)
            if (HandWritten.ToRow(data.AsSpan(at, PacketOctets), row)) good++;
        return good;
    }

    private static long Plan(ContainerPlan plan, byte[] data)
    {
        DecodedPacket decoded = plan.CreateBuffer();
        long good = 0;
        for (int at = 0; at < data.Length; at += PacketOctets)
            if (plan.Decode(data.AsSpan(at, PacketOctets), decoded)) good++;
        return good;
    }

    private static long Row(RowReader reader, byte[] data)
    {
        double[] row = new double[64];
        long good = 0;
        for (int at = 0; at < data.Length; at += PacketOctets)
            if (reader.Read(data.AsSpan(at, PacketOctets), row) is not null) good++;
        return good;
    }

    private static void Print(Rounds rounds, string name, string? to, double? timesYamcs)
    {
        double perSecond = rounds.PerSecond(name);
        string ratio = to is null ? "" : string.Create(CultureInfo.InvariantCulture, $"  {rounds.Ratio(name, to):F2} x hand-written");
        string bar = timesYamcs is null ? "" : string.Create(CultureInfo.InvariantCulture, $" (bar {timesYamcs:F0} x)");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {name,-34} {perSecond / 1e6,7:F1} M packets/s {perSecond * HandWritten.ValueCount / 1e6,7:F0} M par/s {perSecond * PacketOctets / 1e6,7:F0} MB/s{ratio}  {perSecond / YamcsExtractor:F0} x Yamcs{bar}  {rounds.Allocated(name):N0} octets allocated a round"));
    }
}
