using System.Text.Json;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;

namespace Zarya.Server.Api.Own;

/// <summary>Displays: JSON files in <c>displays/</c> of the mission's folder. Read at each call, so that a changed one is there at once.</summary>
internal static class DisplayResource
{
    private const string FolderName = "displays";
    private const string Extension = ".json";
    private const int MostFiles = 1000;
    private const int MostOctets = 1 << 20;

    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Own("GET", OwnRoutes.Prefix + "displays", ListAsync),
        ApiRoute.Own("GET", OwnRoutes.Prefix + "displays/{name}", GetAsync),
    ];

    private static Task ListAsync(ApiCall call)
    {
        string folder = Path.Combine(OwnRoutes.Mission(call).Folder, FolderName);
        string[] names = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*" + Extension).Select(f => Path.GetFileNameWithoutExtension(f)).Where(IsName).Order(StringComparer.Ordinal).Take(MostFiles)]
            : [];
        return JsonAnswer.SendAsync(call, answer => answer.List("displays", names, (item, name) =>
        {
            (string? kind, string? title, string? trouble) = ReadHead(Path.Combine(folder, name + Extension));
            item.Text("name", name);
            item.Text("kind", kind);
            item.Text("title", title ?? name);
            if (trouble is not null) item.Text("trouble", trouble);
        }));
    }

    private static Task GetAsync(ApiCall call)
    {
        string name = call.Variable("name");
        string file = Path.Combine(OwnRoutes.Mission(call).Folder, FolderName, name + Extension);
        if (!IsName(name) || !File.Exists(file)) throw ApiException.NotFound($"No display '{name}' within instance '{call.Variable("instance")}'");
        byte[] octets;
        try
        {
            octets = ReadAll(file);
            JsonDocument.Parse(octets).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ApiException(500, "InternalServerErrorException", $"The file of display '{name}' is no good: {e.Message}");
        }
        return call.AnswerRawAsync(new RawAnswer("application/json", null, async (output, stop) => await output.WriteAsync(octets, stop)));
    }

    private static (string? Kind, string? Title, string? Trouble) ReadHead(string file)
    {
        try
        {
            using var display = JsonDocument.Parse(ReadAll(file));
            return (Text(display.RootElement, "kind"), Text(display.RootElement, "title"), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return (null, null, e.Message);
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[] ReadAll(string file) => new FileInfo(file).Length <= MostOctets ? File.ReadAllBytes(file) : throw new IOException("it is larger than 1 MiB");

    /// <summary>Names that lead nowhere else.</summary>
    private static bool IsName(string name) => name.Length is > 0 and <= 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
