using System.Text;

namespace Zarya.Server.Archives.Filters;

/// <summary>What a piece of a filter is.</summary>
internal enum FilterToken
{
    End,
    Word,
    Quoted,
    Operator,
    Open,
    Close,
    Minus,
    And,
    Or,
    Not,
    Bad,
}

/// <summary>Cuts a filter into pieces.</summary>
internal sealed class FilterLexer(string text)
{
    private static readonly string[] s_operators = ["!=", "!~", "=~", "<=", ">=", "=", "<", ">", ":"];

    private int _at;

    /// <summary>What the piece at hand is.</summary>
    public FilterToken Token { get; private set; }

    /// <summary>Where it begins.</summary>
    public int Start { get; private set; }

    /// <summary>The word, the text without its quotes, or the operator.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Goes to the next piece.</summary>
    public void Next()
    {
        SkipBlanks();
        Start = _at;
        Value = "";
        if (_at >= text.Length) Token = FilterToken.End;
        else if (text[_at] is '(' or ')')
        {
            Token = text[_at] == '(' ? FilterToken.Open : FilterToken.Close;
            _at++;
        }
        else if (text[_at] == '"') ReadQuoted();
        else if (Array.Find(s_operators, o => string.CompareOrdinal(text, _at, o, 0, o.Length) == 0) is { } op)
        {
            (Token, Value) = (FilterToken.Operator, op);
            _at += op.Length;
        }
        else if (text[_at] == '-' && _at + 1 < text.Length && !char.IsWhiteSpace(text[_at + 1]))
        {
            Token = FilterToken.Minus;
            _at++;
        }
        else ReadWord();
    }

    /// <summary>Goes to the value behind an operator, in which operators and minus are letters as others.</summary>
    public void NextValue()
    {
        SkipBlanks();
        Start = _at;
        if (_at < text.Length && text[_at] == '"')
        {
            ReadQuoted();
            return;
        }
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]) && text[_at] is not ('(' or ')')) _at++;
        Value = text[Start.._at];
        Token = Value.Length > 0 ? FilterToken.Word : FilterToken.End;
    }

    private void SkipBlanks()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at])) _at++;
            else if (text[_at] == '-' && _at + 1 < text.Length && text[_at + 1] == '-') _at = text.IndexOf('\n', _at) is >= 0 and var end ? end : text.Length;
            else break;
        }
    }

    private void ReadWord()
    {
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]) && text[_at] is not ('(' or ')' or '"' or '=' or '<' or '>' or ':') && !(text[_at] == '!' && _at + 1 < text.Length && text[_at + 1] is '=' or '~')) _at++;
        Value = text[Start.._at];
        Token = Value switch { "AND" => FilterToken.And, "OR" => FilterToken.Or, "NOT" => FilterToken.Not, _ => FilterToken.Word };
    }

    private void ReadQuoted()
    {
        var value = new StringBuilder();
        for (_at++; _at < text.Length && text[_at] != '"'; _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length) _at++;
            value.Append(text[_at]);
        }
        Token = _at < text.Length ? FilterToken.Quoted : FilterToken.Bad;
        _at = Math.Min(_at + 1, text.Length);
        Value = value.ToString();
    }
}
