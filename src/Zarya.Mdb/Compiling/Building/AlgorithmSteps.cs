using Zarya.Mdb.Compiling.Conversions;
using Zarya.Mdb.Compiling.Criteria;
using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Building;

/// <summary>The math algorithms that packets of a plan can set off.</summary>
internal static class AlgorithmSteps
{
    /// <summary>All math algorithms, in the order of the document.</summary>
    public static MathAlgorithm[] Of(MissionDatabase database) =>
        [.. database.Roots.SelectMany(r => r.SelfAndDescendants()).SelectMany(s => s.Algorithms).OfType<MathAlgorithm>().Where(a => a.Output.Target?.Type.Target is not null && a.Operation.Terms.Any(t => t.Kind == MathTermKind.Parameter))];

    /// <summary>The parameters that an algorithm looks at.</summary>
    public static IEnumerable<Parameter> Inputs(MathAlgorithm algorithm) =>
        algorithm.Operation.Terms.Select(t => t.Parameter?.Parameter?.Target).Concat(algorithm.Triggers.Select(t => t.OnParameter?.Target)).OfType<Parameter>();

    /// <summary>Those that compute wanted parameters, and those whose results these compute from: earlier ones in the order of the document.</summary>
    public static MathAlgorithm[] Leading(MathAlgorithm[] algorithms, IEnumerable<Parameter> wanted)
    {
        var needed = new HashSet<Parameter>(wanted);
        foreach (MathAlgorithm algorithm in algorithms.Reverse())
            if (needed.Contains(algorithm.Output.Target!)) needed.UnionWith(Inputs(algorithm));
        return [.. algorithms.Where(a => needed.Contains(a.Output.Target!))];
    }

    /// <summary>The steps of those that can run: whose inputs and result are in the plan.</summary>
    public static AlgorithmStep[] Build(MathAlgorithm[] algorithms, ItemTable items, CriteriaBuilder criteria)
    {
        var steps = new List<AlgorithmStep>();
        foreach (MathAlgorithm algorithm in algorithms)
        {
            Parameter output = algorithm.Output.Target!;
            if (!items.IsNeeded(output)) continue;
            var program = new MathProgram(algorithm.Operation);
            ValueSelector?[] operands = [.. program.Operands.Select(criteria.TrySelect)];
            if (operands.Any(o => o is null)) continue;
            PlanItem item = items.Get(output, "", output.Type.Target!, null);
            item.EngKind = ValueKind.Float;
            PlanItem[] triggers = [.. algorithm.Triggers.Select(t => t.OnParameter?.Target).OfType<Parameter>().Where(p => p.Type.Target is not null).Select(p => items.Get(p, "", p.Type.Target!, null)).Where(i => i.ReferenceIndex >= 0)];
            steps.Add(new AlgorithmStep(item, program, operands!, triggers, [.. algorithm.Triggers.Select(t => t.OnContainer?.Target).OfType<SequenceContainer>()]));
        }
        return [.. steps];
    }
}
