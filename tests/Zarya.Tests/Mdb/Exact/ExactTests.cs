using Zarya.Mdb.Compiling;

namespace Zarya.Tests.Mdb.Exact;

/// <summary>
/// Every value of every real packet equals what another program makes of it: space_packet_parser 6.1.2 and CCSDSPy, whose outputs stand in <c>shared/data/packets</c>.
/// </summary>
public class ExactTests
{
    [Theory]
    [MemberData(nameof(PacketSet.All), MemberType = typeof(PacketSet))]
    public void Compiled_plan_equals_the_oracle(string expected) => new ExactComparison(new PacketSet(expected), PlanBackend.Compiled).Run().AssertNoDifference();

    [Theory]
    [MemberData(nameof(PacketSet.All), MemberType = typeof(PacketSet))]
    public void Interpreted_plan_equals_the_oracle(string expected) => new ExactComparison(new PacketSet(expected), PlanBackend.Interpreted).Run().AssertNoDifference();
}
