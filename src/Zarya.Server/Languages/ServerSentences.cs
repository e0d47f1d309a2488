using Zarya.Processing.LeakWatch;
using Zarya.Station.Leaks.Words;

namespace Zarya.Server.Languages;

/// <summary>Sentences that the program says, found again in the language that somebody wants. Words of people and missions stay as they are.</summary>
internal static class ServerSentences
{
    /// <summary>What the verdict says while the record is read.</summary>
    public static readonly Sentence ReadsAgain = new("the leak watch reads the record again: {0:0.0} of {1:0.0} h", "контроль утечек перечитывает запись: {0} из {1} ч");

    /// <summary>The title of a leak's incident.</summary>
    public static readonly Sentence LeakTitle = new("Leak alarm of {0} UTC", "Тревога по утечке {0} UTC");

    /// <summary>A leak is as good as found.</summary>
    public static readonly Sentence Found = new("the leak is in {0} with {1:0} %", "утечка в {0}, вероятность {1} %");

    private static readonly SentenceBook s_book = new([ReadsAgain, LeakTitle, Found, .. LeakSentences.All]);

    /// <summary>Something that the program said, in a language.</summary>
    public static string In(Language language, string said) => language == Language.Russian ? s_book.Russian(said) : said;
}
