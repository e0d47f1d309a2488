using System.Globalization;
using System.Text;

namespace Zarya.Processing.Expressions;

/// <summary>From characters to tokens.</summary>
internal static class ExpressionLexer
{
    private static readonly string[] s_symbols = ["==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "^", "(", ")", ",", "="];

    /// <summary>The tokens, an end at the end; <see langword="null"/> and an error if there are none such.</summary>
    public static List<Token>? TryRead(string text, List<ExpressionError> errors)
    {
        var tokens = new List<Token>();
        int at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at == text.Length) break;
            int start = at;
            // Where a value is expected, a slash begins an absolute name; behind a value it divides.
            bool expectsValue = tokens.Count == 0 || (tokens[^1].Kind == TokenKind.Symbol && tokens[^1].Text != ")");
            char c = text[at];
            Token? token = c switch
            {
                '"' => ReadText(text, ref at),
                '{' => ReadBraced(text, ref at),
                _ when char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) => ReadNumber(text, ref at),
                _ when IsNameStart(c) || (c == '/' && expectsValue) => ReadName(text, ref at),
                _ => ReadSymbol(text, ref at),
            };
            if (token is not { } read)
            {
                errors.Add(new ExpressionError(start + 1, c switch
                {
                    '"' => "the text has no closing quotation mark",
                    '{' => "the name has no closing brace",
                    _ when char.IsAsciiDigit(c) || c == '.' => "this is no number",
                    _ => $"'{c}' means nothing here",
                }));
                return null;
            }
            tokens.Add(read);
        }
        tokens.Add(new Token(TokenKind.End, text.Length + 1, ""));
        return tokens;
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static Token? ReadSymbol(string text, ref int at)
    {
        foreach (string symbol in s_symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) != 0) continue;
            var token = new Token(TokenKind.Symbol, at + 1, symbol == "=" ? "==" : symbol);
            at += symbol.Length;
            return token;
        }
        return null;
    }

    private static Token? ReadText(string text, ref int at)
    {
        int start = at++;
        var content = new StringBuilder();
        for (; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\\') at++;
            content.Append(text[at]);
        }
        return at++ < text.Length ? new Token(TokenKind.Text, start + 1, content.ToString()) : null;
    }

    private static Token? ReadBraced(string text, ref int at)
    {
        int start = at;
        int end = text.IndexOf('}', at);
        if (end < 0) return null;
        at = end + 1;
        string path = ReadPath(text, ref at);
        return new Token(TokenKind.BracedName, start + 1, text[(start + 1)..end].Trim() + path);
    }

    private static Token? ReadNumber(string text, ref int at)
    {
        int start = at;
        if (text[at] == '0' && at + 1 < text.Length && text[at + 1] is 'x' or 'X')
        {
            at += 2;
            while (at < text.Length && char.IsAsciiHexDigit(text[at])) at++;
            return ulong.TryParse(text.AsSpan(start + 2, at - start - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong hex) ? new Token(TokenKind.Number, start + 1, text[start..at], hex) : null;
        }
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.' || (text[at] is 'e' or 'E') || (text[at] is '+' or '-' && text[at - 1] is 'e' or 'E'))) at++;
        return double.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? new Token(TokenKind.Number, start + 1, text[start..at], number)
            : null;
    }

    private static Token? ReadName(string text, ref int at)
    {
        int start = at;
        bool isAbsolute = text[at] == '/';
        if (isAbsolute && (at + 1 == text.Length || !IsNameStart(text[at + 1]))) return null;
        if (isAbsolute) at++;
        while (at < text.Length)
        {
            if (IsNamePart(text[at])) at++;
            else if (isAbsolute && text[at] == '/' && at + 1 < text.Length && IsNameStart(text[at + 1])) at += 2;
            else break;
        }
        string name = text[start..at];
        if (name is "and" or "or" or "not") return new Token(TokenKind.Symbol, start + 1, name);
        return new Token(TokenKind.Name, start + 1, name + ReadPath(text, ref at));
    }

    /// <summary>Members and indices behind a name.</summary>
    private static string ReadPath(string text, ref int at)
    {
        int start = at;
        while (at < text.Length)
        {
            if (text[at] == '.' && at + 1 < text.Length && IsNameStart(text[at + 1]))
            {
                at += 2;
                while (at < text.Length && IsNamePart(text[at])) at++;
            }
            else if (text[at] == '[' && text.IndexOf(']', at) is > 0 and var end && end - at is > 1 and < 9 && text.AsSpan(at + 1, end - at - 1).IndexOfAnyExceptInRange('0', '9') < 0)
            {
                at = end + 1;
            }
            else
            {
                break;
            }
        }
        return text[start..at];
    }
}
