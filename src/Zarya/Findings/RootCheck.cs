using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Time;

namespace Zarya.Findings;

/// <summary>A container that decoding can start at, and what its decode plan holds.</summary>
/// <param name="Container">The container.</param>
/// <param name="IsLikely">Whether decoding starts there when nobody says.</param>
/// <param name="Containers">Containers that a packet can turn out to be.</param>
/// <param name="Parameters">Parameters that can come out.</param>
internal sealed record RootCheck(SequenceContainer Container, bool IsLikely, int Containers, int Parameters)
{
    /// <summary>Makes a plan for every candidate: proof that the definition can be compiled.</summary>
    public static IReadOnlyList<RootCheck> All(MissionDatabase database, LeapSeconds leapSeconds)
    {
        var options = new PlanOptions { LeapSeconds = leapSeconds };
        return [.. RootContainers.Candidates(database).Select((root, i) => One(database, root, i == 0, options))];
    }

    private static RootCheck One(MissionDatabase database, SequenceContainer root, bool isLikely, PlanOptions options)
    {
        ContainerPlan plan = ContainerPlan.Compile(database, root, options);
        return new RootCheck(root, isLikely, plan.Containers.Count(), plan.Items.Where(i => !i.IsHidden).Select(i => i.Parameter).Distinct().Count());
    }
}
