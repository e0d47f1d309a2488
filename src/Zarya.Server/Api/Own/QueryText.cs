using System.Globalization;
using Zarya.Server.Api.Calls;
using Zarya.Server.Archives;
using Zarya.Server.Languages;
using Zarya.Time;

namespace Zarya.Server.Api.Own;

/// <summary>What a call of Zarya's own asks for behind its question mark.</summary>
internal static class QueryText
{
    /// <summary>A time, or what holds when none stands there.</summary>
    /// <exception cref="ApiException">It is none: 400.</exception>
    public static Instant Time(ApiCall call, string name, Instant otherwise) => Find(call, name) is { } text ? RequestBody.ReadTime(name, text, call.LeapSeconds) : otherwise;

    /// <summary>From <c>start</c> on and before <c>stop</c>.</summary>
    /// <exception cref="ApiException">One of them is no time: 400.</exception>
    public static TimeRange Range(ApiCall call, Instant start) => new(Time(call, "start", start), Time(call, "stop", Instant.MaxValue));

    /// <summary>How many.</summary>
    /// <exception cref="ApiException">It is no number of the range: 400.</exception>
    public static int Count(ApiCall call, string name, int otherwise, int most)
    {
        if (Find(call, name) is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1 && count <= most ? count : throw RequestBody.Wrong(name, $"a number from 1 to {most} has to stand here");
    }

    /// <summary>The language of what the program says; English unless it is asked for another.</summary>
    /// <exception cref="ApiException">It is none that there is: 400.</exception>
    public static Language Language(ApiCall call, string name) => Find(call, name) is not { } text ? Languages.Language.English : LanguageChoice.Of(text) ?? throw RequestBody.Wrong(name, "it is en or ru");

    private static string? Find(ApiCall call, string name)
    {
        foreach ((string key, string text) in call.Query)
            if (key == name && text.Length > 0) return text;
        return null;
    }
}
