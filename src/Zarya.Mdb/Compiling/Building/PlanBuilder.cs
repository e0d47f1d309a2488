using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling.Building;

/// <summary>From a root container to the nodes and steps of a plan. Cycles and depth are bounded: what the checker reports as circular becomes an unusable entry.</summary>
internal sealed class PlanBuilder
{
    private const int DepthLimit = 128;

    private readonly Dictionary<SequenceContainer, PlanNode> _nodes = [];
    private readonly Dictionary<SequenceContainer, Step> _containerSteps = [];
    private readonly HashSet<SequenceContainer> _beingPlaced = [];
    private readonly ILookup<SequenceContainer, SequenceContainer> _inheritors;
    private readonly CriteriaBuilder _criteria;
    private readonly EntrySteps _entries;
    private readonly List<PlanNode> _order = [];

    public PlanBuilder(MissionDatabase database, SequenceContainer root, PlanOptions options)
    {
        _inheritors = database.Containers.Where(c => c.BaseContainer?.Target is not null).ToLookup(c => c.BaseContainer!.Target!);
        var reachable = new ReferenceCollector();
        foreach (SequenceContainer container in Reachable(root)) reachable.Visit(container);
        if (Reachable(root).Any(c => c.Entries.Any(e => e is IndirectParameterEntry)))
            foreach (Parameter parameter in database.Parameters) reachable.Visit(parameter);

        Items = new ItemTable(options.Parameters is null ? null : new HashSet<Parameter>(options.Parameters), reachable.Found);
        ParameterSteps? parameters = null;
        _criteria = new CriteriaBuilder(Items, item => parameters!.Describe(item));
        parameters = new ParameterSteps(Items, _criteria, new ConversionBuilder(_criteria, options.LeapSeconds), options.LeapSeconds, options.CheckLimits);
        _entries = new EntrySteps(_criteria, parameters, Place, database.Parameters);
        Root = Tree(root, null, 0);
    }

    public PlanNode Root { get; }

    public ItemTable Items { get; }

    public IReadOnlyList<PlanNode> Nodes => _order;

    private IEnumerable<SequenceContainer> Reachable(SequenceContainer root)
    {
        var seen = new HashSet<SequenceContainer>();
        var pending = new Stack<SequenceContainer>([root]);
        while (pending.TryPop(out SequenceContainer? container))
        {
            if (!seen.Add(container)) continue;
            yield return container;
            foreach (SequenceContainer inheritor in _inheritors[container]) pending.Push(inheritor);
            foreach (ContainerEntry entry in container.Entries)
                if (entry is ContainerRefEntry { Container.Target: { } target })
                    for (SequenceContainer? c = target; c is not null && !seen.Contains(c); c = c.BaseContainer?.Target) pending.Push(c);
            if (container.NextContainer?.Target is { } next) pending.Push(next);
        }
    }

    private PlanNode Tree(SequenceContainer container, PlanNode? parent, int depth)
    {
        if (_nodes.TryGetValue(container, out PlanNode? node)) return node;
        node = new PlanNode(_order.Count, container) { Parent = parent };
        _nodes.Add(container, node);
        _order.Add(node);
        node.Steps = depth > DepthLimit ? [new BrokenStep(container.QualifiedName)] : _entries.Build(container);
        node.Size = container.SizeInBits is null ? null : _criteria.Build(container.SizeInBits);
        SequenceContainer[] inheritors = depth > DepthLimit ? [] : [.. _inheritors[container]];
        node.Children = [.. inheritors.Where(c => !_nodes.ContainsKey(c)).Select(c => (_criteria.Build(c.RestrictionCriteria), Tree(c, node, depth + 1)))];
        node.ChildrenAreDisjoint = DisjointCriteria.Are([.. node.Children.Select(c => c.Criteria)]);
        if (container.NextContainer?.Target is { } next) node.Next = Tree(next, null, depth + 1);
        return node;
    }

    /// <summary>The step of a container that another one includes. One step serves all places: a container included twice by each of a long chain costs no more than its text.</summary>
    private Step Place(SequenceContainer container)
    {
        if (_containerSteps.TryGetValue(container, out Step? step)) return step;
        if (!_beingPlaced.Add(container) || _beingPlaced.Count > DepthLimit) return new BrokenStep(container.QualifiedName);
        var chain = new List<PlanNode>();
        for (SequenceContainer? c = container; c is not null && chain.Count <= DepthLimit && chain.All(n => n.Container != c); c = c.BaseContainer?.Target)
            chain.Insert(0, new PlanNode(-1, c) { Steps = _entries.Build(c) });
        if (container.IsAbstract) Specialise(chain[^1], 0);
        step = new ContainerStep([.. chain], container.SizeInBits is null ? null : _criteria.Build(container.SizeInBits), container.QualifiedName);
        _beingPlaced.Remove(container);
        _containerSteps.Add(container, step);
        return step;
    }

    private void Specialise(PlanNode node, int depth)
    {
        if (depth > DepthLimit) return;
        node.Children = [.. _inheritors[node.Container].Where(c => !_beingPlaced.Contains(c)).Select(c => (_criteria.Build(c.RestrictionCriteria), new PlanNode(-1, c) { Steps = _entries.Build(c), Parent = node }))];
        foreach ((_, PlanNode child) in node.Children)
            if (child.Container.IsAbstract) Specialise(child, depth + 1);
    }
}
