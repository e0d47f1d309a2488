using System.Buffers;
using System.Text.Json;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Zarya.Server.Api.Codecs;
using Zarya.Server.Api.Routing;

namespace Zarya.Server.Api.OpenApi;

/// <summary>Describes the API as an OpenAPI 3.1 document, from the route table and the messages themselves: it cannot say other than what is.</summary>
internal static class OpenApiDocument
{
    /// <summary>Writes the document.</summary>
    public static byte[] Write(IEnumerable<ApiRoute> routes, string version)
    {
        var buffer = new ArrayBufferWriter<byte>(256 * 1024);
        using var json = new Utf8JsonWriter(buffer, JsonOutput.Options);
        var messages = new SortedDictionary<string, MessageDescriptor>(StringComparer.Ordinal);
        json.WriteStartObject();
        json.WriteString("openapi", "3.1.0");
        json.WriteStartObject("info");
        json.WriteString("title", "Zarya");
        json.WriteString("version", version);
        json.WriteString("description", "Mission control. Every message may be sent and asked for as JSON or as application/protobuf.");
        json.WriteEndObject();
        json.WriteStartObject("paths");
        foreach (IGrouping<string, ApiRoute> path in routes.GroupBy(r => PathOf(r.Template)).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(path.Key);
            foreach (ApiRoute route in path.OrderBy(r => r.Method, StringComparer.Ordinal)) WriteOperation(json, route, messages);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        WriteSchemas(json, messages);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static string PathOf(RouteTemplate template) => template.Text.Replace("*}", "}", StringComparison.Ordinal);

    private static void WriteOperation(Utf8JsonWriter json, ApiRoute route, SortedDictionary<string, MessageDescriptor> messages)
    {
        HashSet<string> inPath = [.. route.Template.Variables];
        json.WriteStartObject(route.Method.ToLowerInvariant());
        json.WriteStartArray("tags");
        json.WriteStringValue(route.Template.Text.Split('/') is [_, "api", var chapter, ..] ? chapter.Split(':', '{')[0] : "auth");
        json.WriteEndArray();
        json.WriteStartArray("parameters");
        foreach (FieldDescriptor field in route.Request.Fields.InDeclarationOrder())
        {
            bool isPath = inPath.Contains(field.JsonName);
            if (!isPath && (route.Body is "*" || field.JsonName == route.Body || (field.FieldType == FieldType.Message && field.MessageType != Timestamp.Descriptor))) continue;
            json.WriteStartObject();
            json.WriteString("name", field.JsonName);
            json.WriteString("in", isPath ? "path" : "query");
            if (isPath) json.WriteBoolean("required", true);
            json.WritePropertyName("schema");
            SchemaText.WriteField(json, field, messages);
            json.WriteEndObject();
        }
        foreach (string name in route.Template.Variables.Where(v => !route.Request.Fields.InDeclarationOrder().Any(f => f.JsonName == v))) WriteVariable(json, name);
        json.WriteEndArray();
        if (route.Body is { } body) WriteBody(json, body == "*" ? route.Request : route.Request.FindFieldByName(body).MessageType, messages);
        WriteResponses(json, route, messages);
        json.WriteEndObject();
    }

    /// <summary>A variable of a path that no field takes: calls of Zarya's own read it by themselves.</summary>
    private static void WriteVariable(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("in", "path");
        json.WriteBoolean("required", true);
        json.WriteStartObject("schema");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, MessageDescriptor type, SortedDictionary<string, MessageDescriptor> messages)
    {
        json.WriteStartObject("requestBody");
        json.WriteStartObject("content");
        WriteContent(json, WireCodecs.JsonType, type, messages);
        WriteContent(json, WireCodecs.ProtobufType, null, messages);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResponses(Utf8JsonWriter json, ApiRoute route, SortedDictionary<string, MessageDescriptor> messages)
    {
        json.WriteStartObject("responses");
        json.WriteStartObject("200");
        bool isEmpty = route.Response == Empty.Descriptor;
        json.WriteString("description", isEmpty ? "Done; the body is empty" : route.IsStream ? $"{route.Response!.FullName}, one after another" : route.Response?.FullName ?? "As it is");
        if (!isEmpty)
        {
            json.WriteStartObject("content");
            WriteContent(json, route.MediaType ?? WireCodecs.JsonType, route.Response, messages);
            if (route.Response is not null) WriteContent(json, WireCodecs.ProtobufType, null, messages);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartObject("default");
        json.WriteString("description", "What went wrong");
        json.WriteStartObject("content");
        WriteContent(json, WireCodecs.JsonType, Schema.Envelope.ExceptionMessage.Descriptor, messages);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, string mediaType, MessageDescriptor? type, SortedDictionary<string, MessageDescriptor> messages)
    {
        json.WriteStartObject(mediaType);
        if (type is not null)
        {
            json.WritePropertyName("schema");
            SchemaText.WriteMessage(json, type, messages);
        }
        json.WriteEndObject();
    }

    // Messages name others while they are written: until none is new.
    private static void WriteSchemas(Utf8JsonWriter json, SortedDictionary<string, MessageDescriptor> messages)
    {
        json.WriteStartObject("components");
        json.WriteStartObject("schemas");
        var written = new HashSet<string>();
        while (messages.FirstOrDefault(m => !written.Contains(m.Key)) is { Value: { } type })
        {
            written.Add(type.FullName);
            json.WriteStartObject(type.FullName);
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (FieldDescriptor field in type.Fields.InFieldNumberOrder())
            {
                json.WritePropertyName(field.JsonName);
                SchemaText.WriteField(json, field, messages);
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
