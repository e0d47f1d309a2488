using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Schema.Iam;
using Zarya.Server.Api.Translation;

namespace Zarya.Server.Api.Codecs;

/// <summary>
/// Writes messages as JSON straight to UTF-8, by the rules of section 3 of the contract: unset fields and empty lists are left out, set ones are written even if zero,
/// 64-bit integers are strings, <c>@type</c> begins with a slash.
/// </summary>
internal static class JsonOutput
{
    /// <summary>Text is escaped as little as JSON allows: answers are never part of a page.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes a message.</summary>
    public static void Write(IBufferWriter<byte> output, IMessage message)
    {
        using var json = new Utf8JsonWriter(output, Options);
        Write(json, message);
    }

    /// <summary>A message as octets.</summary>
    public static byte[] ToOctets(IMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(buffer, message);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a number; what is no number or has no end as text.</summary>
    public static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, float number)
    {
        json.WritePropertyName(name);
        WriteNumber(json, number);
    }

    /// <summary>As above.</summary>
    public static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, double number)
    {
        json.WritePropertyName(name);
        WriteNumber(json, number);
    }

    /// <summary>Writes a message.</summary>
    public static void Write(Utf8JsonWriter json, IMessage message)
    {
        switch (message)
        {
            case Timestamp time:
                json.WriteStringValue(WireTime.ToText(time));
                break;
            case Struct content:
                json.WriteStartObject();
                foreach ((string name, Value value) in content.Fields)
                {
                    json.WritePropertyName(name);
                    WriteValue(json, value);
                }
                json.WriteEndObject();
                break;
            case Value value:
                WriteValue(json, value);
                break;
            case Any any:
                WriteAny(json, any);
                break;
            default:
                json.WriteStartObject();
                WriteFields(json, message);
                json.WriteEndObject();
                break;
        }
    }

    private static void WriteAny(Utf8JsonWriter json, Any any)
    {
        json.WriteStartObject();
        string name = Any.GetTypeName(any.TypeUrl);
        json.WriteString("@type", "/" + name);
        if (WireTypes.TryParse(name, any.Value) is { } content)
        {
            if (content is Timestamp or Struct or Value)
            {
                json.WritePropertyName("value");
                Write(json, content);
            }
            else WriteFields(json, content);
        }
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, IMessage message)
    {
        foreach (FieldDescriptor field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            object? value = field.Accessor.GetValue(message);
            if (field.IsMap)
            {
                if (value is not IDictionary { Count: > 0 } map) continue;
                json.WriteStartObject(field.JsonName);
                foreach (DictionaryEntry entry in map)
                {
                    json.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!);
                    WriteSingle(json, field.MessageType.FindFieldByNumber(2), entry.Value!);
                }
                json.WriteEndObject();
            }
            else if (field.IsRepeated)
            {
                if (value is not IList list || (list.Count == 0 && !IsNeeded(field))) continue;
                json.WriteStartArray(field.JsonName);
                foreach (object element in list) WriteSingle(json, field, element);
                json.WriteEndArray();
                if (message is UserInfo user) WriteOldPrivileges(json, user, field);
            }
            else if (field.HasPresence ? field.Accessor.HasValue(message) : !IsZero(value))
            {
                json.WritePropertyName(field.JsonName);
                WriteSingle(json, field, value!);
            }
        }
    }

    // Open MCT goes through the sources of events without asking whether there are any, and without them shows no tree at all.
    private static bool IsNeeded(FieldDescriptor field) => field.Name == "sources" && field.ContainingType.Name == "ListEventSourcesResponse";

    // A list that was renamed together with a field of its items, so that RenamedLists cannot fill it: Open MCT reads the old names, and nobody else needs them.
    private static void WriteOldPrivileges(Utf8JsonWriter json, UserInfo user, FieldDescriptor field)
    {
        if (field.Name != "objectPrivileges") return;
        json.WriteStartArray("objectPrivilege");
        foreach (ObjectPrivilegeInfo privilege in user.ObjectPrivileges)
        {
            json.WriteStartObject();
            json.WriteString("type", privilege.Type);
            json.WriteStartArray("object");
            foreach (string name in privilege.Objects) json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static bool IsZero(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        ByteString octets => octets.IsEmpty,
        bool truth => !truth,
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture) == 0,
        _ => false,
    };

    private static void WriteSingle(Utf8JsonWriter json, FieldDescriptor field, object value)
    {
        switch (value)
        {
            case IMessage message: Write(json, message); break;
            case string text: json.WriteStringValue(text); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number when field.FieldType != FieldType.Enum: json.WriteNumberValue(number); break;
            case uint number: json.WriteNumberValue(number); break;
            case long number: json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case ulong number: json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case float number: WriteNumber(json, number); break;
            case double number: WriteNumber(json, number); break;
            case ByteString octets: json.WriteBase64StringValue(octets.Span); break;
            default: WriteEnum(json, field.EnumType, Convert.ToInt32(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private static void WriteEnum(Utf8JsonWriter json, EnumDescriptor type, int number)
    {
        if (type.FindValueByNumber(number) is { } known) json.WriteStringValue(known.Name);
        else json.WriteNumberValue(number);
    }

    private static void WriteNumber(Utf8JsonWriter json, float number)
    {
        if (float.IsFinite(number)) json.WriteNumberValue(number);
        else json.WriteStringValue(NotFinite(number));
    }

    private static void WriteNumber(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number)) json.WriteNumberValue(number);
        else json.WriteStringValue(NotFinite(number));
    }

    private static string NotFinite(double number) => double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";

    private static void WriteValue(Utf8JsonWriter json, Value value)
    {
        switch (value.KindCase)
        {
            case Value.KindOneofCase.BoolValue: json.WriteBooleanValue(value.BoolValue); break;
            case Value.KindOneofCase.NumberValue: WriteNumber(json, value.NumberValue); break;
            case Value.KindOneofCase.StringValue: json.WriteStringValue(value.StringValue); break;
            case Value.KindOneofCase.StructValue: Write(json, value.StructValue); break;
            case Value.KindOneofCase.ListValue:
                json.WriteStartArray();
                foreach (Value element in value.ListValue.Values) WriteValue(json, element);
                json.WriteEndArray();
                break;
            default: json.WriteNullValue(); break;
        }
    }
}
