using System.Text;
using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>Octets to text (rule 20): what is not in the character set becomes U+FFFD.</summary>
internal static class NaiveCharsets
{
    private const char Unknown = '\uFFFD';

    // Windows-1252 0x80 to 0x9F; 81, 8D, 8F, 90 and 9D are not assigned (Unicode's CP1252.TXT).
    private const string Windows1252High = "\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178";

    /// <summary>Octets of one code unit: end marks are looked for at whole units.</summary>
    internal static int UnitOctets(Charset charset) => charset switch
    {
        Charset.Utf16 or Charset.Utf16LittleEndian or Charset.Utf16BigEndian => 2,
        Charset.Utf32 or Charset.Utf32LittleEndian or Charset.Utf32BigEndian => 4,
        _ => 1,
    };

    internal static string Text(byte[] octets, Charset charset) => charset switch
    {
        Charset.Utf8 => Encoding.UTF8.GetString(octets),
        Charset.UsAscii => string.Concat(octets.Select(o => o < 0x80 ? (char)o : Unknown)),
        Charset.Iso8859Part1 => string.Concat(octets.Select(o => (char)o)),
        Charset.Windows1252 => string.Concat(octets.Select(o => o is >= 0x80 and < 0xA0 ? Windows1252High[o - 0x80] : (char)o)),
        Charset.Utf16 when octets is [0xFF, 0xFE, ..] => Utf16(octets[2..], false),
        Charset.Utf16 when octets is [0xFE, 0xFF, ..] => Utf16(octets[2..], true),
        Charset.Utf16 or Charset.Utf16BigEndian => Utf16(octets, true),
        Charset.Utf16LittleEndian => Utf16(octets, false),
        Charset.Utf32 when octets is [0xFF, 0xFE, 0, 0, ..] => Utf32(octets[4..], false),
        Charset.Utf32 when octets is [0, 0, 0xFE, 0xFF, ..] => Utf32(octets[4..], true),
        Charset.Utf32 or Charset.Utf32BigEndian => Utf32(octets, true),
        _ => Utf32(octets, false),
    };

    /// <summary>A surrogate without its partner, and an odd octet at the end, are one U+FFFD each.</summary>
    private static string Utf16(byte[] octets, bool bigEndian)
    {
        var text = new StringBuilder();
        char[] units = [.. octets.Chunk(2).Where(o => o.Length == 2).Select(o => (char)(bigEndian ? (o[0] << 8) | o[1] : (o[1] << 8) | o[0]))];
        for (int i = 0; i < units.Length; i++)
        {
            if (char.IsHighSurrogate(units[i]) && i + 1 < units.Length && char.IsLowSurrogate(units[i + 1])) text.Append(units[i]).Append(units[++i]);
            else text.Append(char.IsSurrogate(units[i]) ? Unknown : units[i]);
        }
        if (octets.Length % 2 != 0) text.Append(Unknown);
        return text.ToString();
    }

    /// <summary>Four octets that are no character, and the one to three octets left at the end, are one U+FFFD each.</summary>
    private static string Utf32(byte[] octets, bool bigEndian)
    {
        var text = new StringBuilder();
        foreach (byte[] unit in octets.Chunk(4))
        {
            byte[] o = bigEndian ? unit : [.. unit.Reverse()];
            uint scalar = o.Length == 4 ? ((uint)o[0] << 24) | ((uint)o[1] << 16) | ((uint)o[2] << 8) | o[3] : uint.MaxValue;
            text.Append(Rune.IsValid(scalar) ? new Rune(scalar).ToString() : Unknown);
        }
        return text.ToString();
    }
}
