using System.Runtime.CompilerServices;
using Zarya.Mdb.Compiling.Building;
using Zarya.Mdb.Compiling.Kernels;
using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling;

/// <summary>
/// A root container and all that extends it, made ready to decode packets: bits in, values out. Immutable; any number of threads may use it, each with its own
/// <see cref="DecodedPacket"/>. Decoding never throws for anything in a packet and allocates nothing once the buffer has grown to the packets' size.
/// The meaning of definitions is fixed in <c>docs/design/decoding.md</c>.
/// </summary>
public sealed class ContainerPlan
{
    /// <summary>Packets are at most this long, so that bit positions fit 32 bits: 128 MiB.</summary>
    public const int MaxPacketOctets = 1 << 27;

    private const int NextLimit = 64;

    private readonly PlanNode[] _nodes;
    private readonly PlanNode _root;
    private readonly AlgorithmStep[] _algorithms;
    private readonly bool _isCompiled;

    private ContainerPlan(SequenceContainer root, PlanBuilder builder, PlanOptions options)
    {
        RootContainer = root;
        Options = options;
        Items = [.. builder.Items.Items];
        ReferencedItemCount = builder.Items.ReferencedCount;
        _nodes = [.. builder.Nodes];
        _root = builder.Root;
        _algorithms = builder.Algorithms;
        _isCompiled = options.Backend == PlanBackend.Compiled && RuntimeFeature.IsDynamicCodeCompiled;
        if (_isCompiled) StaticPrefixes.Attach(_root, _nodes);
    }

    /// <summary>Where decoding starts.</summary>
    public SequenceContainer RootContainer { get; }

    /// <summary>What the values are: see <see cref="ParameterValue.Item"/>.</summary>
    public IReadOnlyList<PlanItem> Items { get; }

    /// <summary>How it was made.</summary>
    public PlanOptions Options { get; }

    /// <summary>The containers that packets can turn out to be, the root first.</summary>
    public IEnumerable<SequenceContainer> Containers => _nodes.Select(n => n.Container);

    internal int ReferencedItemCount { get; }

    internal PlanNode Root => _root;

    internal bool HasAlgorithms => _algorithms.Length > 0;

    internal IReadOnlyList<AlgorithmStep> Algorithms => _algorithms;

    internal int NodeCount => _nodes.Length;

    /// <summary>Makes a plan.</summary>
    /// <param name="database">The database. With errors in it, what is wrong becomes unusable and the rest works.</param>
    /// <param name="root">A container of the database.</param>
    /// <param name="options">How.</param>
    /// <returns>The plan.</returns>
    public static ContainerPlan Compile(MissionDatabase database, SequenceContainer root, PlanOptions options)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(options);
        return new ContainerPlan(root, new PlanBuilder(database, root, options), options);
    }

    /// <summary>A place for what it decodes.</summary>
    /// <returns>A buffer for one thread.</returns>
    public DecodedPacket CreateBuffer() => new(this, StaticPrefixes.LargestSlotCount(_nodes));

    /// <summary>Decodes one packet, or any octets that the root container describes.</summary>
    /// <param name="packet">The octets, at most <see cref="MaxPacketOctets"/>.</param>
    /// <param name="decoded">A buffer of this plan; what it held is gone.</param>
    /// <returns>Whether a container matched and all its entries were there; else <see cref="DecodedPacket.Error"/> says why, and the values before it are kept.</returns>
    /// <exception cref="ArgumentException">The packet is larger than any.</exception>
    public bool Decode(ReadOnlySpan<byte> packet, DecodedPacket decoded)
    {
        if (decoded.IsDirty) decoded.Reset();
        PlanNode node = _root;
        if (!_isCompiled || packet.Length > MaxPacketOctets) return DecodeSlowly(packet, decoded, node, KernelExit.BeforeSteps);
        KernelExit exit = StaticPrefix.Run(ref node, packet, decoded);
        if (exit != KernelExit.Done || !node.IsFinal || _algorithms.Length > 0) return DecodeSlowly(packet, decoded, node, exit);
        decoded.Container = node.Container;
        return true;
    }

    /// <summary>
    /// What this plan can look at in packets that begin with some octets: for stores that keep the octets of many packets apart and want to fetch as few as possible. Costs about as much as reading the plan's layout once:
    /// ask it once for many packets.
    /// </summary>
    /// <param name="known">The first octets of the packets in question; empty if nothing is known of them. The packets are at least as long.</param>
    /// <returns>The reach.</returns>
    public PacketReach Reach(ReadOnlySpan<byte> known) => new ReachWalk(this, known).Run();

    private bool DecodeSlowly(ReadOnlySpan<byte> packet, DecodedPacket decoded, PlanNode node, KernelExit exit)
    {
        if (packet.Length > MaxPacketOctets) throw new ArgumentException($"a packet of {packet.Length} octets; at most {MaxPacketOctets} are decoded", nameof(packet));
        decoded.IsDirty = true;
        if (node.Parent is null && exit == KernelExit.BeforeSteps) (decoded.Count, decoded.EndBit) = (0, 0);
        StaticPrefix.Remember(node, exit, decoded);
        return Continue(packet, decoded, node, exit);
    }

    /// <summary>Interprets from where compiled code left off.</summary>
    private bool Continue(ReadOnlySpan<byte> packet, DecodedPacket decoded, PlanNode node, KernelExit exit)
    {
        // Where compiled code left off: at the end of what it read last.
        StaticPrefix? read = (exit == KernelExit.BeforeSteps ? node.Parent : node)?.Prefix;
        var state = new DecodeState { Packet = packet, Out = decoded, BitLength = packet.Length * 8, Cursor = read?.Cursor ?? 0, Furthest = read?.Furthest ?? 0 };
        bool ok = RunTree(ref state, ref node, exit);
        decoded.Container = node.Container;
        PlanNode matched = node;
        int start = 0;
        for (int i = 0; ok && node.Next is { } next && i < NextLimit && state.Furthest < state.BitLength && state.Furthest > start; i++)
        {
            state.ContainerStart = state.Cursor = start = state.Furthest;
            node = next;
            ok = state.CountStep(next.Container.QualifiedName) && RunTree(ref state, ref node, KernelExit.BeforeSteps);
        }
        decoded.EndBit = state.Furthest;
        foreach (AlgorithmStep algorithm in _algorithms)
            ok = ok && (!algorithm.IsTriggered(matched, decoded) || algorithm.Run(ref state));
        return ok;
    }

    private static bool RunTree(ref DecodeState state, ref PlanNode node, KernelExit exit)
    {
        while (true)
        {
            if (exit == KernelExit.BeforeSteps)
            {
                if (!Step.RunAll(node.Steps, ref state)) return false;
            }
            else if (exit == KernelExit.AfterPrefix)
            {
                foreach (Step step in node.Prefix!.Rest)
                    if (!step.Run(ref state)) return false;
            }
            PlanNode? child = exit == KernelExit.Done ? null : node.SelectChild(ref state);
            if (child is null) break;
            node = child;
            exit = KernelExit.BeforeSteps;
        }
        return !node.Container.IsAbstract || state.Fail(DecodeErrorKind.NoContainer, node.Container.QualifiedName);
    }
}
