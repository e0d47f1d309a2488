using System.Runtime.InteropServices;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;

namespace Zarya.Outputs;

/// <summary>What is in the values instead of the values: packets by container; count, least, mean and greatest of each number; how often each label. Memory does not grow with the file.</summary>
internal sealed class SummaryFormat(TextWriter output, ContainerPlan plan) : PacketFormat
{
    public override PacketWorker CreateWorker() => new Worker(plan);

    public override Task WriteAsync(PacketBatch batch) => Task.CompletedTask;

    public override async Task EndAsync(IReadOnlyCollection<PacketWorker> workers)
    {
        var all = new Worker(plan);
        foreach (Worker worker in workers.Cast<Worker>()) all.Add(worker);
        await new SummaryText(plan, all.Containers, all.Items).WriteAsync(output);
    }

    private sealed class Worker(ContainerPlan plan) : PacketWorker(plan)
    {
        private readonly ItemSummary[] _items = [.. plan.Items.Select(i => ItemSummary.Empty(i.Labels.Count))];

        public Dictionary<SequenceContainer, long> Containers { get; } = [];

        public ReadOnlySpan<ItemSummary> Items => _items;

        protected override void Add(PacketBatch batch, DecodedPacket decoded, ReadOnlySpan<byte> packet, in PacketHead head)
        {
            if (head.Ok || decoded.Error.Kind != DecodeErrorKind.NoContainer) CollectionsMarshal.GetValueRefOrAddDefault(Containers, decoded.Container, out _)++;
            foreach (ref readonly ParameterValue value in decoded.Values) _items[value.Item].Add(in value);
        }

        public void Add(Worker other)
        {
            foreach ((SequenceContainer container, long count) in other.Containers) CollectionsMarshal.GetValueRefOrAddDefault(Containers, container, out _) += count;
            for (int i = 0; i < _items.Length; i++) _items[i].Add(in other._items[i]);
        }
    }
}
