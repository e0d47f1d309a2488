using Zarya.Mdb.Compiling;

namespace Zarya.Tests.Mdb.Compiling;

/// <summary>Rule 14 against CCSDSPy's files.</summary>
public class ByteOrderTests
{
    public static TheoryData<string> Orders => [.. ByteOrderSet.All.Select(o => o.Order)];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Every_value_of_every_order(string order)
    {
        foreach (PlanBackend backend in Enum.GetValues<PlanBackend>())
            foreach (bool asElements in new[] { false, true })
                Assert.Equal((10, 800, 0), new ByteOrderSet(order).Compare(asElements, new PlanDecoder(backend).Decode));
    }
}
