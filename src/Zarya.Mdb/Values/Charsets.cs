using System.Buffers;
using System.Text;
using Zarya.Mdb.Model;

namespace Zarya.Mdb.Values;

/// <summary>The character sets of XTCE <c>StringEncodingType</c>. Octets that are not in the set become U+FFFD; nothing throws.</summary>
public static class Charsets
{
    private static readonly UTF32Encoding s_utf32BigEndian = new(bigEndian: true, byteOrderMark: false);

    // Windows-1252 differs from ISO 8859-1 in 0x80-0x9F; five octets there have no character.
    private const string Windows1252C1 = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";

    /// <summary>Octets as text.</summary>
    /// <param name="charset">The character set.</param>
    /// <param name="octets">The octets.</param>
    /// <returns>The text.</returns>
    public static string GetString(Charset charset, ReadOnlySpan<byte> octets)
    {
        char[]? rented = null;
        Span<char> text = octets.Length <= 256 ? stackalloc char[256] : rented = ArrayPool<char>.Shared.Rent(octets.Length);
        string result = new(text[..GetChars(charset, octets, text)]);
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    /// <summary>Octets as text, without allocating for text that is in the set.</summary>
    /// <param name="charset">The character set.</param>
    /// <param name="octets">The octets.</param>
    /// <param name="text">Where it is written: as many places as there are octets are always enough.</param>
    /// <returns>The number of characters.</returns>
    public static int GetChars(Charset charset, ReadOnlySpan<byte> octets, Span<char> text)
    {
        switch (charset)
        {
            case Charset.UsAscii:
                for (int i = 0; i < octets.Length; i++) text[i] = octets[i] < 0x80 ? (char)octets[i] : '\uFFFD';
                return octets.Length;
            case Charset.Windows1252:
                for (int i = 0; i < octets.Length; i++) text[i] = octets[i] is >= 0x80 and < 0xA0 ? Windows1252C1[octets[i] - 0x80] : (char)octets[i];
                return octets.Length;
            case Charset.Iso8859Part1: return Encoding.Latin1.GetChars(octets, text);
            case Charset.Utf16LittleEndian: return Encoding.Unicode.GetChars(octets, text);
            case Charset.Utf16BigEndian: return Encoding.BigEndianUnicode.GetChars(octets, text);
            case Charset.Utf16:
                if (octets.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetChars(octets[2..], text);
                return Encoding.BigEndianUnicode.GetChars(octets.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? octets[2..] : octets, text);
            case Charset.Utf32LittleEndian: return Encoding.UTF32.GetChars(octets, text);
            case Charset.Utf32BigEndian: return s_utf32BigEndian.GetChars(octets, text);
            case Charset.Utf32:
                if (octets.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return Encoding.UTF32.GetChars(octets[4..], text);
                return s_utf32BigEndian.GetChars(octets.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]) ? octets[4..] : octets, text);
            default: return Encoding.UTF8.GetChars(octets, text);
        }
    }

    /// <summary>Whether octets are text of a character set at all: of UTF-8 and US-ASCII not all are, of others this says yes.</summary>
    /// <param name="charset">The character set.</param>
    /// <param name="octets">The octets.</param>
    public static bool IsText(Charset charset, ReadOnlySpan<byte> octets) => charset switch
    {
        Charset.Utf8 => System.Text.Unicode.Utf8.IsValid(octets),
        Charset.UsAscii => Ascii.IsValid(octets),
        _ => true,
    };
}
