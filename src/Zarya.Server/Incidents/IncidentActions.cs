using Zarya.Archive.Entries;
using Zarya.Processing.Events;
using Zarya.Time;

namespace Zarya.Server.Incidents;

/// <summary>What is done to incidents, as operator actions of the record, and what each does: incidents are what these actions, one after the other, make of nothing.</summary>
internal static class IncidentActions
{
    /// <summary>Who does what the leak watch does by itself.</summary>
    public const string LeakWatch = "leak watch";

    private const string Begins = "begin incident";
    private const string Ends = "end incident";
    private const string Reopens = "reopen incident";
    private const string States = "state to incident";
    private const string Comments = "comment incident";
    private const string Tags = "tag incident";
    private const string Relates = "relate incident";
    private const string Develops = "develop incident";
    private const string Severity = "severity";
    private const string Origin = "origin";
    private const string Leak = "leak";
    private const string Agency = "agency";
    private const string Add = "add";
    private const string Kind = "kind";
    private const string Gist = "gist";
    private const string Assessment = "assessment";

    /// <summary>An incident begins.</summary>
    public static OperatorAction Begin(string id, string title, EventSeverity severity, bool isLeak, string by, Instant time) => Of(Begins, id, by, time, title) with
    {
        Extra = new Dictionary<string, string> { [Severity] = SeverityWords.Of(severity), [Origin] = isLeak ? Leak : "person" },
    };

    /// <summary>It is over.</summary>
    public static OperatorAction End(string id, string why, string by, Instant time) => Of(Ends, id, by, time, why);

    /// <summary>It is not over after all.</summary>
    public static OperatorAction Reopen(string id, string why, string by, Instant time) => Of(Reopens, id, by, time, why);

    /// <summary>An agency states something.</summary>
    public static OperatorAction State(string id, string agency, string text, string by, Instant time) => Of(States, id, by, time, text) with { Extra = new Dictionary<string, string> { [Agency] = agency } };

    /// <summary>Somebody says something.</summary>
    public static OperatorAction Comment(string id, string text, string by, Instant time) => Of(Comments, id, by, time, text);

    /// <summary>Tags are put on and taken off.</summary>
    public static OperatorAction Tag(string id, IEnumerable<string> added, IEnumerable<string> removed, string by, Instant time) => Of(Tags, id, by, time, "") with { Extra = Changes(added, removed) };

    /// <summary>Incidents have to do with each other, or not.</summary>
    public static OperatorAction Relate(string id, IEnumerable<string> added, IEnumerable<string> removed, string by, Instant time) => Of(Relates, id, by, time, "") with { Extra = Changes(added, removed) };

    /// <summary>There is news of a leak.</summary>
    public static OperatorAction Develop(string id, LeakStep step, Instant time) => Of(Develops, id, LeakWatch, time, step.Text) with
    {
        Extra = new Dictionary<string, string> { [Kind] = step.Kind, [Gist] = step.Gist, [Assessment] = step.Assessment },
    };

    /// <summary>Lets an action do what it does.</summary>
    /// <param name="incidents">The incidents by id, which it changes.</param>
    /// <param name="action">Any action.</param>
    /// <returns><see langword="false"/> if it does nothing to them.</returns>
    public static bool Apply(IDictionary<string, Incident> incidents, OperatorAction action)
    {
        if (action.What == Begins) return incidents.TryAdd(action.On, Begun(action));
        if (!incidents.TryGetValue(action.On, out Incident? incident)) return false;
        Incident? changed = action.What switch
        {
            Ends => incident with { Until = action.Time },
            Reopens => incident with { Until = null },
            States => incident with { Statements = [.. incident.Statements, new IncidentStatement(action.Time, action.Extra.GetValueOrDefault(Agency, ""), action.Who, action.Comment)] },
            Comments => incident with { Comments = [.. incident.Comments, new IncidentComment(action.Time, action.Who, action.Comment)] },
            Tags => incident with { Tags = Changed(incident.Tags, action.Extra) },
            Relates => incident with { Related = Changed(incident.Related, action.Extra) },
            Develops => Developed(incident, action),
            _ => null,
        };
        if (changed is null) return false;
        incidents[action.On] = changed with { Updated = action.Time > incident.Updated ? action.Time : incident.Updated };
        // To be related goes both ways.
        if (action.What == Relates)
            foreach ((string other, string change) in action.Extra)
                if (incidents.TryGetValue(other, out Incident? its)) incidents[other] = its with { Related = Changed(its.Related, new Dictionary<string, string> { [action.On] = change }) };
        return true;
    }

    /// <summary>What an action is in a timeline; <see langword="null"/> if it does not stand there.</summary>
    public static string? KindOf(OperatorAction action) => action.What switch
    {
        // Its own alarm and clearance stand there as events.
        Begins or Ends when action.Who == LeakWatch => null,
        Develops => action.Extra.GetValueOrDefault(Kind) == LeakStep.PlaceFound ? LeakStep.PlaceFound : null,
        Begins => "begin",
        Ends => "end",
        Reopens => "reopen",
        States => "statement",
        Comments => "comment",
        _ => null,
    };

    /// <summary>What an action says in a timeline.</summary>
    public static string WordsOf(OperatorAction action) => action.What == States ? $"{action.Extra.GetValueOrDefault(Agency, "")}: {action.Comment}" : $"{action.Who}: {action.Comment}";

    private static Incident Begun(OperatorAction action) => new()
    {
        Id = action.On,
        Title = action.Comment,
        Since = action.Time,
        Updated = action.Time,
        Severity = SeverityWords.TryRead(action.Extra.GetValueOrDefault(Severity, ""), out EventSeverity severity) ? severity : EventSeverity.Info,
        IsLeak = action.Extra.GetValueOrDefault(Origin) == Leak,
    };

    private static Incident Developed(Incident incident, OperatorAction action)
    {
        string kind = action.Extra.GetValueOrDefault(Kind, ""), assessment = action.Extra.GetValueOrDefault(Assessment, "");
        return incident with
        {
            Assessment = assessment.Length > 0 ? assessment : incident.Assessment,
            // Where it is likeliest stands in the assessment.
            News = kind == LeakStep.PlaceFound ? "" : action.Comment,
            Told = new Dictionary<string, string>(incident.Told) { [kind] = action.Extra.GetValueOrDefault(Gist, "") },
        };
    }

    private static OperatorAction Of(string what, string id, string by, Instant time, string text) => new() { Who = by, What = what, On = id, Time = time, Comment = text };

    private static Dictionary<string, string> Changes(IEnumerable<string> added, IEnumerable<string> removed)
    {
        var changes = new Dictionary<string, string>();
        foreach (string one in removed) changes[one] = "remove";
        foreach (string one in added) changes[one] = Add;
        return changes;
    }

    private static string[] Changed(IReadOnlyList<string> before, IReadOnlyDictionary<string, string> changes) =>
        [.. before.Where(b => !changes.ContainsKey(b)).Concat(changes.Where(c => c.Value == Add).Select(c => c.Key)).Order(StringComparer.Ordinal)];
}
