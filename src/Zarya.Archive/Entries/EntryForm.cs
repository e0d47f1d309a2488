using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Zarya.Archive.Entries;

/// <summary>
/// What entries that are no packets share: each is one JSON object, UTF-8, that says first what it is and of which version, <c>{"form":"event","version":1,...}</c>. Times are TAI nanoseconds since 1958 as integers, so that no
/// table of leap seconds is needed. A reader leaves members out that it does not know, and refuses a greater version.
/// </summary>
internal static class EntryForm
{
    private const int Version = 1;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes an entry.</summary>
    public static byte[] Write<T>(string form, T content, Action<Utf8JsonWriter, T> members)
    {
        var octets = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(octets, s_options))
        {
            json.WriteStartObject();
            json.WriteString("form"u8, form);
            json.WriteNumber("version"u8, Version);
            members(json, content);
            json.WriteEndObject();
        }
        return octets.WrittenSpan.ToArray();
    }

    /// <summary>Takes form and version; <see langword="false"/> if it is another form, or a version that nobody knows yet.</summary>
    public static bool Begin(ref EntryJson json, string form)
    {
        if (!json.BeginObject()) return false;
        bool isForm = json.NextMember() && json.Is("form"u8) && json.Text() == form;
        if (!isForm) json.Fail($"this is no {form}");
        bool isVersion = json.NextMember() && json.Is("version"u8);
        if (!isVersion) json.Fail("the version is missing");
        else if (json.Integer(1, long.MaxValue) > Version) json.Fail("a newer version of Zarya wrote it");
        return json.Reason is null;
    }
}
