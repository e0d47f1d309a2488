using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.Schema.Alarms;
using Zarya.Server.Api.Schema.Commanding;
using Zarya.Server.Api.Schema.Events;
using Zarya.Server.Api.Schema.Instances;
using Zarya.Server.Api.Schema.Links;
using Zarya.Server.Api.Schema.Management;
using Zarya.Server.Api.Schema.Own;
using Zarya.Server.Api.Schema.Packets;
using Zarya.Server.Api.Schema.Processing;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Schema.Time;

namespace Zarya.Server.Api.Sockets;

/// <summary>A topic that clients may subscribe to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Options">What it is opened with.</param>
/// <param name="Payload">What it tells.</param>
/// <param name="Open">Opens a subscription, or refuses with an <see cref="ApiException"/>.</param>
internal sealed record Topic(string Name, MessageDescriptor Options, MessageDescriptor Payload, Func<SocketClient, Any, IMessage, SocketCall> Open)
{
    /// <summary>For the list of topics.</summary>
    public ListTopicsResponse.Types.Topic Describe() => new() { Name = Name, Options = Options.FullName, Payload = Payload.FullName };

    /// <summary>Reads options.</summary>
    /// <exception cref="ApiException">They are malformed.</exception>
    public IMessage ReadOptions(WireCodec codec, ClientText message)
    {
        IMessage options = Options.Parser.ParseFrom(ByteString.Empty);
        MessageInput.Merge(options, codec, message.Options);
        return options;
    }
}

/// <summary>Every topic: one line each. Nothing is found by scanning.</summary>
internal static class Topics
{
    /// <summary>All topics.</summary>
    public static IReadOnlyList<Topic> All { get; } =
    [
        Of<SubscribeParametersRequest, SubscribeParametersData>("parameters", (client, any, request) => new ParameterCall(client, any, request)),
        Of<SubscribeEventsRequest, Event>("events", (client, any, request) => new EventCall(client, any, request)),
        Of<SubscribeAlarmsRequest, AlarmData>("alarms", (client, any, request) => new AlarmCall(client, any, request)),
        Of<SubscribeGlobalStatusRequest, GlobalAlarmStatus>("global-alarm-status", (client, any, request) => new AlarmStatusCall(client, any, request)),
        Of<SubscribeMdbChangesRequest, MdbOverrideInfo>("mdb-changes", (client, any, request) => new MdbChangesCall(client, any, request)),
        Of<SubscribeContainersRequest, ContainerData>("containers", (client, any, request) => new ContainerCall(client, any, request)),
        Of<SubscribePacketsRequest, TmPacketData>("packets", (client, any, request) => new PacketCall(client, any, request)),
        Of<SubscribeTimeRequest, Timestamp>("time", (client, any, request) => new TimeCall(client, any, request)),
        Of<SubscribeLinksRequest, LinkEvent>("links", (client, any, request) => new LinksCall(client, any, request)),
        Of<SubscribeProcessorsRequest, ProcessorInfo>("processors", (client, any, request) => new ProcessorsCall(client, any, request)),
        Of<Empty, YamcsInstance>("instances", (client, any, request) => new InstancesCall(client, any)),
        Of<SubscribeCommandsRequest, CommandHistoryEntry>("commands", (client, any, request) => new QuietCall(client, "commands", any, request.Instance, request.Processor)),
        Of<ProcessorRequest, CommandQueueInfo>("queue-stats", (client, any, request) => new QueueCall(client, any, request)),
        Of<ProcessorRequest, CommandQueueEvent>("queue-events", (client, any, request) => new QuietCall(client, "queue-events", any, request.Instance, request.Processor)),
        Of<Empty, ClearanceInfo>("clearance", (client, any, request) => new ClearanceCall(client, any)),
        Of<Empty, SkippedNotice>(SkippedCall.TopicName, (client, any, request) => new SkippedCall(client, any)),
    ];

    /// <summary>A topic by name.</summary>
    /// <exception cref="ApiException">There is none: 404.</exception>
    public static Topic Find(string name) => All.FirstOrDefault(t => t.Name == name) ?? throw ApiException.NotFound($"No topic '{name}'");

    private static Topic Of<TOptions, TPayload>(string name, Func<SocketClient, Any, TOptions, SocketCall> open)
        where TOptions : IMessage<TOptions>, new()
        where TPayload : IMessage<TPayload>, new() =>
        new(name, new TOptions().Descriptor, new TPayload().Descriptor, (client, any, options) => open(client, any, (TOptions)options));
}
