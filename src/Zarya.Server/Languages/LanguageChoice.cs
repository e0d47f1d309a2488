using Microsoft.Net.Http.Headers;

namespace Zarya.Server.Languages;

/// <summary>Which language somebody wants.</summary>
internal static class LanguageChoice
{
    /// <summary>The language of a tag (RFC 5646): <c>ru</c>, <c>en</c>, <c>ru-RU</c>; <see langword="null"/> if it is neither.</summary>
    public static Language? Of(string? tag) => tag?.Split('-')[0] switch
    {
        { } one when one.Equals("ru", StringComparison.OrdinalIgnoreCase) => Language.Russian,
        { } one when one.Equals("en", StringComparison.OrdinalIgnoreCase) => Language.English,
        _ => null,
    };

    /// <summary>The language that is wanted most (RFC 9110 section 12.5.4); English if neither is wanted, or nobody says.</summary>
    /// <param name="ranges">The field <c>Accept-Language</c>.</param>
    public static Language Wanted(IList<StringWithQualityHeaderValue> ranges)
    {
        // Of those that are wanted alike, the first.
        foreach (StringWithQualityHeaderValue range in ranges.OrderByDescending(r => r.Quality ?? 1))
            if (range.Quality is null or > 0 && Of(range.Value.Value) is { } language) return language;
        return Language.English;
    }
}
