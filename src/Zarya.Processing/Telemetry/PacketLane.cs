using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;

namespace Zarya.Processing.Telemetry;

/// <summary>How the packets that start at one root container are decoded and where their values go. Immutable; processors share it.</summary>
internal sealed class PacketLane
{
    public PacketLane(ContainerPlan plan, IReadOnlyDictionary<Parameter, int> slots, PacketClock clock)
    {
        (Plan, Clock) = (plan, clock);
        SlotOfItem = [.. plan.Items.Select(i => i.Path.Length == 0 && slots.TryGetValue(i.Parameter, out int slot) ? slot : -1)];
    }

    public ContainerPlan Plan { get; }

    public PacketClock Clock { get; }

    /// <summary>By <see cref="PlanItem.Index"/>: the slot of the parameter, or -1 for parts of one.</summary>
    public int[] SlotOfItem { get; }
}
