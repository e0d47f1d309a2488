using Google.Protobuf.WellKnownTypes;
using Zarya.Mdb.Model;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Schema.Packets;

namespace Zarya.Server.Api.Sockets;

/// <summary>Topic <c>containers</c>: packets that end at one of the wanted containers, or at one that extends it.</summary>
internal sealed class ContainerCall : ListeningCall
{
    private readonly HashSet<string> _wanted;

    public ContainerCall(SocketClient client, Any options, SubscribeContainersRequest request)
        : base(client, "containers", options, client.Services.Feeds.Of(request.Instance, request.Processor))
    {
        MdbIndex index = MdbIndex.Of(Feed.Processor.Plan.Database);
        _wanted = [.. request.Names.Select(n => index.TryGetContainer(n, out SequenceContainer? container) ? container.QualifiedName : throw ApiException.BadRequest($"No container named '{n}'"))];
    }

    /// <inheritdoc/>
    public override void Start() => Feed.Listen(this, plan => _wanted.Select(plan.Database.FindContainer).OfType<SequenceContainer>(), _ => { });

    /// <inheritdoc/>
    public override void Hear(ContainerArrival arrival)
    {
        if (_wanted.Contains(arrival.Container.QualifiedName)) Tell(SharedMessages.ContainerOf(arrival, Feed.Mission.LeapSeconds));
    }
}

/// <summary>Topic <c>packets</c>: every packet, named by the container that it ends at.</summary>
internal sealed class PacketCall(SocketClient client, Any options, SubscribePacketsRequest request)
    : ListeningCall(client, "packets", options, client.Services.Feeds.Of(request.Instance, request.Processor))
{
    private ContainerArrival? _held;

    /// <inheritdoc/>
    public override void Start() =>
        Feed.Listen(this, plan => MdbIndex.Of(plan.Database).Containers.Where(c => plan.RootContainers.Any(root => SharedMessages.Extends(c, root))), _ => { });

    /// <inheritdoc/>
    public override void Hear(ContainerArrival arrival)
    {
        // A packet is told of once for its container and once for each that this one extends; the deepest one names it.
        if (_held is { } held && held.Octets == arrival.Octets)
        {
            if (SharedMessages.Extends(arrival.Container, held.Container)) _held = arrival;
            return;
        }
        Send();
        _held = arrival;
    }

    /// <inheritdoc/>
    public override void EndBatch() => Send();

    private void Send()
    {
        if (_held is { } held) Tell(SharedMessages.PacketOf(held, Feed.Mission.LeapSeconds));
        _held = null;
    }
}
