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
    public static string GetString(Charset charset, ReadOnlySpan<byte> octets) => charset switch
    {
        Charset.UsAscii => Ascii(octets),
        Charset.Iso8859Part1 => Encoding.Latin1.GetString(octets),
        Charset.Windows1252 => Windows1252(octets),
        Charset.Utf16LittleEndian => Encoding.Unicode.GetString(octets),
        Charset.Utf16BigEndian => Encoding.BigEndianUnicode.GetString(octets),
        Charset.Utf16 => octets.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode.GetString(octets[2..])
            : Encoding.BigEndianUnicode.GetString(octets.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? octets[2..] : octets),
        Charset.Utf32LittleEndian => Encoding.UTF32.GetString(octets),
        Charset.Utf32BigEndian => s_utf32BigEndian.GetString(octets),
        Charset.Utf32 => octets.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) ? Encoding.UTF32.GetString(octets[4..])
            : s_utf32BigEndian.GetString(octets.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]) ? octets[4..] : octets),
        _ => Encoding.UTF8.GetString(octets),
    };

    private static string Ascii(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder(octets.Length);
        foreach (byte octet in octets) text.Append(octet < 0x80 ? (char)octet : '\uFFFD');
        return text.ToString();
    }

    private static string Windows1252(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder(octets.Length);
        foreach (byte octet in octets) text.Append(octet is >= 0x80 and < 0xA0 ? Windows1252C1[octet - 0x80] : (char)octet);
        return text.ToString();
    }
}
