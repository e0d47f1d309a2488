namespace Zarya.Server.Archives.Filters;

/// <summary>
/// A filter that somebody wrote (contract, section 10): bare words are looked for in all texts, <c>field op value</c> compares, and <c>NOT</c>, <c>-</c>, <c>AND</c> (or nothing), <c>OR</c> and parentheses join; NOT binds
/// strongest, then OR, then AND. It is data, never code: it ends for every input, whatever the text. Immutable.
/// </summary>
public sealed class FilterExpression<T>
{
    private readonly Predicate<T> _matches;

    internal FilterExpression(Predicate<T> matches) => _matches = matches;

    /// <summary>Whether something fits.</summary>
    public bool Matches(T item) => _matches(item);
}

/// <summary>Something that a filter can ask for by name.</summary>
/// <param name="Name">The name.</param>
public abstract record FilterField<T>(string Name);

/// <summary>A text.</summary>
/// <param name="Name">The name.</param>
/// <param name="Of">The text of something.</param>
/// <param name="IsSearched">Whether bare words are looked for in it.</param>
public sealed record TextField<T>(string Name, Func<T, string> Of, bool IsSearched = true) : FilterField<T>(Name);

/// <summary>A number.</summary>
/// <param name="Name">The name.</param>
/// <param name="Of">The number of something.</param>
public sealed record NumberField<T>(string Name, Func<T, double> Of) : FilterField<T>(Name);

/// <summary>One of some words that have an order.</summary>
/// <param name="Name">The name.</param>
/// <param name="Words">The words, the least first.</param>
/// <param name="Of">Which of them something has.</param>
public sealed record WordField<T>(string Name, IReadOnlyList<string> Words, Func<T, int> Of) : FilterField<T>(Name);

/// <summary>What is wrong with a filter.</summary>
/// <param name="Offset">Where, in characters from 0.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Message">What, in words.</param>
public sealed record FilterProblem(int Offset, int Line, int Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Message} (line {Line}, column {Column})";

    internal static FilterProblem At(string text, int offset, string message)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, Math.Min(offset, text.Length));
        return new FilterProblem(offset, before.Count('\n') + 1, before.Length - (before.LastIndexOf('\n') + 1) + 1, message);
    }
}
