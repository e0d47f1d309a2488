using Zarya.Processing.Events;
using Zarya.Time;

namespace Zarya.Server.Incidents;

/// <summary>Something that went wrong and is dealt with as one, at one moment. Immutable. A view: all of it follows from what stands in the record.</summary>
internal sealed record Incident
{
    /// <summary>Its id, for ever: <c>leak-1</c>, <c>incident-1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>When it began: the alarm's time.</summary>
    public required Instant Since { get; init; }

    /// <summary>When it was over; <see langword="null"/> while it is not.</summary>
    public Instant? Until { get; init; }

    /// <summary>How much it matters.</summary>
    public required EventSeverity Severity { get; init; }

    /// <summary>Whether the leak watch raised it; it ends it then, too.</summary>
    public bool IsLeak { get; init; }

    /// <summary>When anything of it last changed, or there was news of the leak.</summary>
    public required Instant Updated { get; init; }

    /// <summary>Words to find it by, in order of the alphabet.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Statements of agencies, oldest first.</summary>
    public IReadOnlyList<IncidentStatement> Statements { get; init; } = [];

    /// <summary>Comments, oldest first.</summary>
    public IReadOnlyList<IncidentComment> Comments { get; init; } = [];

    /// <summary>Ids of incidents that have to do with it.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>How the leak stood when there was news of it last, as the leak watch said it: rate, reserve time, likeliest module. Empty if nothing is known.</summary>
    public string Assessment { get; init; } = "";

    /// <summary>That news, if it is more than <see cref="Assessment"/> says.</summary>
    public string News { get; init; } = "";

    /// <summary>The gist of the newest news of each kind.</summary>
    public IReadOnlyDictionary<string, string> Told { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it is over.</summary>
    public bool IsOver => Until is not null;
}

/// <summary>What an agency states.</summary>
/// <param name="Time">When.</param>
/// <param name="Agency">Which: text.</param>
/// <param name="By">Who wrote it down.</param>
/// <param name="Text">The words: text, never markup.</param>
internal sealed record IncidentStatement(Instant Time, string Agency, string By, string Text);

/// <summary>What somebody says to it.</summary>
/// <param name="Time">When.</param>
/// <param name="By">Who.</param>
/// <param name="Text">The words: text, never markup.</param>
internal sealed record IncidentComment(Instant Time, string By, string Text);
