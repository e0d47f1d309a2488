using System.Globalization;
using Microsoft.AspNetCore.Http;
using Zarya.Server.Incidents.Words;
using Zarya.Server.Languages;

namespace Zarya.Server.Incidents.Pages;

/// <summary>The language of a page.</summary>
/// <param name="Words">Its words.</param>
/// <param name="IsChosen">Whether the address says it: then links on the page say it too.</param>
internal readonly record struct PageLanguage(IncidentWords Words, bool IsChosen)
{
    private const string Parameter = "lang";

    /// <summary>English, as nobody chose.</summary>
    public static PageLanguage English { get; } = new(EnglishWords.Table, false);

    /// <summary>The other one, for the link to it: its tag, its name in itself, and the query that chooses it.</summary>
    public (string Tag, string Name, string Query) Other => Words.Language == Language.Russian ? ("en", "English", $"?{Parameter}=en") : ("ru", "Русский", $"?{Parameter}=ru");

    /// <summary>The language of a request: what its address says, else what the browser wants.</summary>
    public static PageLanguage Of(HttpRequest request) =>
        LanguageChoice.Of(request.Query[Parameter]) is { } chosen ? new(IncidentWords.Of(chosen), true) : new(IncidentWords.Of(LanguageChoice.Wanted(request.GetTypedHeaders().AcceptLanguage)), false);

    /// <summary>A path of this server, in the same language.</summary>
    public string Link(string path) => IsChosen ? $"{path}?{Parameter}={Words.Tag}" : path;

    /// <summary>A text with its values.</summary>
    public static string Fill(string text, params object?[] values) => string.Format(CultureInfo.InvariantCulture, text, values);
}
