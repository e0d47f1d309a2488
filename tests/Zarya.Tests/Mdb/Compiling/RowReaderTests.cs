using System.Runtime.InteropServices;
using System.Text.Json;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Oracle;
using Zarya.Tests.Mdb.Exact;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>Rows of doubles are what <see cref="RowNumbers"/> makes of the plan's values.</summary>
public class RowReaderTests
{
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
        long numbers = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            RandomDefinition definition = RandomDefinitions.Create(seed);
            var random = new Random(seed);
            numbers += Compare(definition.Database, definition.Root, [.. Enumerable.Range(0, 12).Select(_ => definition.Packet(random))], random);
        }
        Assert.True(numbers > 10_000, $"only {numbers} numbers");
    }

    [Fact]
    public void A_row_that_is_too_short_is_refused()
    {
        var build = new Build();
        Parameter a = build.UInt("a", 8);
        SequenceContainer root = build.Container("root", Entry.Of(a));
        RowReader reader = RowReader.Create(build.Database(), root, [a], new PlanOptions { LeapSeconds = PacketSet.LeapSeconds });
        Assert.Throws<ArgumentException>(() => reader.Read([1], []));
    }

    /// <summary>Both backends, all parameters and a tenth of them, whole packets and cut ones; the number of numbers compared.</summary>
    private static long Compare(MissionDatabase database, SequenceContainer root, byte[][] packets, Random random)
    {
        long numbers = 0;
        foreach (PlanBackend backend in Enum.GetValues<PlanBackend>())
        {
            var options = new PlanOptions { LeapSeconds = PacketSet.LeapSeconds, Backend = backend };
            ContainerPlan plan = ContainerPlan.Compile(database, root, options);
            Parameter[] all = [.. plan.Items.Select(i => i.Parameter).Distinct()];
            foreach (Parameter[] columns in new[] { all, [.. all.Where(_ => random.Next(10) == 0)] })
            {
                var reader = RowReader.Create(database, root, columns, options);
                var order = columns.Select((p, i) => (p, i)).ToDictionary(c => c.p, c => c.i);
                int[] columnOf = [.. plan.Items.Select(i => i.Path.Length == 0 ? order.GetValueOrDefault(i.Parameter, -1) : -1)];
                DecodedPacket decoded = plan.CreateBuffer();
                double[] row = new double[columns.Length];
                double[] wanted = new double[columns.Length];
                foreach (byte[] whole in packets)
                {
                    foreach (byte[] packet in new[] { whole, whole[..random.Next(whole.Length + 1)] })
                    {
                        row.AsSpan().Fill(double.NaN);
                        wanted.AsSpan().Fill(double.NaN);
                        bool ok = plan.Decode(packet, decoded);
                        foreach (ref readonly ParameterValue value in decoded.Values)
                            if (columnOf[value.Item] is >= 0 and var column) wanted[column] = RowNumbers.Of(in value);
                        SequenceContainer? container = reader.Read(packet, row);
                        Assert.Same(ok ? decoded.Container : null, container);
                        int at = MemoryMarshal.Cast<double, long>(wanted.AsSpan()).CommonPrefixLength(MemoryMarshal.Cast<double, long>(row.AsSpan()));
                        Assert.True(at == columns.Length, at == columns.Length ? "" : $"{backend} {columns[at]}: {wanted[at]:R} and {row[at]:R} of {Convert.ToHexString(packet)}");
                        foreach (double number in wanted) numbers += double.IsNaN(number) ? 0 : 1;
                    }
                }
            }
        }
        return numbers;
    }
}
