using System.Globalization;

namespace Zarya.Station.Leaks.Words;

/// <summary>Says in Russian what was said in English, by the sentences that it knows. What it does not know stays as it is.</summary>
public sealed class SentenceBook
{
    private const string Comma = "; ";

    /// <summary>Sentences in sentences, at most: what is said nests four deep.</summary>
    private const int Deepest = 8;

    private readonly Sentence[] _sentences;

    /// <summary>A book of sentences.</summary>
    public SentenceBook(IEnumerable<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        // The one with most words of its own first: one of few would take it for its value.
        _sentences = [.. sentences.OrderByDescending(s => s.LettersOfItsOwn)];
    }

    /// <summary>What was said, in Russian; as it is if it is not known.</summary>
    public string Russian(string said) => TryRussian(said, out string? russian) ? russian : said;

    /// <summary>Says something in Russian: one sentence, or several with semicolons between them.</summary>
    /// <param name="said">In English.</param>
    /// <param name="russian">In Russian.</param>
    /// <returns><see langword="false"/> if it is not known.</returns>
    public bool TryRussian(string said, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? russian)
    {
        ArgumentNullException.ThrowIfNull(said);
        russian = Find(said, 0);
        return russian is not null;
    }

    private string? Find(string said, int depth)
    {
        if (depth > Deepest) return null;
        foreach (Sentence sentence in _sentences)
        {
            if (sentence.ValuesOf(said) is not { } values) continue;
            bool isKnown = sentence.StandsAlone;
            for (int i = 0; i < values.Length; i++)
            {
                if (Find(values[i], depth + 1) is not { } value) continue;
                (values[i], isKnown) = (value, true);
            }
            if (isKnown) return string.Format(CultureInfo.InvariantCulture, sentence.Russian, values);
        }
        return List(said, depth);
    }

    private string? List(string said, int depth)
    {
        for (int at = said.IndexOf(Comma, StringComparison.Ordinal); at >= 0; at = said.IndexOf(Comma, at + 1, StringComparison.Ordinal))
            if (Find(said[..at], depth + 1) is { } first && Find(said[(at + Comma.Length)..], depth + 1) is { } rest) return first + Comma + rest;
        return null;
    }
}
