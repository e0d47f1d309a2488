using System.Runtime.InteropServices;
using Zarya.Mdb.Compiling.Steps;
using Zarya.Mdb.Values;

namespace Zarya.Mdb.Compiling.Kernels;

/// <summary>Where compiled code handed back to the interpreter.</summary>
internal enum KernelExit
{
    /// <summary>Nothing of the node was read: bits are missing, or its layout is not static.</summary>
    BeforeSteps = 0,

    /// <summary>The static beginning was read, the rest of the node's steps come next.</summary>
    AfterPrefix = 1,

    /// <summary>All of the node was read; which child comes next could not be told by compiled code.</summary>
    AtSelect = 2,

    /// <summary>All was read, and no child matched.</summary>
    Done = 3,

    /// <summary>The node has compiled code of its own: go on there.</summary>
    Enter = 4,
}

/// <summary>Compiled code: reads values from a packet into a row and says, as node × 8 + <see cref="KernelExit"/>, how far it came; -1: the next chunk goes on.</summary>
internal delegate int Kernel(ref byte packet, int bitLength, ref ParameterValue values);

/// <summary>The static beginning of a node, reached from the root by static ways only.</summary>
internal sealed class StaticPrefix(PlanNode node, StaticScan scan, Step[] rest)
{
    private Kernel[]? _kernels;

    /// <summary>The node's own values.</summary>
    public IReadOnlyList<StaticField> Fields { get; } = scan.Fields;

    /// <summary>Steps after the static beginning.</summary>
    public Step[] Rest { get; } = rest;

    /// <summary>Bits that the packet must have for the static beginning.</summary>
    public int NeededBits { get; } = scan.NeededBits;

    /// <summary>The cursor after it.</summary>
    public int Cursor { get; } = scan.Cursor;

    /// <summary>The furthest end of any entry of the path to its end.</summary>
    public int Furthest { get; } = scan.Furthest;

    /// <summary>The number of values of the path to its end.</summary>
    public int SlotCount { get; } = scan.Slot;

    public PlanNode Node { get; } = node;

    /// <summary>Every node of the plan by index, to find where a kernel came out.</summary>
    public required PlanNode[] Nodes { get; init; }

    /// <summary>Runs compiled code as far as it goes; the node, the values and the cursor are then where the interpreter goes on.</summary>
    public static KernelExit Run(ref PlanNode node, ReadOnlySpan<byte> packet, DecodedPacket decoded)
    {
        KernelExit exit;
        do
        {
            if (node.Prefix is not { } prefix) return KernelExit.BeforeSteps;
            int code = prefix.Call(packet, ref decoded.Slots[0]);
            node = prefix.Nodes[code >> 3];
            exit = (KernelExit)(code & 7);
        }
        while (exit == KernelExit.Enter);
        PlanNode? read = exit == KernelExit.BeforeSteps ? node.Parent : node;
        if (read is not null) (decoded.Count, decoded.EndBit) = (read.Prefix!.SlotCount, read.Prefix.Furthest);
        return exit;
    }

    private int Call(ReadOnlySpan<byte> packet, ref ParameterValue slots)
    {
        Kernel[] kernels = _kernels ??= KernelCompiler.Compile(this);
        int code = kernels[0](ref MemoryMarshal.GetReference(packet), packet.Length * 8, ref slots);
        for (int i = 1; code < 0; i++) code = kernels[i](ref MemoryMarshal.GetReference(packet), packet.Length * 8, ref slots);
        return code;
    }

    /// <summary>Notes where the values that compiled code wrote and something refers to stand, for the interpreter.</summary>
    public static void Remember(PlanNode node, KernelExit exit, DecodedPacket decoded)
    {
        if (decoded.LastSlots.Length == 0) return;
        decoded.LastSlots.AsSpan().Fill(-1);
        PlanNode? read = exit == KernelExit.BeforeSteps ? node.Parent : node;
        read?.Prefix?.Remember(decoded);
    }

    /// <summary>The fields of the path from the root to here, in order.</summary>
    public IEnumerable<StaticField> PathFields() => Node.Parent is { Prefix: { } above } ? above.PathFields().Concat(Fields) : Fields;

    private void Remember(DecodedPacket decoded)
    {
        if (Node.Parent is { Prefix: { } above }) above.Remember(decoded);
        foreach (StaticField field in _referenced ??= [.. Fields.Where(f => f.Item.ReferenceIndex >= 0)])
            decoded.LastSlots[field.Item.ReferenceIndex] = field.Slot;
    }

    private StaticField[]? _referenced;
}
