using System.Globalization;
using Zarya.Archive.Entries;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Server.Operations;

/// <summary>A line of the operations log as it stands in the record.</summary>
/// <param name="Time">When it was done, as the person says.</param>
/// <param name="Event">What: the name of the event.</param>
/// <param name="Subject">To what.</param>
/// <param name="Value">As written; may be empty.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Recorded">When it was written.</param>
internal sealed record OperationLine(Instant Time, string Event, string Subject, string Value, string By, Instant Recorded)
{
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
