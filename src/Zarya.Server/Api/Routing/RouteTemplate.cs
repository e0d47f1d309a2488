namespace Zarya.Server.Api.Routing;

/// <summary>
/// A path with variables: <c>{x}</c> is a piece without slashes, <c>{x*}</c> a piece that may hold slashes. Both take as little as they can, at least one character.
/// Compared with the path before decoding, so that a slash in a name is no separator.
/// </summary>
internal sealed class RouteTemplate
{
    private readonly (string Literal, string? Variable, bool HoldsSlashes)[] _parts;

    public RouteTemplate(string text)
    {
        Text = text;
        var parts = new List<(string, string?, bool)>();
        for (int at = 0; at < text.Length;)
        {
            int open = text.IndexOf('{', at);
            if (open < 0) open = text.Length;
            if (open > at) parts.Add((text[at..open], null, false));
            if (open == text.Length) break;
            int close = text.IndexOf('}', open);
            string name = text[(open + 1)..close];
            parts.Add(("", name.TrimEnd('*'), name.EndsWith('*')));
            at = close + 1;
        }
        _parts = [.. parts];
    }

    /// <summary>The template as written.</summary>
    public string Text { get; }

    /// <summary>The names of the variables, in order.</summary>
    public IEnumerable<string> Variables => _parts.Where(p => p.Variable is not null).Select(p => p.Variable!);

    /// <summary>Compares a path, which has no trailing slash.</summary>
    /// <param name="path">As it came over the wire.</param>
    /// <param name="values">The variables in order, decoded.</param>
    public bool TryMatch(string path, out string[] values)
    {
        var found = new List<string>(4);
        bool matches = Match(path, 0, 0, found);
        values = matches ? [.. found] : [];
        return matches;
    }

    private bool Match(string path, int at, int part, List<string> found)
    {
        if (part == _parts.Length) return at == path.Length;
        (string literal, string? variable, bool holdsSlashes) = _parts[part];
        if (variable is null) return string.CompareOrdinal(path, at, literal, 0, literal.Length) == 0 && Match(path, at + literal.Length, part + 1, found);
        for (int end = at + 1; end <= path.Length && (holdsSlashes || path[end - 1] != '/'); end++)
        {
            end = NextEnd(path, end, part);
            if (end < 0 || (!holdsSlashes && path.AsSpan(at, end - at).Contains('/'))) return false;
            found.Add(RequestTarget.Decode(path.AsSpan(at, end - at)));
            if (Match(path, end, part + 1, found)) return true;
            found.RemoveAt(found.Count - 1);
        }
        return false;
    }

    // Jumps to where the literal after the variable stands: what lies between can be no end.
    private int NextEnd(string path, int from, int part) =>
        part + 1 == _parts.Length ? path.Length : path.IndexOf(_parts[part + 1].Literal, from, StringComparison.Ordinal);
}
