using System.Buffers;
using System.Text.Json;
using Zarya.Server.Api.Calls;
using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Server.Api.Own;

/// <summary>Writes an answer of Zarya's own: one JSON object. What is not known is null; times are UTC with milliseconds. Texts are escaped by the writer, so that no markup of theirs stands there as such.</summary>
internal sealed class JsonAnswer(Utf8JsonWriter json, LeapSeconds leapSeconds)
{
    /// <summary>For everything else.</summary>
    public Utf8JsonWriter Json { get; } = json;

    /// <summary>Answers a call.</summary>
    public static Task SendAsync(ApiCall call, Action<JsonAnswer> write)
    {
        var octets = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(octets))
        {
            json.WriteStartObject();
            write(new JsonAnswer(json, call.LeapSeconds));
            json.WriteEndObject();
        }
        return call.AnswerRawAsync(new RawAnswer("application/json", null, async (output, stop) => await output.WriteAsync(octets.WrittenMemory, stop)));
    }

    /// <summary>A text.</summary>
    public void Text(string name, string? text) => Json.WriteString(name, text);

    /// <summary>A number; null for none and for what is not finite.</summary>
    public void Number(string name, double? number)
    {
        if (number is { } known && double.IsFinite(known)) Json.WriteNumber(name, known);
        else Json.WriteNull(name);
    }

    /// <summary>True or false.</summary>
    public void Flag(string name, bool flag) => Json.WriteBoolean(name, flag);

    /// <summary>A time; null for none, and for the ends of time, which nobody has seen.</summary>
    public void Time(string name, Instant? time)
    {
        if (time is { } known && known != Instant.MinValue && known != Instant.MaxValue) Json.WriteString(name, known.ToUtcString(leapSeconds, 3));
        else Json.WriteNull(name);
    }

    /// <summary>A figure with its 90 % interval; null for none.</summary>
    public void Estimate(string name, Estimate? estimate)
    {
        if (estimate is not { } known || double.IsNaN(known.Median))
        {
            Json.WriteNull(name);
            return;
        }
        Json.WriteStartObject(name);
        Number("median", known.Median);
        Number("p05", known.P05);
        Number("p95", known.P95);
        Json.WriteEndObject();
    }

    /// <summary>Texts.</summary>
    public void Texts(string name, IEnumerable<string> texts)
    {
        Json.WriteStartArray(name);
        foreach (string text in texts) Json.WriteStringValue(text);
        Json.WriteEndArray();
    }

    /// <summary>A list of objects.</summary>
    public void List<T>(string name, IEnumerable<T> items, Action<JsonAnswer, T> write)
    {
        Json.WriteStartArray(name);
        foreach (T item in items)
        {
            Json.WriteStartObject();
            write(this, item);
            Json.WriteEndObject();
        }
        Json.WriteEndArray();
    }

    /// <summary>An object, or null for nothing.</summary>
    public void Object<T>(string name, T? item, Action<JsonAnswer, T> write)
        where T : class
    {
        if (item is null)
        {
            Json.WriteNull(name);
            return;
        }
        Json.WriteStartObject(name);
        write(this, item);
        Json.WriteEndObject();
    }
}
