using System.Text.Json;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Zarya.Server.Api.OpenApi;

/// <summary>Fields and messages as JSON Schema (2020-12), by the JSON mapping of Protobuf.</summary>
internal static class SchemaText
{
    /// <summary>The schema of a field's value. Messages that it names are noted.</summary>
    public static void WriteField(Utf8JsonWriter json, FieldDescriptor field, SortedDictionary<string, MessageDescriptor> messages)
    {
        json.WriteStartObject();
        if (field.IsMap)
        {
            json.WriteString("type", "object");
            json.WriteStartObject("additionalProperties");
            WriteSingle(json, field.MessageType.FindFieldByNumber(2), messages);
            json.WriteEndObject();
        }
        else if (field.IsRepeated)
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
            WriteSingle(json, field, messages);
            json.WriteEndObject();
        }
        else WriteSingle(json, field, messages);
        json.WriteEndObject();
    }

    /// <summary>The schema of a message: a reference. The message is noted.</summary>
    public static void WriteMessage(Utf8JsonWriter json, MessageDescriptor type, SortedDictionary<string, MessageDescriptor> messages)
    {
        json.WriteStartObject();
        WriteReference(json, type, messages);
        json.WriteEndObject();
    }

    private static void WriteSingle(Utf8JsonWriter json, FieldDescriptor field, SortedDictionary<string, MessageDescriptor> messages)
    {
        switch (field.FieldType)
        {
            case FieldType.Message:
                WriteReference(json, field.MessageType, messages);
                break;
            case FieldType.Enum:
                json.WriteString("type", "string");
                json.WriteStartArray("enum");
                foreach (EnumValueDescriptor value in field.EnumType.Values) json.WriteStringValue(value.Name);
                json.WriteEndArray();
                break;
            case FieldType.String:
                json.WriteString("type", "string");
                break;
            case FieldType.Bytes:
                json.WriteString("type", "string");
                json.WriteString("contentEncoding", "base64");
                break;
            case FieldType.Bool:
                json.WriteString("type", "boolean");
                break;
            case FieldType.Double or FieldType.Float:
                json.WriteString("type", "number");
                break;
            case FieldType.Int64 or FieldType.UInt64 or FieldType.SInt64:
                json.WriteString("type", "string");
                json.WriteString("format", "int64");
                break;
            default:
                json.WriteString("type", "integer");
                break;
        }
    }

    private static void WriteReference(Utf8JsonWriter json, MessageDescriptor type, SortedDictionary<string, MessageDescriptor> messages)
    {
        if (type == Timestamp.Descriptor)
        {
            json.WriteString("type", "string");
            json.WriteString("format", "date-time");
        }
        else if (type == Struct.Descriptor || type == Any.Descriptor || type == Empty.Descriptor) json.WriteString("type", "object");
        else
        {
            messages.TryAdd(type.FullName, type);
            json.WriteString("$ref", "#/components/schemas/" + type.FullName);
        }
    }
}
