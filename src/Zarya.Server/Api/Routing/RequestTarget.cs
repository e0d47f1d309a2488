using System.Text;

namespace Zarya.Server.Api.Routing;

/// <summary>The target of a request as it came over the wire (RFC 9112 §3.2), in its parts and not yet decoded: names hold slashes that a server that decodes too early loses.</summary>
internal readonly record struct RequestTarget(string Path, string Query)
{
    /// <summary>Splits a target: origin form, or absolute form as proxies send it.</summary>
    public static RequestTarget Parse(string raw)
    {
        string rest = raw;
        int scheme = raw.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0 && !raw.StartsWith('/'))
        {
            int slash = raw.IndexOf('/', scheme + 3);
            rest = slash < 0 ? "/" : raw[slash..];
        }
        int mark = rest.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? new(rest, "") : new(rest[..mark], rest[(mark + 1)..]);
    }

    /// <summary>Form-style decoding: <c>+</c> is a space, <c>%XX</c> an octet of UTF-8. A percent sign that no two digits follow stands for itself.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('%', '+') < 0) return text.ToString();
        byte[] octets = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        int written = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '+') octets[written++] = (byte)' ';
            else if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                octets[written++] = (byte)((HexDigit(text[i + 1]) << 4) | HexDigit(text[i + 2]));
                i += 2;
            }
            else
            {
                int taken = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
                written += Encoding.UTF8.GetBytes(text.Slice(i, taken), octets.AsSpan(written));
                i += taken - 1;
            }
        }
        return Encoding.UTF8.GetString(octets, 0, written);
    }

    /// <summary>The pairs of a query or of a form, in order.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(string query)
    {
        foreach (string pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0 ? new(Decode(pair), "") : new(Decode(pair.AsSpan(0, equals)), Decode(pair.AsSpan(equals + 1)));
        }
    }

    private static int HexDigit(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
