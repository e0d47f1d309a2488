using System.Globalization;
using System.Text.Json;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Translation;
using Zarya.Time;

namespace Zarya.Server.Api.Own;

/// <summary>The JSON object that a call came with. Whatever it is, what does not fit is a 400 that names the field.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int MaxDepth = 8;
    private const int Shown = 40;

    private readonly JsonDocument _document;
    private readonly JsonElement _root;

    private RequestBody(JsonDocument document) => (_document, _root) = (document, document.RootElement);

    /// <summary>Reads the body of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="known">The fields that may stand in it.</param>
    /// <exception cref="ApiException">It is no JSON object, or has other fields: 400. It is too large: 413.</exception>
    public static async ValueTask<RequestBody> ReadAsync(ApiCall call, params string[] known)
    {
        byte[] octets = await call.ReadBodyAsync();
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(octets.Length == 0 ? "{}"u8.ToArray() : octets, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw ApiException.BadRequest($"The body is no JSON: {e.Message}");
        }
        var body = new RequestBody(document);
        try
        {
            if (body._root.ValueKind != JsonValueKind.Object) throw ApiException.BadRequest("The body has to be a JSON object");
            foreach (JsonProperty field in body._root.EnumerateObject())
                if (!known.Contains(field.Name, StringComparer.Ordinal)) throw Wrong(Short(field.Name), known.Length == 0 ? "is not known here; there are no fields" : $"is not known here; fields are {string.Join(", ", known)}");
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>The refusal of a field.</summary>
    public static ApiException Wrong(string field, string words) => ApiException.BadRequest($"{field}: {words}");

    /// <summary>Whether a field stands there and is not null.</summary>
    public bool Has(string name) => _root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A text that has to be there, without blanks around it.</summary>
    public string Text(string name, int most, bool isOneLine = true) => OptionalText(name, most, isOneLine) is { Length: > 0 } text ? text : throw Wrong(name, "a text has to stand here");

    /// <summary>A text, or <see langword="null"/>.</summary>
    public string? OptionalText(string name, int most, bool isOneLine = true) => Has(name) ? TextOf(_root.GetProperty(name), name, most, isOneLine) : null;

    /// <summary>A text, or a number as it is written; empty when nothing stands there.</summary>
    public string TextOrNumber(string name, int most)
    {
        if (!Has(name)) return "";
        JsonElement value = _root.GetProperty(name);
        return value.ValueKind == JsonValueKind.Number ? value.GetDouble().ToString(CultureInfo.InvariantCulture) : TextOf(value, name, most, isOneLine: true);
    }

    /// <summary>Texts; none when nothing stands there.</summary>
    public IReadOnlyList<string> Texts(string name, int mostTexts, int most)
    {
        if (!Has(name)) return [];
        JsonElement list = _root.GetProperty(name);
        if (list.ValueKind != JsonValueKind.Array) throw Wrong(name, "a list of texts has to stand here");
        if (list.GetArrayLength() > mostTexts) throw Wrong(name, $"more than {mostTexts} texts");
        string[] texts = [.. list.EnumerateArray().Select((e, i) => TextOf(e, string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"), most, isOneLine: true)).Distinct(StringComparer.Ordinal)];
        return texts.Contains("") ? throw Wrong(name, "one of the texts is empty") : texts;
    }

    /// <summary>A number of a range, or <see langword="null"/>.</summary>
    public double? Number(string name, double least, double most)
    {
        if (!Has(name)) return null;
        JsonElement value = _root.GetProperty(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number >= least && number <= most
            ? number
            : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most} has to stand here"));
    }

    /// <summary>True or false, or <see langword="null"/>.</summary>
    public bool? Flag(string name) => !Has(name) ? null : _root.GetProperty(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "true or false has to stand here"),
    };

    /// <summary>A time in UTC, or <see langword="null"/>.</summary>
    public Instant? Time(string name, LeapSeconds leapSeconds) => OptionalText(name, 64) is { } text ? ReadTime(name, text, leapSeconds) : null;

    /// <summary>Reads a time of a field or of the query.</summary>
    public static Instant ReadTime(string name, string text, LeapSeconds leapSeconds) =>
        WireTime.TryParse(text, leapSeconds, out Google.Protobuf.WellKnownTypes.Timestamp? time) ? WireTime.ToInstant(time!, leapSeconds) : throw Wrong(name, $"'{Short(text)}' is no time in UTC, as 2018-08-29T22:00:00.000Z");

    public void Dispose() => _document.Dispose();

    private static string TextOf(JsonElement value, string name, int most, bool isOneLine)
    {
        if (value.ValueKind != JsonValueKind.String) throw Wrong(name, "a text has to stand here");
        string text;
        try
        {
            text = value.GetString()!.Trim();
        }
        catch (InvalidOperationException)
        {
            throw Wrong(name, "half of a pair of surrogates is no text");
        }
        if (text.Length > most) throw Wrong(name, $"longer than {most} characters");
        foreach (char c in text)
            if (char.IsControl(c) && (isOneLine || c is not ('\n' or '\r' or '\t'))) throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"the character U+{(int)c:X4} cannot stand in {(isOneLine ? "a line" : "a text")}"));
        return text.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string Short(string text) => text.Length <= Shown ? text : text[..Shown] + "…";
}
