using System.Text.Json;

namespace Zarya.Archive.Entries;

/// <summary>Words that stand in entries for the numbers of enumerations, so that an entry explains itself. Their order is that of the enumerations; a word never changes its meaning.</summary>
internal static class EntryWords
{
    /// <summary>Of <see cref="Processing.Events.EventSeverity"/>.</summary>
    public static readonly string[] Severities = ["info", "watch", "warning", "distress", "critical", "severe"];

    /// <summary>Of <see cref="Mdb.Model.AlarmLevel"/>.</summary>
    public static readonly string[] Levels = ["normal", "watch", "warning", "distress", "critical", "severe"];

    /// <summary>Of <see cref="Processing.Alarms.AlarmStep"/>.</summary>
    public static readonly string[] Steps = ["pending", "triggered", "severity increased", "value updated", "acknowledged", "returned to normal", "reset", "cleared", "shelved", "unshelved", "commented"];

    /// <summary>Of <see cref="Processing.Telemetry.AcquisitionStatus"/>.</summary>
    public static readonly string[] Statuses = ["acquired", "not received", "invalid", "expired"];

    /// <summary>Of <see cref="Processing.Telemetry.RangeSide"/>.</summary>
    public static readonly string[] Sides = ["none", "low", "high"];

    /// <summary>The word for a number; the first one for a number that has none.</summary>
    public static string Of(string[] words, int number) => words[(uint)number < (uint)words.Length ? number : 0];

    /// <summary>Writes a text, cut if it is longer than <paramref name="most"/> characters, so that entries are bounded.</summary>
    public static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string text, int most)
    {
        if (text.Length > most)
        {
            // Not in the middle of a pair of surrogates.
            int end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
            text = string.Concat(text.AsSpan(0, end), "…");
        }
        json.WriteString(name, text);
    }

    /// <summary>Writes a number as <see cref="EntryJson.Number"/> reads it.</summary>
    public static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, double number)
    {
        if (double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteString(name, double.IsNaN(number) ? "NaN"u8 : number > 0 ? "Infinity"u8 : "-Infinity"u8);
    }
}
