using Zarya.Mdb.Model;
using Zarya.Processing.Events;

namespace Zarya.Server.Incidents;

/// <summary>Severities as words, in the record of incidents and in Zarya's own part of the API.</summary>
internal static class SeverityWords
{
    private static readonly string[] s_words = ["info", "watch", "warning", "distress", "critical", "severe"];

    /// <summary>All of them, from least to most.</summary>
    public static IReadOnlyList<string> All => s_words;

    /// <summary>The word of a severity.</summary>
    public static string Of(EventSeverity severity) => s_words[Math.Min((int)severity, s_words.Length - 1)];

    /// <summary>The severity of an alarm's level: they are the same but for the least.</summary>
    public static EventSeverity Of(AlarmLevel level) => (EventSeverity)Math.Min((int)level, s_words.Length - 1);

    /// <summary>The severity of a word.</summary>
    public static bool TryRead(string word, out EventSeverity severity)
    {
        int index = Array.IndexOf(s_words, word);
        severity = (EventSeverity)Math.Max(0, index);
        return index >= 0;
    }
}
