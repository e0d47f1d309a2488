using Google.Protobuf;
using Zarya.Server.Api.Codecs;

namespace Zarya.Server.Api.Sockets;

/// <summary>A message on its way to any number of subscribers, written once for each codec by whoever sends it first.</summary>
internal sealed class Outgoing(IMessage message)
{
    private readonly Lock _lock = new();
    private byte[]? _json;
    private byte[]? _protobuf;

    /// <summary>Its full name with a slash before it.</summary>
    public string TypeUrl { get; } = "/" + message.Descriptor.FullName;

    /// <summary>The value of <c>data</c> in JSON: an object with <c>@type</c>.</summary>
    public byte[] Json => Read(ref _json, WireCodec.Json);

    /// <summary>The octets of the message.</summary>
    public byte[] Protobuf => Read(ref _protobuf, WireCodec.Protobuf);

    private byte[] Read(ref byte[]? known, WireCodec codec)
    {
        if (Volatile.Read(ref known) is { } there) return there;
        lock (_lock)
        {
            if (known is not null) return known;
            RenamedLists.Fill(message);
            byte[] written = codec == WireCodec.Protobuf ? message.ToByteArray() : JsonOutput.ToOctets(WireTypes.Pack(message));
            Volatile.Write(ref known, written);
            return written;
        }
    }
}
