using System.Diagnostics.CodeAnalysis;

namespace Zarya.Mdb.Model;

/// <summary>
/// Conditions as people write them: <c>/A/MODE == SAFE and (/A/COUNT &gt; 3 or /A/B.c[0] != 1)</c>. Comparisons <c>== = != &lt; &lt;= &gt; &gt;=</c>; <c>and</c>, <c>&amp;&amp;</c> and <c>;</c> bind closer than <c>or</c> and <c>||</c>;
/// <c>(raw)</c> behind a name means the raw value; literals with spaces or signs stand in double quotes. Text becomes data: nothing in it is run.
/// </summary>
public static class ConditionText
{
    private const int MaxLength = 4096;
    private const int MaxDepth = 32;

    /// <summary>Finds what a name stands for.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="path">The steps to a part of it.</param>
    /// <returns>Whether there is one.</returns>
    public delegate bool NameFinder(string name, [NotNullWhen(true)] out Parameter? parameter, out IReadOnlyList<PathStep> path);

    /// <summary>Reads a condition.</summary>
    /// <param name="text">The text, at most 4096 characters.</param>
    /// <param name="find">Says what names stand for.</param>
    /// <param name="criteria">The condition.</param>
    /// <param name="why">Why it cannot be read, in words.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryRead(string text, NameFinder find, [NotNullWhen(true)] out MatchCriteria? criteria, [NotNullWhen(false)] out string? why)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(find);
        criteria = null;
        if (text.Length > MaxLength) why = $"a condition may have {MaxLength} characters";
        else if (Split(text, out List<Word> words) is { } trouble) why = trouble;
        else
        {
            var reading = new Reading(words, find);
            criteria = reading.ReadAny(0);
            why = reading.Trouble ?? (reading.IsAtEnd ? null : $"'{reading.Next}' is not expected");
        }
        if (why is not null) criteria = null;
        return criteria is not null;
    }

    /// <summary>The same condition over the parameters of another definition.</summary>
    /// <param name="criteria">The condition.</param>
    /// <param name="find">Finds a parameter by its qualified name.</param>
    /// <returns>The condition; <see langword="null"/> if one of its parameters is gone.</returns>
    public static MatchCriteria? TryRebind(MatchCriteria criteria, Func<string, Parameter?> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        switch (criteria)
        {
            case Comparison comparison:
                if (Rebind(comparison.Left, find) is not { } left) return null;
                InstanceRef? right = comparison.Right is null ? null : Rebind(comparison.Right, find);
                return right is null && comparison.Right is not null ? null : new Comparison { Left = left, Operator = comparison.Operator, Value = comparison.Value, Right = right, Where = comparison.Where };
            case AndedConditions all:
                return Rebind(all.Terms, find) is { } every ? new AndedConditions(every) : null;
            case OredConditions any:
                return Rebind(any.Terms, find) is { } some ? new OredConditions(some) : null;
            default:
                return null;
        }
    }

    private static List<MatchCriteria>? Rebind(IReadOnlyList<MatchCriteria> terms, Func<string, Parameter?> find)
    {
        List<MatchCriteria> bound = [.. terms.Select(t => TryRebind(t, find)).OfType<MatchCriteria>()];
        return bound.Count == terms.Count ? bound : null;
    }

    private static InstanceRef? Rebind(InstanceRef reference, Func<string, Parameter?> find) =>
        reference.Parameter?.Target is { } before && find(before.QualifiedName) is { } after ? RefTo(after, reference.Path, reference.UseCalibratedValue) : null;

    private static InstanceRef RefTo(Parameter parameter, IReadOnlyList<PathStep> path, bool calibrated) =>
        new() { Parameter = new Reference<Parameter>(parameter.QualifiedName, default) { Target = parameter }, Path = path, UseCalibratedValue = calibrated };

    private static string? Split(string text, out List<Word> words)
    {
        words = [];
        for (int at = 0; at < text.Length;)
        {
            char c = text[at];
            int end = at + 1;
            if (char.IsWhiteSpace(c))
            {
                at = end;
                continue;
            }
            if (c == '"')
            {
                end = text.IndexOf('"', end);
                if (end < 0) return "a quote is not closed";
                words.Add(new Word(text[(at + 1)..end], IsQuoted: true));
                at = end + 1;
                continue;
            }
            if ("=!<>&|".Contains(c, StringComparison.Ordinal))
            {
                if (end < text.Length && (text[end] == '=' || (text[end] == c && c is '&' or '|'))) end++;
            }
            else if (!"();".Contains(c, StringComparison.Ordinal))
            {
                while (end < text.Length && !char.IsWhiteSpace(text[end]) && !"=!<>&|();\"".Contains(text[end], StringComparison.Ordinal)) end++;
            }
            words.Add(new Word(text[at..end], IsQuoted: false));
            at = end;
        }
        return null;
    }

    private static ComparisonOperator? OperatorOf(string word) => word switch
    {
        "=" or "==" => ComparisonOperator.Equal,
        "!=" => ComparisonOperator.NotEqual,
        "<" => ComparisonOperator.Less,
        "<=" => ComparisonOperator.LessOrEqual,
        ">" => ComparisonOperator.Greater,
        ">=" => ComparisonOperator.GreaterOrEqual,
        _ => null,
    };

    private readonly record struct Word(string Text, bool IsQuoted);

    private sealed class Reading(List<Word> words, NameFinder find)
    {
        private int _at;

        public string? Trouble { get; private set; }

        public bool IsAtEnd => _at >= words.Count;

        public string Next => IsAtEnd ? "the end" : words[_at].Text;

        public MatchCriteria? ReadAny(int depth) => ReadSeries(depth, ["or", "||", "|"], ReadAll, terms => new OredConditions(terms));

        private MatchCriteria? ReadAll(int depth) => ReadSeries(depth, ["and", "&&", "&", ";"], ReadOne, terms => new AndedConditions(terms));

        private MatchCriteria? ReadSeries(int depth, string[] joints, Func<int, MatchCriteria?> read, Func<List<MatchCriteria>, MatchCriteria> join)
        {
            var terms = new List<MatchCriteria>();
            do
            {
                if (read(depth) is not { } term) return null;
                terms.Add(term);
            }
            while (Take(joints));
            return terms.Count == 1 ? terms[0] : join(terms);
        }

        private MatchCriteria? ReadOne(int depth)
        {
            if (depth > MaxDepth) return Fail("its parentheses stand too deep");
            if (!Take("(")) return ReadComparison();
            MatchCriteria? inner = ReadAny(depth + 1);
            return inner is null || Take(")") ? inner : Fail($"')' is expected before '{Next}'");
        }

        private Comparison? ReadComparison()
        {
            if (ReadReference() is not { } left) return Fail(IsAtEnd ? "a parameter is missing at the end" : $"there is no parameter '{Next}'");
            if (IsAtEnd || words[_at].IsQuoted || OperatorOf(words[_at].Text) is not { } comparison) return Fail($"a comparison is expected before '{Next}'");
            _at++;
            if (IsAtEnd || (!words[_at].IsQuoted && "=!<>&|();".Contains(words[_at].Text[0], StringComparison.Ordinal))) return Fail($"a value is expected before '{Next}'");
            if (!words[_at].IsQuoted && words[_at].Text[0] == '/' && ReadReference() is { } right) return new Comparison { Left = left, Operator = comparison, Right = right };
            return new Comparison { Left = left, Operator = comparison, Value = words[_at++].Text };
        }

        private InstanceRef? ReadReference()
        {
            if (IsAtEnd || !find(words[_at].Text, out Parameter? parameter, out IReadOnlyList<PathStep> path)) return null;
            _at++;
            bool isRaw = _at + 2 < words.Count && words[_at].Text == "(" && words[_at + 1].Text == "raw" && words[_at + 2].Text == ")";
            if (isRaw) _at += 3;
            return RefTo(parameter, path, !isRaw);
        }

        private bool Take(params string[] any)
        {
            if (IsAtEnd || words[_at].IsQuoted || !any.Contains(words[_at].Text, StringComparer.OrdinalIgnoreCase)) return false;
            _at++;
            return true;
        }

        private Comparison? Fail(string why)
        {
            Trouble ??= why;
            return null;
        }
    }
}
