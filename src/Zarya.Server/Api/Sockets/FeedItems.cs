using Zarya.Mdb.Model;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Server.Api.Schema.Processing;
using Zarya.Time;

namespace Zarya.Server.Api.Sockets;

/// <summary>A packet as it is kept for subscribers: the processor's octets stand only during its call.</summary>
/// <param name="Container">The container that it matched.</param>
/// <param name="Link">The door that it came in by.</param>
/// <param name="Generation">When it was made on board.</param>
/// <param name="Reception">When it came in.</param>
/// <param name="Octets">The packet: the same array for each container that the packet is told of by.</param>
internal sealed record ContainerArrival(SequenceContainer Container, string Link, Instant Generation, Instant Reception, byte[] Octets);

/// <summary>Who hears of what a feed distributes beside values: one call.</summary>
internal interface IFeedListener
{
    /// <summary>An alarm changed.</summary>
    void Hear(AlarmNotice notice);

    /// <summary>Something happened.</summary>
    void Hear(MissionEvent happening);

    /// <summary>A packet came.</summary>
    void Hear(ContainerArrival arrival);

    /// <summary>Other limits were put in force.</summary>
    void Hear(MdbOverrideInfo change);

    /// <summary>What was there is distributed: what was held back for something more may go.</summary>
    void EndBatch();
}
