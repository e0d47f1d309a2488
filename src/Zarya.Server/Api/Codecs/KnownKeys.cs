using System.Buffers;
using System.Text;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace Zarya.Server.Api.Codecs;

/// <summary>
/// Takes keys out of JSON that a message does not have: harmless, and clients may be newer than we are. The parser's own way of ignoring them would ignore unknown words of enumerations too, and a misspelt action would
/// become the standard one.
/// </summary>
internal static class KnownKeys
{
    /// <summary>The same JSON with the keys that the message has.</summary>
    /// <param name="json">Any text.</param>
    /// <param name="type">The message.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static string Only(string json, MessageDescriptor type)
    {
        using var document = JsonDocument.Parse(json);
        var buffer = new ArrayBufferWriter<byte>(json.Length + 16);
        using (var output = new Utf8JsonWriter(buffer, JsonOutput.Options)) Write(output, document.RootElement, type);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter output, JsonElement value, MessageDescriptor type)
    {
        // Google's own types have JSON forms of their own.
        if (value.ValueKind != JsonValueKind.Object || type.FullName.StartsWith("google.", StringComparison.Ordinal))
        {
            value.WriteTo(output);
            return;
        }
        output.WriteStartObject();
        foreach (JsonProperty property in value.EnumerateObject())
        {
            FieldDescriptor? field = type.Fields.InDeclarationOrder().FirstOrDefault(f => f.JsonName == property.Name || f.Name == property.Name);
            if (field is null) continue;
            output.WritePropertyName(property.Name);
            Write(output, property.Value, field);
        }
        output.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter output, JsonElement value, FieldDescriptor field)
    {
        if (field.FieldType != FieldType.Message) value.WriteTo(output);
        else if (field.IsMap && value.ValueKind == JsonValueKind.Object)
        {
            FieldDescriptor content = field.MessageType.FindFieldByNumber(2);
            output.WriteStartObject();
            foreach (JsonProperty entry in value.EnumerateObject())
            {
                output.WritePropertyName(entry.Name);
                Write(output, entry.Value, content);
            }
            output.WriteEndObject();
        }
        else if (field.IsRepeated && value.ValueKind == JsonValueKind.Array)
        {
            output.WriteStartArray();
            foreach (JsonElement element in value.EnumerateArray()) Write(output, element, field.MessageType);
            output.WriteEndArray();
        }
        else Write(output, value, field.MessageType);
    }
}
