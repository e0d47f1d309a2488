using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Compiling.Building;

/// <summary>From a root container to the nodes and steps of a plan. Cycles and depth are bounded: what the checker reports as circular becomes an unusable entry.</summary>
internal sealed class PlanBuilder
{
    private const int DepthLimit = 128;

    /// <summary>Containers inside each other (rule 32).</summary>
    private const int PlaceLimit = 64;

    /// <summary>Containers that follow one another; at run time 64 are (rule 11).</summary>
    private const int RootLimit = 256;

    private readonly Dictionary<SequenceContainer, PlanNode> _roots = [];
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
        SequenceContainer[] containers = [.. Reachable(root)];
        foreach (SequenceContainer container in containers) reachable.Visit(container);
        if (containers.Any(c => c.Entries.Any(e => e is IndirectParameterEntry)))
            foreach (Parameter parameter in database.Parameters) reachable.Visit(parameter);

        // Of algorithms only those matter whose inputs can be in these packets: else every plan would carry the whole mission's.
        MathAlgorithm[] algorithms = AlgorithmSteps.Of(database);
        if (algorithms.Length > 0)
        {
            HashSet<Parameter> carried = [.. containers.SelectMany(c => c.Entries).OfType<ParameterEntry>().Select(e => e.Parameter.Target).OfType<Parameter>()];
            foreach (MathAlgorithm algorithm in algorithms) carried.UnionWith(AlgorithmSteps.Inputs(algorithm).All(carried.Contains) ? [algorithm.Output.Target!] : []);
            algorithms = [.. algorithms.Where(a => AlgorithmSteps.Inputs(a).All(carried.Contains))];
            if (options.Parameters is not null) algorithms = AlgorithmSteps.Leading(algorithms, options.Parameters);
            foreach (Parameter input in algorithms.SelectMany(AlgorithmSteps.Inputs)) reachable.Found.Add(input);
        }

        Items = new ItemTable(options.Parameters is null ? null : new HashSet<Parameter>(options.Parameters), reachable.Found, options.AlsoDecoded.ToHashSet());
        ParameterSteps? parameters = null;
        _criteria = new CriteriaBuilder(Items, item => parameters!.Describe(item));
        parameters = new ParameterSteps(Items, _criteria, new ConversionBuilder(_criteria, options.LeapSeconds), options.LeapSeconds, options.CheckLimits);
        _entries = new EntrySteps(_criteria, parameters, Place, database.Parameters);
        Root = RootTree(root);
        Algorithms = AlgorithmSteps.Build(algorithms, Items, _criteria);
    }

    public PlanNode Root { get; }

    public ItemTable Items { get; }

    public AlgorithmStep[] Algorithms { get; }

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
                if (entry is ContainerRefEntry { Container.Target: { } target }) pending.Push(target);
            if (container.NextContainer?.Target is { } next) pending.Push(next);
            foreach (SequenceContainer part in Lineage(container)) pending.Push(part);
        }
    }

    /// <summary>A container where decoding starts, and what extends it. Its bases come first, their criteria are not asked (rule 9).</summary>
    private PlanNode RootTree(SequenceContainer container)
    {
        if (_roots.TryGetValue(container, out PlanNode? root)) return root;
        root = NewNode(container, null);
        _roots.Add(container, root);
        root.Steps = [.. Lineage(container).SelectMany(_entries.Build)];
        Grow(root, [container]);
        return root;
    }

    private void Grow(PlanNode node, HashSet<SequenceContainer> path)
    {
        if (path.Count > DepthLimit) node.Steps = [new BrokenStep(node.Container.QualifiedName)];
        else node.Children = [.. _inheritors[node.Container].Where(path.Add).Select(c => (_criteria.Build(c.RestrictionCriteria), Child(c, node, path)))];
        node.ChildrenAreDisjoint = DisjointCriteria.Are([.. node.Children.Select(c => c.Criteria)]);
        if (node.Container.NextContainer?.Target is { } next && _roots.Count < RootLimit) node.Next = RootTree(next);
    }

    private PlanNode Child(SequenceContainer container, PlanNode parent, HashSet<SequenceContainer> path)
    {
        PlanNode node = NewNode(container, parent);
        node.Steps = _entries.Build(container);
        Grow(node, path);
        path.Remove(container);
        return node;
    }

    private PlanNode NewNode(SequenceContainer container, PlanNode? parent)
    {
        var node = new PlanNode(_order.Count, container) { Parent = parent };
        _order.Add(node);
        return node;
    }

    /// <summary>A container's bases, outermost first, and itself.</summary>
    private static List<SequenceContainer> Lineage(SequenceContainer container)
    {
        var lineage = new List<SequenceContainer>();
        for (SequenceContainer? c = container; c is not null && lineage.Count <= DepthLimit && !lineage.Contains(c); c = c.BaseContainer?.Target) lineage.Insert(0, c);
        return lineage;
    }

    /// <summary>The step of a container that another one includes. One step serves all places: a container included twice by each of a long chain costs no more than its text.</summary>
    private Step Place(SequenceContainer container)
    {
        if (_containerSteps.TryGetValue(container, out Step? step)) return step;
        if (_beingPlaced.Count >= PlaceLimit || !_beingPlaced.Add(container)) return new BrokenStep(container.QualifiedName);
        PlanNode[] chain = [.. Lineage(container).Select(c => Placed(c, null))];
        if (container.IsAbstract) Specialise(chain[^1], 0);
        step = new ContainerStep(chain, container.QualifiedName);
        _beingPlaced.Remove(container);
        _containerSteps.Add(container, step);
        return step;
    }

    private PlanNode Placed(SequenceContainer container, PlanNode? parent) => new(-1, container)
    {
        Steps = _entries.Build(container),
        Parent = parent,
        Size = container.SizeInBits is null ? null : _criteria.Build(container.SizeInBits),
    };

    private void Specialise(PlanNode node, int depth)
    {
        if (depth > DepthLimit) return;
        node.Children = [.. _inheritors[node.Container].Where(c => !_beingPlaced.Contains(c)).Select(c => (_criteria.Build(c.RestrictionCriteria), Placed(c, node)))];
        foreach ((_, PlanNode child) in node.Children) Specialise(child, depth + 1);
    }
}
