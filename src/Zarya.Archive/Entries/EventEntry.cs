using System.Text.Json;
using Zarya.Archive.Log;
using Zarya.Processing.Events;

namespace Zarya.Archive.Entries;

/// <summary>Events as they stand in the record, one an entry; the entry's times are the event's.</summary>
public static class EventEntry
{
    /// <summary>The longest message, in characters; longer ones are cut.</summary>
    public const int MaxMessage = 64 * 1024;

    /// <summary>The longest source, type, user and name of an extra, in characters.</summary>
    public const int MaxName = 1024;

    private const int MaxExtra = 4096;
    private const int MaxExtras = 256;
    private const string Form = "event";

    /// <summary>The stream of events.</summary>
    public static StreamKey Stream => new(EntryKind.Event, "events", 0);

    /// <summary>The octets of an entry.</summary>
    /// <param name="happening">The event. Texts that are too long are cut.</param>
    public static byte[] ToOctets(MissionEvent happening)
    {
        ArgumentNullException.ThrowIfNull(happening);
        return EntryForm.Write(Form, happening, WriteMembers);
    }

    /// <summary>Reads an entry.</summary>
    /// <param name="octets">Any octets.</param>
    /// <param name="reason">Why it is none, with the place; <see langword="null"/> if it is one.</param>
    /// <returns>The event, or <see langword="null"/>.</returns>
    public static MissionEvent? TryRead(ReadOnlySpan<byte> octets, out string? reason)
    {
        var json = new EntryJson(octets);
        MissionEvent? happening = EntryForm.Begin(ref json, Form) ? ReadMembers(ref json) : null;
        json.End();
        reason = json.Reason;
        return reason is null ? happening : null;
    }

    internal static void WriteMembers(Utf8JsonWriter json, MissionEvent happening)
    {
        EntryWords.WriteText(json, "source"u8, happening.Source, MaxName);
        if (happening.Type.Length > 0) EntryWords.WriteText(json, "type"u8, happening.Type, MaxName);
        json.WriteString("severity"u8, EntryWords.Of(EntryWords.Severities, (int)happening.Severity));
        EntryWords.WriteText(json, "message"u8, happening.Message, MaxMessage);
        json.WriteNumber("generation"u8, happening.GenerationTime.TaiNanoseconds);
        json.WriteNumber("reception"u8, happening.ReceptionTime.TaiNanoseconds);
        json.WriteNumber("sequence"u8, happening.SequenceNumber);
        if (happening.CreatedBy is { } by) EntryWords.WriteText(json, "by"u8, by, MaxName);
        if (happening.Extra.Count > 0) WriteExtras(json, happening.Extra);
    }

    /// <summary>Reads the members up to the end of the object.</summary>
    internal static MissionEvent? ReadMembers(ref EntryJson json)
    {
        (string? source, string? message, string type, string? by) = (null, null, "", null);
        (int severity, int sequence) = (0, 0);
        (Time.Instant? generation, Time.Instant? reception) = (null, null);
        IReadOnlyDictionary<string, string>? extra = null;
        while (json.NextMember())
        {
            if (json.Is("source"u8)) source = json.Text();
            else if (json.Is("type"u8)) type = json.Text();
            else if (json.Is("severity"u8)) severity = json.Word(EntryWords.Severities);
            else if (json.Is("message"u8)) message = json.Text();
            else if (json.Is("generation"u8)) generation = json.Time();
            else if (json.Is("reception"u8)) reception = json.Time();
            else if (json.Is("sequence"u8)) sequence = (int)json.Integer(int.MinValue, int.MaxValue);
            else if (json.Is("by"u8)) by = json.TextOrNull();
            else if (json.Is("extra"u8)) extra = ReadExtras(ref json);
            else json.Skip();
        }
        if (source is null || message is null || generation is null || reception is null)
        {
            json.Fail("an event has a source, a message, a generation and a reception");
            return null;
        }
        return new MissionEvent
        {
            Source = source,
            Type = type,
            Message = message,
            Severity = (EventSeverity)severity,
            GenerationTime = generation.Value,
            ReceptionTime = reception.Value,
            SequenceNumber = sequence,
            CreatedBy = by,
            Extra = extra ?? new Dictionary<string, string>(),
        };
    }

    internal static void WriteExtras(Utf8JsonWriter json, IReadOnlyDictionary<string, string> extras)
    {
        json.WriteStartArray("extra"u8);
        foreach ((string name, string value) in extras.Take(MaxExtras))
        {
            json.WriteStartObject();
            EntryWords.WriteText(json, "name"u8, name, MaxName);
            EntryWords.WriteText(json, "value"u8, value, MaxExtra);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static Dictionary<string, string> ReadExtras(ref EntryJson json)
    {
        var extras = new Dictionary<string, string>();
        json.BeginArray();
        while (json.NextElement() && json.BeginObject())
        {
            (string name, string value) = ("", "");
            while (json.NextMember())
            {
                if (json.Is("name"u8)) name = json.Text();
                else if (json.Is("value"u8)) value = json.Text();
                else json.Skip();
            }
            extras[name] = value;
        }
        return extras;
    }
}
