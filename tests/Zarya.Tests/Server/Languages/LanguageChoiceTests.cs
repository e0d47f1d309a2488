using Microsoft.AspNetCore.Http;
using Zarya.Server.Incidents.Pages;
using Zarya.Server.Incidents.Words;
using Zarya.Server.Languages;

namespace Zarya.Tests.Server.Languages;

/// <summary>Which language a page is in, and that both say the same things.</summary>
public class LanguageChoiceTests
{
    [Theory]
    [InlineData("", "", "en", false)]
    [InlineData("", "ru", "ru", false)]
    [InlineData("", "ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7", "ru", false)]
    [InlineData("", "en-GB,ru;q=0.9", "en", false)]
    [InlineData("", "de,fr;q=0.9,RU;q=0.1", "ru", false)]
    [InlineData("", "ru;q=0,en;q=0.1", "en", false)]
    [InlineData("", "rus, *;q=0.5", "en", false)]
    [InlineData("", ";;;=,q=", "en", false)]
    [InlineData("?lang=ru", "en", "ru", true)]
    [InlineData("?lang=en", "ru", "en", true)]
    [InlineData("?lang=<script>", "ru", "ru", false)]
    [InlineData("?lang=en&lang=ru", "ru", "ru", false)]
    public void The_address_says_it_else_the_browser(string query, string accepted, string tag, bool isChosen)
    {
        var http = new DefaultHttpContext();
        http.Request.QueryString = new QueryString(query);
        if (accepted.Length > 0) http.Request.Headers.AcceptLanguage = accepted;
        var language = PageLanguage.Of(http.Request);
        Assert.Equal((tag, isChosen), (language.Words.Tag, language.IsChosen));
        Assert.Equal(isChosen ? $"/incidents?lang={tag}" : "/incidents", language.Link("/incidents"));
        Assert.NotEqual(tag, language.Other.Tag);
    }

    [Fact]
    public void Russian_words_are_complete_and_Russian()
    {
        (IncidentWords russian, IncidentWords english) = (IncidentWords.Of(Language.Russian), IncidentWords.Of(Language.English));
        Assert.Equal(english.Severities.Keys.Order(), russian.Severities.Keys.Order());
        Assert.Equal(english.Steps.Keys.Order(), russian.Steps.Keys.Order());
        foreach (System.Reflection.PropertyInfo word in typeof(IncidentWords).GetProperties().Where(p => p.PropertyType == typeof(string) && p.Name is not (nameof(IncidentWords.Tag) or nameof(IncidentWords.By))))
        {
            string said = (string)word.GetValue(russian)!;
            Assert.True(said.Any(c => c is >= 'А' and <= 'я' or 'ё'), $"{word.Name}: {said}");
            Assert.Equal(((string)word.GetValue(english)!).Count(c => c == '{'), said.Count(c => c == '{'));
        }
    }

    /// <summary>The console has words for the same severities and operations: one word for one thing everywhere.</summary>
    [Fact]
    public void Severities_and_operations_are_called_as_in_the_console()
    {
        string console = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "console", "src", "text.ru.ts"));
        Assert.All(RussianWords.Table.Severities, s => Assert.Contains($"\"severity.{s.Key.ToUpperInvariant()}\": \"{s.Value}\"", console, StringComparison.Ordinal));
        Assert.All(RussianWords.Table.Operations, o => Assert.Contains($"\"event.{o.Key}\": \"{o.Value}\"", console, StringComparison.Ordinal));
    }
}
