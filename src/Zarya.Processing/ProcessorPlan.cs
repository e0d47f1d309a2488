using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Processing.Algorithms;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Processing;

/// <summary>What a processor processes and how. Immutable; processors share it. What is wrong in the options stands in <see cref="Problems"/>, and the rest works.</summary>
public sealed class ProcessorPlan
{
    private readonly Dictionary<Parameter, int> _slots = [];
    private readonly Dictionary<string, PacketLane> _lanes = new(StringComparer.Ordinal);
    private readonly List<PlanProblem> _problems = [];
    private readonly PacketLane? _usual;
    private readonly HashSet<int> _computed;

    private ProcessorPlan(MissionDatabase database, ProcessorOptions options)
    {
        (Database, Options) = (database, options);
        Parameters = [.. database.Parameters.Where(p => p.Type.Target is not null)];
        for (int i = 0; i < Parameters.Length; i++) _slots.Add(Parameters[i], i);
        TimeParameter = FindTime();
        var lanes = new Dictionary<SequenceContainer, PacketLane>();
        _usual = Root(null) is { } root ? Lane(lanes, root) : null;
        foreach ((string link, string name) in options.RootContainersByLink.OrderBy(p => p.Key, StringComparer.Ordinal))
            if (Root((link, name)) is { } own) _lanes.Add(link, Lane(lanes, own));
        Lanes = [.. lanes.Values];
        Expiries = [.. options.ExpiresAfter.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (Slot: Find("expiry", p.Key), Good: p.Value)).Where(e => e.Slot >= 0)];
        Derived = DerivedOrder.Of(DerivedSteps(), [.. Parameters.Select(p => p.QualifiedName)], _problems);
        _computed = [.. Derived.Select(s => s.Output)];
        InitialValues = [.. Telemetry.InitialValues.Of(this, _problems)];
    }

    /// <summary>The definition.</summary>
    public MissionDatabase Database { get; }

    /// <summary>The options that it was made with.</summary>
    public ProcessorOptions Options { get; }

    /// <summary>What cannot be used.</summary>
    public IReadOnlyList<PlanProblem> Problems => _problems;

    /// <summary>The parameter that says when packets were made; <see langword="null"/> for the first absolute time of each.</summary>
    public Parameter? TimeParameter { get; }

    /// <summary>The containers where decoding starts.</summary>
    public IEnumerable<SequenceContainer> RootContainers => Lanes.Select(l => l.Plan.RootContainer);

    /// <summary>By slot: the parameters that have a type.</summary>
    internal Parameter[] Parameters { get; }

    internal PacketLane[] Lanes { get; }

    /// <summary>By slot: how long values are good.</summary>
    internal (int Slot, Duration Good)[] Expiries { get; }

    /// <summary>What is computed from newest values, in the order in which it runs.</summary>
    internal DerivedStep[] Derived { get; }

    /// <summary>By slot: values that parameters of the ground have from the start.</summary>
    internal (int Slot, TelemetryValue Value)[] InitialValues { get; }

    /// <summary>Makes a plan.</summary>
    /// <param name="database">The definition; with errors in it, what is wrong becomes unusable and the rest works.</param>
    /// <param name="options">How.</param>
    /// <returns>The plan.</returns>
    public static ProcessorPlan Compile(MissionDatabase database, ProcessorOptions options)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(options);
        return new ProcessorPlan(database, options);
    }

    /// <summary>Whether a processor takes values for a parameter from outside its packets: those of the ground, and derived ones that nothing in this plan computes.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>Whether it does.</returns>
    public bool CanBeSet(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return SlotOf(parameter) is >= 0 and var slot && !_computed.Contains(slot) && parameter.Source is DataSource.Local or DataSource.Ground or DataSource.Derived;
    }

    internal int SlotOf(Parameter parameter) => _slots.GetValueOrDefault(parameter, -1);

    /// <summary>Whether an algorithm or expression computes it.</summary>
    internal bool IsComputed(int slot) => _computed.Contains(slot);

    /// <summary>How packets of a link are decoded; <see langword="null"/> if the database has no container for them.</summary>
    internal PacketLane? LaneOf(string link) => _lanes.GetValueOrDefault(link, _usual!);

    private PacketLane Lane(Dictionary<SequenceContainer, PacketLane> lanes, SequenceContainer root)
    {
        if (lanes.TryGetValue(root, out PacketLane? lane)) return lane;
        var plan = ContainerPlan.Compile(Database, root, new PlanOptions { LeapSeconds = Options.LeapSeconds, CheckLimits = true, Backend = Options.Backend });
        lane = new PacketLane(plan, _slots, new PacketClock(plan, Options.SecondaryHeaderTime, Options.SecondaryHeaderTimeOffset, TimeParameter));
        lanes.Add(root, lane);
        return lane;
    }

    private List<DerivedStep> DerivedSteps()
    {
        var steps = new List<DerivedStep>(MathStep.Of(Database, SlotOf));
        foreach (DerivedParameter derived in Options.Derived)
        {
            if (ExpressionStep.TryCompile(this, derived, _problems) is not { } step) continue;
            if (steps.Find(s => s.Output == step.Output) is { } other) _problems.Add(new PlanProblem(step.Subject, 0, $"it is computed already: {other.Subject}"));
            else steps.Add(step);
        }
        return steps;
    }

    private Parameter? FindTime()
    {
        if (Options.TimeParameter is not { } name || Find("time", name) is not (>= 0 and var slot)) return null;
        if (Parameters[slot].Type.Target is AbsoluteTimeDataType) return Parameters[slot];
        _problems.Add(new PlanProblem($"time of {name}", 0, "it is no absolute time"));
        return null;
    }

    private int Find(string option, string name)
    {
        int slot = Database.FindParameter(name) is { } parameter ? SlotOf(parameter) : -1;
        if (slot < 0) _problems.Add(new PlanProblem($"{option} of {name}", 0, "there is no parameter of this name"));
        return slot;
    }

    private SequenceContainer? Root((string Link, string Name)? wish)
    {
        string? name = wish?.Name ?? Options.RootContainer;
        if (name is null) return Mdb.Compiling.RootContainers.Candidates(Database) is [var likeliest, ..] ? likeliest : null;
        IReadOnlyList<SequenceContainer> found = Mdb.Compiling.RootContainers.Find(Database, name);
        if (found.Count == 1) return found[0];
        string subject = wish is { } w ? $"root container of link {w.Link}" : "root container";
        _problems.Add(new PlanProblem(subject, 0, found.Count == 0 ? $"there is no container {name}" : $"{name} may mean {string.Join(" or ", found.Select(c => c.QualifiedName))}: give the absolute name"));
        return null;
    }
}
