using System.Text.Json;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Oracle;
using Zarya.Tests.Mdb.Exact;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>What a plan can look at: over real packets and random definitions. Single rules are in <see cref="PacketReachRulesTests"/>.</summary>
public class PacketReachTests
{
    private static readonly double[] s_shares = [0, 0.02, 0.3];

    [Theory]
    [MemberData(nameof(PacketSet.All), MemberType = typeof(PacketSet))]
    public void Real_packets(string name)
    {
        var set = new PacketSet(name);
        JsonElement expected = set.ReadExpected();
        (MissionDatabase database, SequenceContainer root) = set.Load(expected);
        byte[][] packets = [.. set.EachPacket(expected)];
        var tally = new ReachTally();
        Probe(database, root, packets.Length <= 400 ? packets : [.. packets.Where((_, i) => i % (packets.Length / 400) == 0)], new Random(1), tally);
        TestContext.Current.TestOutputHelper?.WriteLine(tally.ToString());
        Assert.True(tally.Values > 0);
    }

    [Fact]
    public void Random_definitions()
    {
        var tally = new ReachTally();
        for (int seed = 0; seed < 200; seed++)
        {
            RandomDefinition definition = RandomDefinitions.Create(seed);
            var random = new Random(seed);
            Probe(definition.Database, definition.Root, [.. Enumerable.Range(0, 12).Select(_ => definition.Packet(random))], random, tally);
        }
        TestContext.Current.TestOutputHelper?.WriteLine(tally.ToString());
        Assert.True(tally.Values > 10_000 && tally.Few > 50 && tally.All > 1_000 && tally.Barren > 500 && tally.BarrenAndDynamic > 100, tally.ToString());
    }

    [Fact]
    public void Random_layouts()
    {
        var tally = new ReachTally();
        for (int seed = 0; seed < 600; seed++)
        {
            var random = new Random(seed);
            (MissionDatabase database, SequenceContainer root) = RandomLayouts.Create(random);
            Probe(database, root, [.. Enumerable.Range(0, 12).Select(_ => Octets(random, random.Next(40)))], random, tally);
        }
        TestContext.Current.TestOutputHelper?.WriteLine(tally.ToString());
        Assert.True(tally.Values > 10_000 && tally.Few > 1_000 && tally.All > 1_000 && tally.Barren > 1_000 && tally.BarrenAndDynamic > 100, tally.ToString());
    }

    /// <summary>A column of the geolocation packets costs its own four octets and the identification, and streams of other applications cost nothing.</summary>
    [Fact]
    public void One_column_of_geolocation()
    {
        var set = new PacketSet(Path.Combine("jpss", "jpss1_geolocation.expected.json"));
        JsonElement expected = set.ReadExpected();
        (MissionDatabase database, SequenceContainer root) = set.Load(expected);
        byte[] packet = set.EachPacket(expected).First();
        var plan = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = PacketSet.LeapSeconds, Parameters = [database.Parameters.Single(p => p.Name == "ADGPSPOSX")] });

        PacketReach reach = plan.Reach(packet.AsSpan(0, 2));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(' ', reach.Octets));
        Assert.True(reach.CanCarryWanted);
        Assert.False(reach.IsAllOctets);
        Assert.Equal(new OctetRange(0, 2), reach.Octets[0]);
        Assert.Equal(4, Assert.Single(reach.Octets.Skip(1)).Length);

        packet[1] ^= 1;
        PacketReach stranger = plan.Reach(packet.AsSpan(0, 2));
        Assert.False(stranger.CanCarryWanted);
        Assert.True(stranger.Octets.Sum(r => r.Length) <= 2);
        Assert.True(plan.Reach([]).CanCarryWanted);
        Assert.Equal(reach.Octets, plan.Reach([]).Octets);
    }

    [Fact]
    public void Streams_of_a_spacecraft()
    {
        var set = new PacketSet(Path.Combine("ctim", "ctim.expected.json"));
        JsonElement expected = set.ReadExpected();
        (MissionDatabase database, SequenceContainer root) = set.Load(expected);
        byte[][][] streams = [.. set.EachPacket(expected).GroupBy(p => (p[0] << 8) | p[1]).Select(g => g.ToArray())];
        DecodedPacket full = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = PacketSet.LeapSeconds }).CreateBuffer();
        HashSet<Parameter>[] carried = [.. streams.Select(s => s.SelectMany(p => Carried(full, p)).ToHashSet())];
        Parameter[] all = [.. full.Plan.Items.Select(i => i.Parameter).Distinct()];

        (int looked, int skipped, int needless) = (0, 0, 0);
        foreach (Parameter wanted in new Random(1).GetItems(all, 60))
        {
            var plan = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = PacketSet.LeapSeconds, Parameters = [wanted] });
            for (int i = 0; i < streams.Length; i++)
            {
                bool can = plan.Reach(streams[i][0].AsSpan(0, 2)).CanCarryWanted;
                Assert.True(can || !carried[i].Contains(wanted), $"{wanted} in {Convert.ToHexString(streams[i][0].AsSpan(0, 2))}");
                if (!can) skipped++;
                else if (carried[i].Contains(wanted)) looked++;
                else needless++;
            }
        }
        string counts = $"{streams.Length} streams: {looked} looked at for something, {needless} for nothing, {skipped} skipped";
        TestContext.Current.TestOutputHelper?.WriteLine(counts);
        Assert.True(looked > 0 && skipped > 10 * (looked + needless), counts);
    }

    private static byte[] Octets(Random random, int count)
    {
        byte[] octets = new byte[count];
        random.NextBytes(octets);
        return octets;
    }

    private static IEnumerable<Parameter> Carried(DecodedPacket full, byte[] packet)
    {
        full.Plan.Decode(packet, full);
        return full.Values.ToArray().Select(v => full.Plan.Items[v.Item].Parameter);
    }

    /// <summary>Both backends, several projections; nothing, the identification, the header or everything known; whole packets and cut ones.</summary>
    private static void Probe(MissionDatabase database, SequenceContainer root, byte[][] packets, Random random, ReachTally tally)
    {
        Parameter[] all = [.. ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = PacketSet.LeapSeconds }).Items.Select(i => i.Parameter).Distinct()];
        foreach (double share in s_shares)
        {
            foreach (PlanBackend backend in Enum.GetValues<PlanBackend>())
            {
                Parameter[] wanted = [.. random.GetItems(all, 1).Union(all.Where(_ => random.NextDouble() < share))];
                var probe = new ReachProbe(database, root, wanted, backend, random, tally);
                foreach (byte[] packet in packets)
                {
                    int known = random.Next(4) switch { 0 => 0, 1 => 2, 2 => 6, _ => packet.Length > 40 ? 2 : packet.Length };
                    probe.Check(packet, known);
                    probe.Check(packet[..random.Next(packet.Length + 1)], known);
                }
            }
        }
    }
}
