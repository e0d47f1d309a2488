using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Server.Languages;

namespace Zarya.Server.Incidents.Words;

/// <summary>Words of the interface about incidents in one language: pages, feed, timeline. <c>{0}</c>, <c>{1}</c> stand for values. Russian terms are those of the console (<c>console/src/text.ru.ts</c>).</summary>
internal sealed record IncidentWords
{
    public required Language Language { get; init; }

    /// <summary>The tag of the language (RFC 5646).</summary>
    public required string Tag { get; init; }

    public required string AlarmMark { get; init; }
    public required string AllIncidents { get; init; }
    public required string AtomFeed { get; init; }
    public required string Comments { get; init; }
    public required string Cut { get; init; }
    public required string Incident { get; init; }
    public required string Incidents { get; init; }
    public required string IncidentsOf { get; init; }
    public required string Loss { get; init; }
    public required string Mission { get; init; }
    public required string NoIncidents { get; init; }
    public required string NotFound { get; init; }
    public required string Nothing { get; init; }
    public required string Open { get; init; }
    public required string Over { get; init; }
    public required string OverMark { get; init; }
    public required string PermanentLink { get; init; }
    public required string Plots { get; init; }
    public required string PlotSummary { get; init; }
    public required string Pressure { get; init; }
    public required string Related { get; init; }
    public required string Severity { get; init; }
    public required string Since { get; init; }
    public required string State { get; init; }
    public required string Statements { get; init; }
    public required string Tags { get; init; }
    public required string Timeline { get; init; }
    public required string Until { get; init; }
    public required string WrittenDownBy { get; init; }

    /// <summary>Behind a step in the life of an alarm: who did it.</summary>
    public required string By { get; init; }

    /// <summary>Behind an operation: that it stands in the log, and who wrote it.</summary>
    public required string Log { get; init; }

    /// <summary>Severities by the words of <see cref="SeverityWords"/>.</summary>
    public required IReadOnlyDictionary<string, string> Severities { get; init; }

    /// <summary>Steps in the life of an alarm.</summary>
    public required IReadOnlyDictionary<AlarmStep, string> Steps { get; init; }

    /// <summary>Kinds of lines of a timeline; others stand as they are.</summary>
    public required IReadOnlyDictionary<string, string> Kinds { get; init; }

    /// <summary>Operations by the names of the operations log; others stand as they are.</summary>
    public required IReadOnlyDictionary<string, string> Operations { get; init; }

    /// <summary>The words of a language.</summary>
    public static IncidentWords Of(Language language) => language == Language.Russian ? RussianWords.Table : EnglishWords.Table;

    /// <summary>A severity.</summary>
    public string Of(EventSeverity severity) => Severities[SeverityWords.Of(severity)];

    /// <summary>The kind of a line.</summary>
    public string Kind(string kind) => Kinds.GetValueOrDefault(kind, kind);

    /// <summary>An operation in one line: its name in words, the rest as it was written.</summary>
    public string Operation(string line)
    {
        int end = line.IndexOf(' ', StringComparison.Ordinal);
        string name = end < 0 ? line : line[..end];
        return Operations.TryGetValue(name, out string? words) ? words + line[name.Length..] : line;
    }

    /// <summary>What the leak watch said.</summary>
    public string Say(string said) => ServerSentences.In(Language, said);

    /// <summary>The title: a leak's was given by the program.</summary>
    public string Title(Incident incident) => incident.IsLeak ? Say(incident.Title) : incident.Title;
}
