using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling.Kernels;

/// <summary>
/// Walks a plan as far as packets that begin with known octets can come, and notes what matters there. Values of static layouts depend on their own bits and on nothing else, so that hidden ones matter only to
/// the choice of an inheritor and to algorithms. Where a layout is not static, everything matters.
/// </summary>
internal sealed class ReachWalk
{
    private readonly ContainerPlan _plan;
    private readonly HashSet<Parameter> _asked;
    private readonly HashSet<Parameter> _alwaysMatters;
    private readonly List<StaticField> _path = [];
    private readonly CriteriaReach _criteria;
    private readonly OctetSet _octets = new();
    private readonly HashSet<PlanItem> _carried = [];
    private readonly HashSet<PlanNode> _seenNodes = [];
    private readonly HashSet<Step> _seenSteps = [];
    private bool _isAll;

    public ReachWalk(ContainerPlan plan, ReadOnlySpan<byte> known)
    {
        _plan = plan;
        _criteria = new CriteriaReach(plan, known.ToArray(), _path, _octets);
        _asked = [.. plan.Items.Where(i => i.ReferenceIndex >= 0).Select(i => i.Parameter)];
        _alwaysMatters = [.. plan.Options.AlsoDecoded, .. plan.Algorithms.SelectMany(a => a.Inputs).Select(i => i.Parameter)];
    }

    public PacketReach Run()
    {
        Enter(_plan.Root);
        // In the order in which they run: the result of one may be the input of a later one.
        foreach (AlgorithmStep algorithm in _plan.Algorithms)
            if (algorithm.Inputs.All(_carried.Contains)) _carried.Add(algorithm.Puts!);
        return new PacketReach(_carried.Any(i => !i.IsHidden), _isAll ? null : _octets.ToRanges());
    }

    private void Enter(PlanNode node)
    {
        if (node.Next is not null || node.Prefix is not { Rest.Length: 0 } prefix)
        {
            TakeAll(node);
            return;
        }
        int before = _path.Count;
        foreach (StaticField field in prefix.Fields) Take(field);
        bool?[] answers = [.. node.Children.Select(c => _criteria.Ask(c.Criteria))];
        // All are asked, because a second match is reported (rule 9); but the first that certainly holds is the last that can be taken.
        for (int i = 0; i < answers.Length; i++)
        {
            if (answers[i] != false) Enter(node.Children[i].Node);
            if (answers[i] == true) break;
        }
        _path.RemoveRange(before, _path.Count - before);
    }

    private void Take(StaticField field)
    {
        _carried.Add(field.Item);
        if (_asked.Contains(field.Item.Parameter)) _path.Add(field);
        // How much of a text is padding counts as steps (rule 32), so that every text matters.
        if (!field.Item.IsHidden || field.Text is not null || _alwaysMatters.Contains(field.Item.Parameter)) _octets.Add(field);
    }

    /// <summary>Notes what a node and everything after it may carry, without looking at conditions.</summary>
    private void TakeAll(PlanNode first)
    {
        _isAll = true;
        var nodes = new Stack<PlanNode>([first]);
        while (nodes.TryPop(out PlanNode? node))
        {
            if (!_seenNodes.Add(node)) continue;
            foreach ((_, PlanNode child) in node.Children) nodes.Push(child);
            if (node.Next is not null) nodes.Push(node.Next);
            var steps = new Stack<Step>(node.Steps);
            while (steps.TryPop(out Step? step))
            {
                if (!_seenSteps.Add(step)) continue;
                if (step.Puts is { } item) _carried.Add(item);
                foreach (Step inner in step.Inside) steps.Push(inner);
            }
        }
    }
}
