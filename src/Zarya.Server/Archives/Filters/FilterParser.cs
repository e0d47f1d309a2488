namespace Zarya.Server.Archives.Filters;

/// <summary>Reads filters over things that have some fields. Total: what does not fit is told with its place. Safe for any number of threads.</summary>
/// <param name="fields">The fields; their names count whatever the case.</param>
public sealed class FilterParser<T>(params IReadOnlyList<FilterField<T>> fields)
{
    /// <summary>The longest filter, in characters.</summary>
    public const int MaxCharacters = 4096;

    private const int MaxNesting = 64;

    private readonly Dictionary<string, FilterField<T>> _fields = fields.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
    private readonly TextField<T>[] _searched = [.. fields.OfType<TextField<T>>().Where(f => f.IsSearched)];

    /// <summary>Reads one. An empty one fits everything.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="problem">What is wrong with it.</param>
    public bool TryParse(string text, out FilterExpression<T>? filter, out FilterProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        filter = null;
        if (text.Length > MaxCharacters)
        {
            problem = FilterProblem.At(text, MaxCharacters, $"a filter has at most {MaxCharacters} characters");
            return false;
        }
        var run = new Run(this, text);
        Predicate<T>? matches = run.Parse();
        problem = run.Problem;
        if (matches is null || problem is not null) return false;
        filter = new FilterExpression<T>(matches);
        return true;
    }

    private Predicate<T> Search(string word) => item =>
    {
        foreach (TextField<T> field in _searched)
            if (field.Of(item).Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    };

    /// <summary>One reading: recursive descent, one method a level of precedence.</summary>
    private sealed class Run(FilterParser<T> owner, string text)
    {
        private readonly FilterLexer _lexer = new(text);
        private int _nesting;

        public FilterProblem? Problem { get; private set; }

        public Predicate<T>? Parse()
        {
            _lexer.Next();
            if (_lexer.Token == FilterToken.End) return _ => true;
            Predicate<T>? all = ReadAnd();
            if (_lexer.Token != FilterToken.End) Fail("this closes nothing");
            return all;
        }

        private Predicate<T>? ReadAnd()
        {
            var parts = new List<Predicate<T>>();
            do
            {
                if (_lexer.Token == FilterToken.And && parts.Count > 0) _lexer.Next();
                if (ReadOr() is not { } part) return null;
                parts.Add(part);
            }
            while (_lexer.Token is not (FilterToken.End or FilterToken.Close));
            return parts.Count == 1 ? parts[0] : item => parts.TrueForAll(p => p(item));
        }

        private Predicate<T>? ReadOr()
        {
            var parts = new List<Predicate<T>>();
            while (true)
            {
                if (ReadNot() is not { } part) return null;
                parts.Add(part);
                if (_lexer.Token != FilterToken.Or) break;
                _lexer.Next();
            }
            return parts.Count == 1 ? parts[0] : item => parts.Exists(p => p(item));
        }

        private Predicate<T>? ReadNot()
        {
            bool isNot = false;
            for (; _lexer.Token is FilterToken.Not or FilterToken.Minus; _lexer.Next()) isNot = !isNot;
            return ReadTerm() is not { } term ? null : isNot ? item => !term(item) : term;
        }

        private Predicate<T>? ReadTerm()
        {
            switch (_lexer.Token)
            {
                case FilterToken.Open: return ReadGroup();
                case FilterToken.Quoted or FilterToken.Word: return ReadWord();
                case FilterToken.End: return Fail("something is missing at the end");
                case FilterToken.Bad: return Fail("the closing quote is missing");
                default: return Fail("a word, a comparison or a parenthesis is missing here");
            }
        }

        private Predicate<T>? ReadGroup()
        {
            if (++_nesting > MaxNesting) return Fail($"parentheses are nested more than {MaxNesting} deep");
            int open = _lexer.Start;
            _lexer.Next();
            Predicate<T>? inside = ReadAnd();
            if (inside is null) return null;
            if (_lexer.Token != FilterToken.Close) return Fail("this parenthesis is not closed", open);
            _nesting--;
            _lexer.Next();
            return inside;
        }

        private Predicate<T>? ReadWord()
        {
            (string word, int start, bool isWord) = (_lexer.Value, _lexer.Start, _lexer.Token == FilterToken.Word);
            _lexer.Next();
            if (_lexer.Token != FilterToken.Operator) return owner.Search(word);
            if (!isWord || !owner._fields.TryGetValue(word, out FilterField<T>? field)) return Fail($"there is no field {word}; there are {string.Join(", ", owner._fields.Keys)}", start);
            (string op, int opStart) = (_lexer.Value, _lexer.Start);
            _lexer.NextValue();
            if (_lexer.Token == FilterToken.Bad) return Fail("the closing quote is missing");
            if (_lexer.Token == FilterToken.End) return Fail($"a value is missing behind {op}");
            (string value, int valueStart) = (_lexer.Value, _lexer.Start);
            _lexer.Next();
            Predicate<T>? comparison = FilterComparison.TryMake(field, op, value, out string? reason, out bool isOperator);
            return comparison ?? Fail(reason!, isOperator ? opStart : valueStart);
        }

        private Predicate<T>? Fail(string message, int? at = null)
        {
            Problem ??= FilterProblem.At(text, at ?? _lexer.Start, message);
            return null;
        }
    }
}
