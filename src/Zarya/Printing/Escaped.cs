using System.Globalization;
using System.Text;

namespace Zarya.Printing;

/// <summary>Text that came from a file, made safe for a terminal: control characters, line ends and characters that turn the writing direction are written as escapes.</summary>
internal static class Escaped
{
    /// <summary>The text on one line, <c>\n</c> and <c>\u001B</c> for what would not stay there.</summary>
    public static string Text(string? text)
    {
        if (text is null) return "";
        if (!text.Any(IsUnsafe)) return text;
        var safe = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            if (!IsUnsafe(c)) safe.Append(c);
            else if (c is '\n' or '\r' or '\t') safe.Append(c switch { '\n' => "\\n", '\r' => "\\r", _ => "\\t" });
            else safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }
        return safe.ToString();
    }

    /// <summary>Prose on one line: white space of any kind and amount is one space.</summary>
    public static string Prose(string? text) =>
        Text(text is null ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
