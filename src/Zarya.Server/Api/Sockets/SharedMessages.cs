using System.Runtime.CompilerServices;
using Zarya.Mdb.Model;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Server.Api.Schema.Packets;
using Zarya.Server.Api.Schema.Values;
using Zarya.Server.Api.Translation;
using Zarya.Time;

namespace Zarya.Server.Api.Sockets;

/// <summary>Messages about things that many calls tell of: translated once, kept as long as the thing is.</summary>
internal static class SharedMessages
{
    private static readonly ConditionalWeakTable<AlarmNotice, Outgoing> s_alarms = [];
    private static readonly ConditionalWeakTable<MissionEvent, Outgoing> s_events = [];
    private static readonly ConditionalWeakTable<ContainerArrival, Outgoing> s_containers = [];
    private static readonly ConditionalWeakTable<ContainerArrival, Outgoing> s_packets = [];

    /// <summary>A step of an alarm.</summary>
    public static Outgoing Of(AlarmNotice notice, LeapSeconds leapSeconds) =>
        s_alarms.GetValue(notice, n => new Outgoing(WireAlarm.Of(n.Alarm, WireAlarm.StepOf(n.Step), splitName: true, leapSeconds)));

    /// <summary>An event.</summary>
    public static Outgoing Of(MissionEvent happening, LeapSeconds leapSeconds) => s_events.GetValue(happening, e => new Outgoing(WireEvent.Of(e, leapSeconds)));

    /// <summary>A packet as the content of a container.</summary>
    public static Outgoing ContainerOf(ContainerArrival arrival, LeapSeconds leapSeconds) => s_containers.GetValue(arrival, a => new Outgoing(new ContainerData
    {
        Name = a.Container.QualifiedName,
        GenerationTime = WireTime.ToTimestamp(a.Generation, leapSeconds),
        ReceptionTime = WireTime.ToTimestamp(a.Reception, leapSeconds),
        Binary = Google.Protobuf.UnsafeByteOperations.UnsafeWrap(a.Octets),
        SeqCount = (uint)SequenceCount(a.Octets),
    }));

    /// <summary>A packet by itself.</summary>
    public static Outgoing PacketOf(ContainerArrival arrival, LeapSeconds leapSeconds) => s_packets.GetValue(arrival, a => new Outgoing(new TmPacketData
    {
        Packet = Google.Protobuf.UnsafeByteOperations.UnsafeWrap(a.Octets),
        Size = a.Octets.Length,
        SequenceNumber = SequenceCount(a.Octets),
        Id = new NamedObjectId { Name = a.Container.QualifiedName },
        Link = a.Link,
        GenerationTime = WireTime.ToTimestamp(a.Generation, leapSeconds),
        ReceptionTime = WireTime.ToTimestamp(a.Reception, leapSeconds),
    }));

    /// <summary>How deep a container is by inheritance.</summary>
    public static bool Extends(SequenceContainer container, SequenceContainer other)
    {
        SequenceContainer? at = container;
        for (int depth = 0; at is not null && depth < 64; depth++, at = at.BaseContainer?.Target)
            if (at == other) return true;
        return false;
    }

    // CCSDS 133.0-B-2 4.1.3.4.2: the lower 14 bits of the third and fourth octet.
    private static int SequenceCount(byte[] octets) => octets.Length < 4 ? 0 : ((octets[2] & 0x3F) << 8) | octets[3];
}
