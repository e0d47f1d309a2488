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

    /// <summary>The number of values of the path to its end.</summary>
    public int SlotCount { get; } = scan.Slot;

    public PlanNode Node { get; } = node;

    /// <summary>Every node of the plan by index, to find where a kernel came out.</summary>
    public required PlanNode[] Nodes { get; init; }

    /// <summary>Runs compiled code as far as it goes; the node, the values and the cursor are then where the interpreter goes on.</summary>
    public static KernelExit Run(ref PlanNode node, ReadOnlySpan<byte> packet, DecodedPacket decoded)
    {
        KernelExit exit = KernelExit.Enter;
        while (exit == KernelExit.Enter)
        {
            if (node.Prefix is not { } prefix)
            {
                exit = KernelExit.BeforeSteps;
                break;
            }
            int code = -1;
            foreach (Kernel kernel in prefix._kernels ??= KernelCompiler.Compile(prefix))
            {
                code = kernel(ref MemoryMarshal.GetReference(packet), packet.Length * 8, ref decoded.Slots[0]);
                if (code >= 0) break;
            }
            node = prefix.Nodes[code >> 3];
            exit = (KernelExit)(code & 7);
        }
        PlanNode? read = exit == KernelExit.BeforeSteps ? node.Parent : node;
        if (read is null) return exit;
        decoded.Count = read.Prefix!.SlotCount;
        decoded.EndBit = read.Prefix.Cursor;
        if (exit != KernelExit.Done || node.Next is not null) read.Prefix.Remember(decoded);
        return exit;
    }

    /// <summary>The fields of the path from the root to here, in order.</summary>
    public IEnumerable<StaticField> PathFields() => Node.Parent is { Prefix: { } above } ? above.PathFields().Concat(Fields) : Fields;

    /// <summary>Notes where referenced values stand, for the interpreter.</summary>
    private void Remember(DecodedPacket decoded)
    {
        if (decoded.LastSlots.Length == 0) return;
        if (Node.Parent is { Prefix: { } above }) above.Remember(decoded);
        foreach (StaticField field in _referenced ??= [.. Fields.Where(f => f.Item.ReferenceIndex >= 0)])
            decoded.LastSlots[field.Item.ReferenceIndex] = field.Slot;
    }

    private StaticField[]? _referenced;
}
