using System.Text;
using System.Text.Json;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Tests.Mdb.Exact;
using Zarya.Tests.Mdb.Xtce;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>House rule 4: no allocation on the good path. Counted by the runtime, for this thread.</summary>
public class AllocationTests
{
    [Theory]
    [InlineData("jpss/jpss1_geolocation.expected.json", PlanBackend.Compiled)]
    [InlineData("jpss/jpss1_geolocation.expected.json", PlanBackend.Interpreted)]
    [InlineData("ctim/ctim.expected.json", PlanBackend.Compiled)]
    [InlineData("ctim/ctim.expected.json", PlanBackend.Interpreted)]
    public void Real_packets(string name, PlanBackend backend)
    {
        var set = new PacketSet(name);
        JsonElement expected = set.ReadExpected();
        (MissionDatabase database, SequenceContainer root) = set.Load(expected);
        byte[][] packets = [.. set.EachPacket(expected).Take(1000)];
        Assert.Equal(1000, packets.Length);
        AssertNone(database, root, packets, backend);
    }

    [Theory]
    [InlineData(PlanBackend.Compiled)]
    [InlineData(PlanBackend.Interpreted)]
    public void Strings_arrays_conditions_and_what_else_depends_on_the_packet(PlanBackend backend)
    {
        MissionDatabase database = XtceText.LoadVector("dynamic");
        Assert.False(database.HasErrors);
        SequenceContainer root = database.Container("/Dynamic/Packet");
        var random = new Random(5);
        byte[][] packets = [.. Enumerable.Range(0, 1000).Select(_ => Packet(random))];
        var plan = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = PacketSet.LeapSeconds, Backend = backend });
        DecodedPacket decoded = plan.CreateBuffer();

        // What is measured must be alive: every packet is good, every parameter met.
        var met = new HashSet<Parameter>();
        foreach (byte[] packet in packets)
        {
            Assert.True(plan.Decode(packet, decoded), decoded.Error.ToString());
            Assert.Equal(packet.Length * 8, decoded.EndBit);
            foreach (ref readonly ParameterValue value in decoded.Values) met.Add(plan.Items[value.Item].Parameter);
        }
        Assert.Equal(database.Parameters.Select(p => p.Name).Order(StringComparer.Ordinal), met.Select(p => p.Name).Order(StringComparer.Ordinal));
        AssertNone(database, root, packets, backend);
    }

    /// <summary>A packet of tests/vectors/xtce/dynamic.xml.</summary>
    private static byte[] Packet(Random random)
    {
        var packet = new List<byte> { (byte)random.Next(1, 4), (byte)random.Next(0, 6) };
        string word = random.GetItems(["ONE", "TWO", "été"], 1)[0];
        byte[] text = Encoding.UTF8.GetBytes(word);
        packet.Add((byte)text.Length);
        packet.AddRange(text);
        packet.AddRange(Encoding.UTF8.GetBytes(random.GetItems(["ONE", "TWO"], 1)[0]));
        packet.Add(0);
        for (int i = 0; i < packet[1]; i++) packet.AddRange([(byte)random.Next(256), (byte)random.Next(256)]);
        packet.AddRange("2.50"u8);
        packet.AddRange("YES"u8);
        packet.AddRange(random.Next(2) == 0 ? "LOW "u8 : "HIGH"u8);
        packet.Add((byte)random.Next(1, 3));
        packet.Add((byte)random.Next(256));
        packet.AddRange([(byte)random.Next(256), (byte)random.Next(256)]);
        if (packet[0] == 1) packet.Add(7);
        if (word == "ONE") packet.Add(8);
        if (word != "TWO") packet.Add(9);
        return [.. packet];
    }

    private static void AssertNone(MissionDatabase database, SequenceContainer root, byte[][] packets, PlanBackend backend)
    {
        var plan = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = PacketSet.LeapSeconds, Backend = backend, CheckLimits = true });
        DecodedPacket decoded = plan.CreateBuffer();

        // Twice: the first round grows the buffer and compiles, the second runs what the first has made.
        for (int round = 0; round < 2; round++)
            foreach (byte[] packet in packets) plan.Decode(packet, decoded);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (byte[] packet in packets) plan.Decode(packet, decoded);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
