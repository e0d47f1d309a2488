using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Archives;
using Zarya.Server.Incidents;
using Zarya.Time;

namespace Zarya.Server.Api.Own;

/// <summary>The notebook.</summary>
internal static class NotebookResource
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Own("GET", OwnRoutes.Prefix + "notebook", ListAsync),
        ApiRoute.Own("POST", OwnRoutes.Prefix + "notebook", WriteAsync),
    ];

    private static Task ListAsync(ApiCall call)
    {
        TimeRange range = QueryText.Range(call, Instant.MinValue);
        IReadOnlyList<Note> notes = OwnRoutes.Books(call).Notebook.List(range.From, range.Before, QueryText.Count(call, "limit", 100, Paging.MaxLimit), call.Aborted);
        return JsonAnswer.SendAsync(call, answer => answer.List("entries", notes, Write));
    }

    private static async Task WriteAsync(ApiCall call)
    {
        Notebook notebook = OwnRoutes.Books(call).Notebook;
        using RequestBody body = await RequestBody.ReadAsync(call, "text");
        Note note = await OwnRoutes.RecordedAsync(notebook.WriteAsync(body.Text("text", IncidentResource.MostCharacters, isOneLine: false), call.User));
        await JsonAnswer.SendAsync(call, answer => Write(answer, note));
    }

    private static void Write(JsonAnswer item, Note note)
    {
        item.Time("time", note.Time);
        item.Text("by", note.By);
        item.Text("text", note.Text);
    }
}
