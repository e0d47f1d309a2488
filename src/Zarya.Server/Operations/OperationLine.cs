using Zarya.Archive.Entries;
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
    /// <summary>What such actions are called in the record.</summary>
    public const string What = "write operation";

    /// <summary>The action; its entry's generation time is <see cref="Time"/>.</summary>
    public OperatorAction ToAction() => new() { Who = By, What = What, On = Subject, Time = Recorded, Extra = new Dictionary<string, string> { ["event"] = Event, ["value"] = Value } };

    /// <summary>Reads an action.</summary>
    /// <param name="action">Any action.</param>
    /// <param name="generation">The generation time of its entry.</param>
    /// <returns><see langword="null"/> if it is another one.</returns>
    public static OperationLine? TryOf(OperatorAction action, Instant generation) => action.What == What && action.Extra.TryGetValue("event", out string? name)
        ? new OperationLine(generation, name, action.On, action.Extra.GetValueOrDefault("value", ""), action.Who, action.Time)
        : null;

    /// <summary>In one line, for people.</summary>
    public override string ToString() => $"{Event} {Subject} {Value}".TrimEnd();
}
