using Zarya.Archive.Log;
using Zarya.Time;

namespace Zarya.Archive.Entries;

/// <summary>Something that a person did: who, what, when and why. Immutable.</summary>
public sealed record OperatorAction
{
    private const int MaxText = 4096;
    private const string Form = "operator action";

    /// <summary>The user.</summary>
    public required string Who { get; init; }

    /// <summary>What was done, in a word or two: <c>disable link</c>, <c>close hatch</c>.</summary>
    public required string What { get; init; }

    /// <summary>To what it was done: a qualified name, a link; may be empty.</summary>
    public string On { get; init; } = "";

    /// <summary>When.</summary>
    public required Instant Time { get; init; }

    /// <summary>Why, in the person's words; may be empty.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Anything more.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();

    /// <summary>The stream of actions.</summary>
    public static StreamKey Stream => new(EntryKind.OperatorAction, "operators", 0);

    /// <summary>The octets of an entry. Texts of more than 4,096 characters are cut.</summary>
    public byte[] ToOctets() => EntryForm.Write(Form, this, static (json, action) =>
    {
        EntryWords.WriteText(json, "who"u8, action.Who, MaxText);
        EntryWords.WriteText(json, "what"u8, action.What, MaxText);
        if (action.On.Length > 0) EntryWords.WriteText(json, "on"u8, action.On, MaxText);
        json.WriteNumber("time"u8, action.Time.TaiNanoseconds);
        if (action.Comment.Length > 0) EntryWords.WriteText(json, "comment"u8, action.Comment, MaxText);
        if (action.Extra.Count > 0) EventEntry.WriteExtras(json, action.Extra);
    });

    /// <summary>Reads an entry.</summary>
    /// <param name="octets">Any octets.</param>
    /// <param name="reason">Why it is none, with the place; <see langword="null"/> if it is one.</param>
    /// <returns>The action, or <see langword="null"/>.</returns>
    public static OperatorAction? TryRead(ReadOnlySpan<byte> octets, out string? reason)
    {
        var json = new EntryJson(octets);
        OperatorAction? action = EntryForm.Begin(ref json, Form) ? Read(ref json) : null;
        json.End();
        reason = json.Reason;
        return reason is null ? action : null;
    }

    private static OperatorAction? Read(ref EntryJson json)
    {
        (string? who, string? what, string on, string comment) = (null, null, "", "");
        Instant? time = null;
        IReadOnlyDictionary<string, string>? extra = null;
        while (json.NextMember())
        {
            if (json.Is("who"u8)) who = json.Text();
            else if (json.Is("what"u8)) what = json.Text();
            else if (json.Is("on"u8)) on = json.Text();
            else if (json.Is("time"u8)) time = json.Time();
            else if (json.Is("comment"u8)) comment = json.Text();
            else if (json.Is("extra"u8)) extra = EventEntry.ReadExtras(ref json);
            else json.Skip();
        }
        if (who is not null && what is not null && time is not null) return new OperatorAction { Who = who, What = what, On = on, Time = time.Value, Comment = comment, Extra = extra ?? new Dictionary<string, string>() };
        json.Fail("an action has who, what and time");
        return null;
    }
}
