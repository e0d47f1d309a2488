using Zarya.Processing;

namespace Zarya.Server.Missions;

/// <summary>Gives what a processor cannot use its place in the mission file.</summary>
internal static class PlanProblems
{
    public static MissionProblem Place(PlanProblem problem, MissionFile mission, string file)
    {
        PlacedText? named = Named(mission).FirstOrDefault(n => n.Text.Length > 0 && (problem.Subject.EndsWith(n.Text, StringComparison.Ordinal) || problem.Message.Contains(n.Text, StringComparison.Ordinal)));
        DerivedSettings? derived = mission.Derived.FirstOrDefault(d => d.Name.Length > 0 && problem.Subject.EndsWith("/Derived/" + d.Name, StringComparison.Ordinal));
        // The column counts in the expression: where it begins is that of the value, if it stands on its key's line and is not quoted; so only the line is told, and the column in words.
        if (derived is not null) return new MissionProblem(derived.Expression.Place with { Column = 0 }, problem.ToString());
        return new MissionProblem(named?.Place ?? new MissionPlace(file, 0, 0), problem.ToString());
    }

    private static IEnumerable<PlacedText> Named(MissionFile mission) =>
        mission.Links.Where(l => l.Root is not null).Select(l => l.Root!)
            .Concat(mission.Root is { } root ? [root] : [])
            .Concat(mission.Clock?.Parameter is { } time ? [time] : [])
            .Concat(mission.Expiries.Select(e => e.Parameter))
            .Concat(mission.Alarms.Latching);
}
