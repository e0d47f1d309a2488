using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Zarya.Server.Api.Calls;

namespace Zarya.Server.Api.Codecs;

/// <summary>Reads messages that clients send. JSON is read generously: both spellings of names, numbers as strings and the reverse, unknown keys ignored, null for unset.</summary>
internal static class MessageInput
{
    private static readonly JsonParser s_json = new(JsonParser.Settings.Default);

    /// <summary>Reads a message.</summary>
    /// <exception cref="ApiException">It is malformed: 400.</exception>
    public static T Read<T>(WireCodec codec, ReadOnlySpan<byte> octets) where T : IMessage<T>, new()
    {
        var message = new T();
        Merge(message, codec, octets);
        return message;
    }

    /// <summary>Reads into a message.</summary>
    /// <exception cref="ApiException">It is malformed: 400.</exception>
    public static void Merge(IMessage message, WireCodec codec, ReadOnlySpan<byte> octets)
    {
        if (octets.IsEmpty) return;
        try
        {
            if (codec == WireCodec.Protobuf) message.MergeFrom(octets.ToArray());
            else MergeJson(message, Encoding.UTF8.GetString(octets).TrimStart('\uFEFF'));
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException or JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            throw ApiException.BadRequest($"The message is not understood: {e.Message}");
        }
        RenamedLists.Fold(message);
    }

    private static void MergeJson(IMessage message, string json)
    {
        if (string.IsNullOrWhiteSpace(json)) return;
        message.MergeFrom(s_json.Parse(KnownKeys.Only(json, message.Descriptor), message.Descriptor).ToByteArray());
    }
}
