namespace Zarya.Server.Api.Codecs;

/// <summary>The two forms in which every message can go over the wire.</summary>
internal enum WireCodec : byte
{
    /// <summary>Protobuf's JSON mapping.</summary>
    Json,

    /// <summary>Octets.</summary>
    Protobuf,
}

/// <summary>Which form a request has and an answer wants (section 2 of the contract).</summary>
internal static class WireCodecs
{
    /// <summary>The media type of Protobuf.</summary>
    public const string ProtobufType = "application/protobuf";

    /// <summary>The media type of JSON.</summary>
    public const string JsonType = "application/json";

    /// <summary>The media type of a form.</summary>
    public static string MediaType(this WireCodec codec) => codec == WireCodec.Protobuf ? ProtobufType : JsonType;

    /// <summary>A body is Protobuf only if its header says exactly so: browsers send JSON as <c>text/plain</c>.</summary>
    public static WireCodec OfBody(string? contentType) => contentType == ProtobufType ? WireCodec.Protobuf : WireCodec.Json;

    /// <summary>An answer is Protobuf only if exactly that is accepted, or nothing is said and the body was Protobuf.</summary>
    public static WireCodec OfAnswer(string? accept, string? contentType) => OfBody(string.IsNullOrEmpty(accept) ? contentType : accept);
}
