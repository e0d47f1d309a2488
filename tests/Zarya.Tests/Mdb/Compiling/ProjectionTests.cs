using System.Text.Json;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Oracle;
using Zarya.Tests.Mdb.Exact;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>A plan of some parameters gives for them what the plan of all gives, also for packets that were cut off anywhere.</summary>
public class ProjectionTests
{
    private static readonly double[] s_shares = [0, 0.05, 0.5];

    [Theory]
    [MemberData(nameof(PacketSet.All), MemberType = typeof(PacketSet))]
    public void Real_packets(string name)
    {
        var set = new PacketSet(name);
        JsonElement expected = set.ReadExpected();
        (MissionDatabase database, SequenceContainer root) = set.Load(expected);
        Assert.True(Compare(database, root, [.. set.EachPacket(expected)], new Random(1)) > 0);
    }

    [Fact]
    public void Random_definitions()
    {
        long values = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            RandomDefinition definition = RandomDefinitions.Create(seed);
            var random = new Random(seed);
            values += Compare(definition.Database, definition.Root, [.. Enumerable.Range(0, 12).Select(_ => definition.Packet(random))], random);
        }
        Assert.True(values > 10_000, $"only {values} values");
    }

    /// <summary>Compares each share with the full plan of the same backend, and the two full plans; the number of values that were wanted.</summary>
    private static long Compare(MissionDatabase database, SequenceContainer root, byte[][] packets, Random random)
    {
        long values = 0;
        DecodedPacket other = Make(database, root, PlanBackend.Interpreted, null).CreateBuffer();
        IReadOnlySet<Parameter> all = new HashSet<Parameter>(database.Parameters);
        foreach (PlanBackend backend in Enum.GetValues<PlanBackend>())
        {
            DecodedPacket full = Make(database, root, backend, null).CreateBuffer();
            Parameter[] parameters = [.. full.Plan.Items.Select(i => i.Parameter).Distinct()];
            (DecodedPacket Part, HashSet<Parameter> Wanted)[] parts = [.. s_shares.Select(share =>
            {
                HashSet<Parameter> wanted = [.. random.GetItems(parameters, 1), .. parameters.Where(_ => random.NextDouble() < share)];
                return (Make(database, root, backend, wanted).CreateBuffer(), wanted);
            })];
            foreach (byte[] whole in packets)
            {
                foreach (byte[] packet in new[] { whole, whole[..random.Next(whole.Length + 1)] })
                {
                    full.Plan.Decode(packet, full);
                    if (backend == PlanBackend.Compiled)
                    {
                        other.Plan.Decode(packet, other);
                        Assert.Null(PlansCompared.Difference(full, other, all, packet));
                        Assert.Equal((full.Error, full.EndBit, full.IsAmbiguous), (other.Error, other.EndBit, other.IsAmbiguous));
                    }
                    foreach ((DecodedPacket part, HashSet<Parameter> wanted) in parts)
                    {
                        part.Plan.Decode(packet, part);
                        string? difference = PlansCompared.Difference(full, part, wanted, packet);
                        Assert.True(difference is null, $"{backend} {difference}: {Convert.ToHexString(packet)} for {string.Join(' ', wanted.Take(20).Select(p => p.Name))}");
                        foreach (ref readonly ParameterValue value in part.Values) values += part.Plan.Items[value.Item].IsHidden ? 0 : 1;
                    }
                }
            }
        }
        return values;
    }

    private static ContainerPlan Make(MissionDatabase database, SequenceContainer root, PlanBackend backend, IReadOnlyCollection<Parameter>? wanted) =>
        ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = PacketSet.LeapSeconds, Backend = backend, Parameters = wanted });
}
