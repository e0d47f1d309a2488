using System.Globalization;
using Zarya.Archive.Entries;
using Zarya.Processing.Events;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Operations;

/// <summary>A line of the operations log as it stands in the record.</summary>
/// <param name="Time">When it was done, as the person says.</param>
/// <param name="Event">What: the name of the event.</param>
/// <param name="Subject">To what.</param>
/// <param name="Value">As written; may be empty.</param>
/// <param name="By">Who wrote it; <see cref="Telemetry"/> for what telemetry told.</param>
/// <param name="Recorded">When it was written, or heard of.</param>
internal sealed record OperationLine(Instant Time, string Event, string Subject, string Value, string By, Instant Recorded)
{
    /// <summary>Who tells what nobody wrote.</summary>
    public const string Telemetry = "telemetry";

    private const string Source = "LeakWatch";
    private const string Type = "operation";

    /// <summary>Reads an event by which the leak watch says what telemetry told it was done; <see langword="null"/> if it is another one.</summary>
    public static OperationLine? TryOf(MissionEvent happening)
    {
        if (happening is not { Source: Source, Type: Type, CreatedBy: null } || !happening.Extra.TryGetValue("event", out string? name)) return null;
        return new OperationLine(happening.GenerationTime, name, happening.Extra.GetValueOrDefault("subject", ""), happening.Extra.GetValueOrDefault("value", ""), Telemetry, happening.ReceptionTime);
    }

    /// <summary>Reads an action; <see langword="null"/> if it is another one.</summary>
    public static OperationLine? TryOf(OperatorAction action)
    {
        if (OperationNote.TryOf(action) is not { } note) return null;
        string[] said = [.. new[] { note.Gas, note.Number?.ToString(CultureInfo.InvariantCulture) ?? "" }.Where(w => !note.Text.Contains(w, StringComparison.OrdinalIgnoreCase))];
        string value = string.Join(' ', said.Append(note.Text).Where(w => w.Length > 0));
        return new OperationLine(note.Time ?? action.Time, note.Kind, note.Subject, value, action.Who, action.Time);
    }

    /// <summary>In one line, for people.</summary>
    public override string ToString() => $"{Event} {Subject} {Value}".TrimEnd();
}
