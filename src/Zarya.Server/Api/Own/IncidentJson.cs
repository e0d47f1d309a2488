using Zarya.Server.Incidents;

namespace Zarya.Server.Api.Own;

/// <summary>Incidents as JSON.</summary>
internal static class IncidentJson
{
    /// <summary>What lists show.</summary>
    public static void WriteHead(JsonAnswer item, Incident incident)
    {
        item.Text("id", incident.Id);
        item.Text("title", incident.Title);
        item.Time("since", incident.Since);
        item.Time("until", incident.Until);
        item.Text("state", incident.IsOver ? "over" : "open");
        item.Text("severity", SeverityWords.Of(incident.Severity));
        item.Texts("tags", incident.Tags);
    }

    /// <summary>All of it.</summary>
    public static void Write(JsonAnswer item, Incident incident, Timeline timeline)
    {
        WriteHead(item, incident);
        item.List("timeline", timeline.Items, static (line, one) =>
        {
            line.Time("time", one.Time);
            line.Text("kind", one.Kind);
            line.Text("text", one.Text);
            line.Text("severity", SeverityWords.Of(one.Severity));
        });
        item.Flag("timelineIsCut", timeline.IsCut);
        item.List("statements", incident.Statements, static (line, one) =>
        {
            line.Time("time", one.Time);
            line.Text("agency", one.Agency);
            line.Text("by", one.By);
            line.Text("text", one.Text);
        });
        item.List("comments", incident.Comments, static (line, one) =>
        {
            line.Time("time", one.Time);
            line.Text("by", one.By);
            line.Text("text", one.Text);
        });
        item.Texts("related", incident.Related);
    }
}
