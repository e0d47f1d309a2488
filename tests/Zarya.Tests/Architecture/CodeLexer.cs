using System.Text;

namespace Zarya.Tests.Architecture;

/// <summary>Copies C# without comments, characters and texts. Enough of a lexer for the sources of this repository; not one for all of C#.</summary>
internal sealed class CodeLexer(string text, StringBuilder code)
{
    /// <summary>Copies to the end, or to the brace that closes a hole of an interpolated text.</summary>
    public void Copy(ref int at, bool untilBrace)
    {
        int depth = 0;
        while (at < text.Length)
        {
            if (Starts(at, "//")) at = Until(at, "\n");
            else if (Starts(at, "/*")) at = Until(at, "*/") + 2;
            else if (text[at] == '\'') at = EndOfCharacter(at);
            else if (text[at] is '"' or '$' or '@' && TrySkipText(ref at)) code.Append(' ');
            else
            {
                if (untilBrace && text[at] == '}' && depth-- == 0) return;
                if (text[at] == '{') depth++;
                code.Append(text[at++]);
            }
        }
    }

    private bool TrySkipText(ref int at)
    {
        int start = at;
        while (start < text.Length && text[start] is '$' or '@') start++;
        if (start >= text.Length || text[start] != '"') return false;
        string prefix = text[at..start];
        int quotes = 1;
        while (start + quotes < text.Length && text[start + quotes] == '"') quotes++;
        if (quotes >= 3) at = SkipRaw(start + quotes, quotes, prefix.Count(c => c == '$'));
        else if (quotes == 2) at = start + 2;
        else at = SkipPlain(start + 1, prefix.Contains('@'), prefix.Contains('$'));
        return true;
    }

    private int SkipPlain(int at, bool isVerbatim, bool isInterpolated)
    {
        while (at < text.Length)
        {
            if (!isVerbatim && text[at] == '\\') at += 2;
            else if (isVerbatim && Starts(at, "\"\"")) at += 2;
            else if (text[at] == '"') return at + 1;
            else if (isInterpolated && Starts(at, "{{")) at += 2;
            else if (isInterpolated && text[at] == '{') at = Hole(at + 1, 1);
            else at++;
        }
        return at;
    }

    private int SkipRaw(int at, int quotes, int dollars)
    {
        string end = new('"', quotes);
        string open = new('{', Math.Max(dollars, 1));
        while (at < text.Length)
        {
            if (Starts(at, end)) return at + quotes;
            if (dollars > 0 && Starts(at, open)) at = Hole(at + dollars, dollars);
            else at++;
        }
        return at;
    }

    private int Hole(int at, int braces)
    {
        code.Append(' ');
        Copy(ref at, untilBrace: true);
        return at + braces;
    }

    private int EndOfCharacter(int at)
    {
        at++;
        while (at < text.Length && text[at] != '\'') at += text[at] == '\\' ? 2 : 1;
        return at + 1;
    }

    private int Until(int at, string end) => text.IndexOf(end, at, StringComparison.Ordinal) is >= 0 and var found ? found : text.Length;

    private bool Starts(int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;
}
