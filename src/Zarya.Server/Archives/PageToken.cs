using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>Where a page ended, as clients hand it on: URL-safe base64 (RFC 4648, 5) of a small JSON object. A place in the record, so that pages neither repeat nor miss what stands there, whatever came in meanwhile.</summary>
/// <param name="Generation">The generation time of the last thing given.</param>
/// <param name="Number">The number of its entry; 0 where only time and count tell.</param>
/// <param name="Count">How many of this time, or of the answer, were given.</param>
/// <param name="Mark">What tells the last value from others, or <see langword="null"/>.</param>
public readonly record struct PageToken(Instant Generation, long Number, int Count = 0, string? Mark = null)
{
    private const int MaxCharacters = 1000;

    /// <summary>Reads one.</summary>
    /// <returns><see langword="false"/> if it is none; whatever the text is, nothing is thrown.</returns>
    public static bool TryRead(string? text, out PageToken token)
    {
        token = default;
        if (string.IsNullOrEmpty(text) || text.Length > MaxCharacters || !Base64Url.IsValid(text)) return false;
        byte[] octets = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, octets, out _, out int length) != OperationStatus.Done) return false;
        try
        {
            using var json = JsonDocument.Parse(octets.AsMemory(0, length));
            JsonElement root = json.RootElement;
            token = new PageToken(
                Instant.FromTaiNanoseconds(root.GetProperty("t").GetInt64()),
                root.TryGetProperty("n", out JsonElement number) ? number.GetInt64() : 0,
                root.TryGetProperty("c", out JsonElement count) ? Math.Max(0, count.GetInt32()) : 0,
                root.TryGetProperty("v", out JsonElement mark) ? mark.GetString() : null);
            return true;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    /// <summary>As clients get it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"t\":{Generation.TaiNanoseconds}");
        if (Number != 0) text.Append(System.Globalization.CultureInfo.InvariantCulture, $",\"n\":{Number}");
        if (Count != 0) text.Append(System.Globalization.CultureInfo.InvariantCulture, $",\"c\":{Count}");
        if (Mark is not null) text.Append(",\"v\":\"").Append(JsonEncodedText.Encode(Mark).Value).Append('"');
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text.Append('}').ToString()));
    }
}
