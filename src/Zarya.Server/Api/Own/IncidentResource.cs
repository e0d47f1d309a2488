using Zarya.Archive.Entries;
using Zarya.Processing.Events;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Incidents;
using Zarya.Server.Running;

namespace Zarya.Server.Api.Own;

/// <summary>Incidents, and what people write to them.</summary>
internal static class IncidentResource
{
    /// <summary>The longest text, in characters: operator actions of the record keep 4,096.</summary>
    public const int MostCharacters = 4000;

    private const int MostTitle = 200;
    private const int MostName = 100;
    private const int MostTag = 40;
    private const int MostTags = 50;

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Own("GET", OwnRoutes.Prefix + "incidents", ListAsync),
        ApiRoute.Own("POST", OwnRoutes.Prefix + "incidents", BeginAsync),
        ApiRoute.Own("GET", OwnRoutes.Prefix + "incidents/{id}", GetAsync),
        ApiRoute.Own("POST", OwnRoutes.Prefix + "incidents/{id}/statements", StateAsync),
        ApiRoute.Own("POST", OwnRoutes.Prefix + "incidents/{id}/comments", CommentAsync),
        ApiRoute.Own("POST", OwnRoutes.Prefix + "incidents/{id}/tags", TagAsync),
        ApiRoute.Own("POST", OwnRoutes.Prefix + "incidents/{id}/related", RelateAsync),
        ApiRoute.Own("POST", OwnRoutes.Prefix + "incidents/{id}/state", ChangeStateAsync),
    ];

    private static Task ListAsync(ApiCall call)
    {
        IReadOnlyList<Incident> incidents = OwnRoutes.Books(call).Incidents.All;
        return JsonAnswer.SendAsync(call, answer => answer.List("incidents", incidents, IncidentJson.WriteHead));
    }

    private static async Task BeginAsync(ApiCall call)
    {
        Mission mission = OwnRoutes.Mission(call);
        using RequestBody body = await RequestBody.ReadAsync(call, "title", "severity");
        string word = body.OptionalText("severity", MostName) ?? SeverityWords.Of(EventSeverity.Warning);
        if (!SeverityWords.TryRead(word, out EventSeverity severity)) throw RequestBody.Wrong("severity", $"it is one of {string.Join(", ", SeverityWords.All)}");
        Incident begun = await OwnRoutes.RecordedAsync(mission.Books.Incidents.BeginAsync(body.Text("title", MostTitle), severity, call.User, mission.Now));
        await AnswerAsync(call, mission, begun);
    }

    private static Task GetAsync(ApiCall call)
    {
        (Mission mission, Incident incident) = Find(call);
        return AnswerAsync(call, mission, incident);
    }

    private static async Task StateAsync(ApiCall call)
    {
        (Mission mission, Incident incident) = Find(call);
        using RequestBody body = await RequestBody.ReadAsync(call, "agency", "text");
        if (incident.Statements.Count >= IncidentBook.MostWords) throw ApiException.BadRequest($"There are {IncidentBook.MostWords} statements already; begin another incident and relate it");
        await DoAsync(call, mission, IncidentActions.State(incident.Id, body.Text("agency", MostName), body.Text("text", MostCharacters, isOneLine: false), call.User, mission.Now));
    }

    private static async Task CommentAsync(ApiCall call)
    {
        (Mission mission, Incident incident) = Find(call);
        using RequestBody body = await RequestBody.ReadAsync(call, "text");
        if (incident.Comments.Count >= IncidentBook.MostWords) throw ApiException.BadRequest($"There are {IncidentBook.MostWords} comments already; begin another incident and relate it");
        await DoAsync(call, mission, IncidentActions.Comment(incident.Id, body.Text("text", MostCharacters, isOneLine: false), call.User, mission.Now));
    }

    private static async Task TagAsync(ApiCall call)
    {
        (Mission mission, Incident incident) = Find(call);
        using RequestBody body = await RequestBody.ReadAsync(call, "add", "remove");
        (IReadOnlyList<string> added, IReadOnlyList<string> removed) = (body.Texts("add", MostTags, MostTag), body.Texts("remove", MostTags, MostTag));
        if (added.Count + removed.Count == 0) throw ApiException.BadRequest("Say add or remove");
        if (incident.Tags.Except(removed).Union(added).Count() > MostTags) throw RequestBody.Wrong("add", $"an incident has {MostTags} tags at most");
        await DoAsync(call, mission, IncidentActions.Tag(incident.Id, added, removed, call.User, mission.Now));
    }

    private static async Task RelateAsync(ApiCall call)
    {
        (Mission mission, Incident incident) = Find(call);
        using RequestBody body = await RequestBody.ReadAsync(call, "add", "remove");
        (IReadOnlyList<string> added, IReadOnlyList<string> removed) = (body.Texts("add", MostTags, MostName), body.Texts("remove", MostTags, MostName));
        if (added.Count + removed.Count == 0) throw ApiException.BadRequest("Say add or remove");
        if (added.FirstOrDefault(id => id == incident.Id || mission.Books.Incidents.Find(id) is null) is { } stranger)
            throw RequestBody.Wrong("add", stranger == incident.Id ? "an incident is not related to itself" : $"there is no incident '{stranger}'");
        if (incident.Related.Except(removed).Union(added).Count() > MostTags) throw RequestBody.Wrong("add", $"an incident has {MostTags} related ones at most");
        await DoAsync(call, mission, IncidentActions.Relate(incident.Id, added, removed, call.User, mission.Now));
    }

    private static async Task ChangeStateAsync(ApiCall call)
    {
        (Mission mission, Incident incident) = Find(call);
        using RequestBody body = await RequestBody.ReadAsync(call, "state", "reason");
        bool isOver = body.Text("state", MostName) switch
        {
            "over" => true,
            "open" => false,
            _ => throw RequestBody.Wrong("state", "it is open or over"),
        };
        string reason = body.OptionalText("reason", MostCharacters, isOneLine: false) ?? "";
        if (incident.IsOver == isOver) throw RequestBody.Wrong("state", $"the incident is {(isOver ? "over" : "open")} already");
        await DoAsync(call, mission, isOver ? IncidentActions.End(incident.Id, reason, call.User, mission.Now) : IncidentActions.Reopen(incident.Id, reason, call.User, mission.Now));
    }

    private static async Task DoAsync(ApiCall call, Mission mission, OperatorAction action) => await AnswerAsync(call, mission, await OwnRoutes.RecordedAsync(mission.Books.Incidents.DoAsync(action)));

    private static Task AnswerAsync(ApiCall call, Mission mission, Incident incident)
    {
        Timeline timeline = new TimelineReader(mission.Store, mission.Database).Read(incident, call.Aborted);
        return JsonAnswer.SendAsync(call, answer => IncidentJson.Write(answer, incident, timeline));
    }

    private static (Mission Mission, Incident Incident) Find(ApiCall call)
    {
        Mission mission = OwnRoutes.Mission(call);
        string id = call.Variable("id");
        return (mission, mission.Books.Incidents.Find(id) ?? throw ApiException.NotFound($"No incident '{id}' within instance '{mission.Name}'"));
    }
}
