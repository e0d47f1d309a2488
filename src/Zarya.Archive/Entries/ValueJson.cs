using System.Text.Json;
using Zarya.Processing.Telemetry;

namespace Zarya.Archive.Entries;

/// <summary>
/// Values in entries: an object whose member says the kind, <c>{"unsigned":5}</c>, <c>{"label":"ON","number":1}</c>, <c>{"array":[{"float":1.5}]}</c>, <c>{"aggregate":[{"name":"x","value":{"signed":-1}}]}</c>; null where there
/// is none. Octets are base64, times TAI nanoseconds.
/// </summary>
internal static class ValueJson
{
    /// <summary>Arrays and aggregates inside one another; what is deeper is written as null.</summary>
    public const int MaxNesting = 12;

    public static void Write(Utf8JsonWriter json, in TelemetryValue value, int nesting = 0)
    {
        if (value.Kind is TelemetryKind.None || (nesting >= MaxNesting && value.Kind is TelemetryKind.Array or TelemetryKind.Aggregate))
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        switch (value.Kind)
        {
            case TelemetryKind.Signed: json.WriteNumber("signed"u8, value.Integer); break;
            case TelemetryKind.Unsigned: json.WriteNumber("unsigned"u8, (ulong)value.Integer); break;
            case TelemetryKind.Float: EntryWords.WriteNumber(json, "float"u8, value.Number); break;
            case TelemetryKind.Boolean: json.WriteBoolean("boolean"u8, value.Integer != 0); break;
            case TelemetryKind.Text: json.WriteString("text"u8, value.Text); break;
            case TelemetryKind.Octets: json.WriteBase64String("octets"u8, value.Octets.Span); break;
            case TelemetryKind.Time: json.WriteNumber("time"u8, value.Integer); break;
            case TelemetryKind.Label:
                json.WriteString("label"u8, value.Text);
                json.WriteNumber("number"u8, value.Integer);
                break;
            default: WriteParts(json, in value, nesting); break;
        }
        json.WriteEndObject();
    }

    public static TelemetryValue Read(ref EntryJson json, int nesting = 0)
    {
        if (json.IsNull()) return default;
        if (nesting > MaxNesting) json.Fail("values are nested too deep");
        if (!json.BeginObject()) return default;
        TelemetryValue value = default;
        (string? label, long number) = (null, 0);
        while (json.NextMember())
        {
            if (json.Is("signed"u8)) value = TelemetryValue.OfSigned(json.Integer());
            else if (json.Is("unsigned"u8)) value = TelemetryValue.OfUnsigned(json.Unsigned());
            else if (json.Is("float"u8)) value = TelemetryValue.OfFloat(json.Number());
            else if (json.Is("boolean"u8)) value = TelemetryValue.OfBoolean(json.Boolean());
            else if (json.Is("label"u8)) label = json.Text();
            else if (json.Is("number"u8)) number = json.Integer();
            else if (json.Is("text"u8)) value = TelemetryValue.OfText(json.Text());
            else if (json.Is("octets"u8)) value = TelemetryValue.OfOctets(json.Octets());
            else if (json.Is("time"u8)) value = TelemetryValue.OfTime(json.Time());
            else if (json.Is("array"u8)) value = TelemetryValue.OfArray(ReadElements(ref json, nesting + 1));
            else if (json.Is("aggregate"u8)) value = TelemetryValue.OfAggregate(ReadMembers(ref json, nesting + 1));
            else json.Skip();
        }
        if (label is not null) value = TelemetryValue.OfLabel(number, label);
        if (value.Kind == TelemetryKind.None) json.Fail("the kind of value is not known");
        return value;
    }

    private static void WriteParts(Utf8JsonWriter json, in TelemetryValue value, int nesting)
    {
        bool isArray = value.Kind == TelemetryKind.Array;
        json.WriteStartArray(isArray ? "array"u8 : "aggregate"u8);
        foreach (TelemetryPart part in value.Parts)
        {
            TelemetryValue inner = part.Value;
            if (isArray)
            {
                Write(json, in inner, nesting + 1);
                continue;
            }
            json.WriteStartObject();
            json.WriteString("name"u8, part.Name);
            json.WritePropertyName("value"u8);
            Write(json, in inner, nesting + 1);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static TelemetryPart[] ReadElements(ref EntryJson json, int nesting)
    {
        var parts = new List<TelemetryPart>();
        json.BeginArray();
        while (json.NextElement()) parts.Add(new TelemetryPart("", Read(ref json, nesting)));
        return [.. parts];
    }

    private static TelemetryPart[] ReadMembers(ref EntryJson json, int nesting)
    {
        var parts = new List<TelemetryPart>();
        json.BeginArray();
        while (json.NextElement() && json.BeginObject())
        {
            (string name, TelemetryValue value) = ("", default);
            while (json.NextMember())
            {
                if (json.Is("name"u8)) name = json.Text();
                else if (json.Is("value"u8)) value = Read(ref json, nesting);
                else json.Skip();
            }
            parts.Add(new TelemetryPart(name, value));
        }
        return [.. parts];
    }
}
