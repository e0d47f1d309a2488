using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.Schema.Envelope;

namespace Zarya.Server.Api.Sockets;

/// <summary>A message of a client, with its options still as they came. In JSON, numbers may be strings, and <c>options</c> carries no type.</summary>
internal readonly record struct ClientText(string Type, int Id, int Call, byte[] Options)
{
    /// <summary>Reads one.</summary>
    /// <returns><see langword="false"/> if it is none.</returns>
    public static bool TryRead(WireCodec codec, ReadOnlySpan<byte> octets, out ClientText message)
    {
        message = default;
        try
        {
            if (codec == WireCodec.Protobuf)
            {
                ClientMessage wire = ClientMessage.Parser.ParseFrom(octets);
                message = new ClientText(wire.Type, wire.Id, wire.Call, wire.Options?.Value.ToByteArray() ?? []);
                return true;
            }
            var reader = new Utf8JsonReader(octets);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("type", out JsonElement type) || type.ValueKind != JsonValueKind.String) return false;
            byte[] options = root.TryGetProperty("options", out JsonElement given) && given.ValueKind == JsonValueKind.Object ? System.Text.Encoding.UTF8.GetBytes(given.GetRawText()) : [];
            message = new ClientText(type.GetString()!, Number(root, "id"), Number(root, "call"), options);
            return true;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Which call a cancellation means; <see langword="false"/> if it does not say so in numbers.</summary>
    public bool TryReadCancel(WireCodec codec, out int call)
    {
        call = 0;
        try
        {
            if (codec == WireCodec.Protobuf) call = CancelOptions.Parser.ParseFrom(Options).Call;
            else if (Options.Length > 0)
            {
                using var document = JsonDocument.Parse(Options);
                call = Number(document.RootElement, "call");
            }
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
        return call > 0;
    }

    private static int Number(JsonElement root, string name) => !root.TryGetProperty(name, out JsonElement value) ? 0 : value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt32(out int number) => number,
        JsonValueKind.String when int.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => number,
        _ => 0,
    };
}
