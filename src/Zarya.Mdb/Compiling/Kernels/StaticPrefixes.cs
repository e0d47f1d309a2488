using Zarya.Mdb.Compiling.Steps;

namespace Zarya.Mdb.Compiling.Kernels;

/// <summary>Finds the static beginnings of a plan's nodes.</summary>
internal static class StaticPrefixes
{
    /// <summary>Attaches a prefix to every node that is reached from the root by static ways only.</summary>
    public static void Attach(PlanNode root, PlanNode[] nodes) => Attach(root, nodes, 0, 0, 0);

    /// <summary>The largest number of values that compiled code writes.</summary>
    public static int LargestSlotCount(PlanNode[] nodes) => nodes.Max(n => n.Prefix?.SlotCount ?? 0);

    private static void Attach(PlanNode node, PlanNode[] nodes, int cursor, int furthest, int slot)
    {
        var scan = new StaticScan(cursor, furthest, slot);
        int done = 0;
        while (done < node.Steps.Length && scan.TryAdd(node.Steps[done])) done++;
        Step[] rest = node.Steps[done..];
        node.Prefix = new StaticPrefix(node, scan, rest) { Nodes = nodes };
        if (rest.Length > 0) return;
        foreach ((_, PlanNode child) in node.Children)
            if (child.Parent == node) Attach(child, nodes, scan.Cursor, scan.Furthest, scan.Slot);
    }
}
