using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Schema.Alarms;
using Zarya.Server.Api.Schema.Commanding;
using Zarya.Server.Api.Schema.Envelope;
using Zarya.Server.Api.Schema.Events;
using Zarya.Server.Api.Schema.Instances;
using Zarya.Server.Api.Schema.Links;
using Zarya.Server.Api.Schema.Management;
using Zarya.Server.Api.Schema.Own;
using Zarya.Server.Api.Schema.Packets;
using Zarya.Server.Api.Schema.Processing;
using Zarya.Server.Api.Schema.Time;

namespace Zarya.Server.Api.Codecs;

/// <summary>The messages that may travel inside an <c>Any</c>, by full name.</summary>
internal static class WireTypes
{
    private static readonly Dictionary<string, MessageDescriptor> s_byName = new FileDescriptor[]
    {
        ClientMessage.Descriptor.File, SubscribeParametersData.Descriptor.File, Event.Descriptor.File, AlarmData.Descriptor.File, LinkEvent.Descriptor.File,
        ProcessorInfo.Descriptor.File, YamcsInstance.Descriptor.File, TmPacketData.Descriptor.File, CommandHistoryEntry.Descriptor.File, SubscribeTimeRequest.Descriptor.File,
        SkippedNotice.Descriptor.File, Timestamp.Descriptor.File, Struct.Descriptor.File, Empty.Descriptor.File,
    }.SelectMany(f => f.MessageTypes).SelectMany(WithNested).ToDictionary(d => d.FullName, StringComparer.Ordinal);

    /// <summary>Packs a message as the contract wants it: with a slash before the name and no host.</summary>
    public static Any Pack(IMessage message) => Any.Pack(message, "");

    /// <summary>Reads what an <c>Any</c> holds.</summary>
    /// <returns><see langword="null"/> if the type is not known or the octets are not of it.</returns>
    public static IMessage? TryParse(string fullName, ByteString octets)
    {
        if (!s_byName.TryGetValue(fullName, out MessageDescriptor? type)) return null;
        try
        {
            return type.Parser.ParseFrom(octets);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor type) => type.NestedTypes.Where(n => n.ClrType is not null).SelectMany(WithNested).Prepend(type);
}
