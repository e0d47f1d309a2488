using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Zarya.Server.Console;

/// <summary>
/// The console: files that the build made of <c>console/</c>, under <c>/console/</c> and at <c>/</c>. They are listed once, at start; a request names an entry of the list or nothing, so no path of a request ever
/// reaches the disk.
/// </summary>
internal sealed class ConsoleFiles
{
    /// <summary>
    /// Open MCT compiles the templates of its views in the browser (Vue), which needs <c>'unsafe-eval'</c>; its components carry <c>style</c> attributes, which need <c>'unsafe-inline'</c> for styles. Scripts in the
    /// page are refused, and so is everything from elsewhere. See docs/guide/console.md.
    /// </summary>
    private const string Policy = "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; " +
        "manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'";

    private static readonly FrozenDictionary<string, string> s_types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".ico"] = "image/x-icon",
        [".woff"] = "font/woff",
        [".woff2"] = "font/woff2",
        [".ttf"] = "font/ttf",
        [".md"] = "text/plain; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, Entry> _entries;

    private ConsoleFiles(FrozenDictionary<string, Entry> entries) => _entries = entries;

    /// <summary>Whether the console was built.</summary>
    public bool IsThere => _entries.ContainsKey("/");

    /// <summary>Lists the console in a folder. A folder that is not there holds no console.</summary>
    /// <param name="folder">Where the build put it: beside the program, in <c>console</c>.</param>
    public static ConsoleFiles List(string folder)
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (FileInfo file in Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories) : [])
        {
            if (!s_types.TryGetValue(file.Extension, out string? type)) continue;
            string name = Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            string tag = string.Create(CultureInfo.InvariantCulture, $"\"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}\"");
            entries[name == "index.html" ? "/" : $"/console/{name}"] = new Entry(file.FullName, file.Length, type, tag);
        }
        return new ConsoleFiles(entries.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Answers requests for the console, and hands on all others.</summary>
    public async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        bool isRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!isRead || !_entries.TryGetValue(http.Request.Path.Value ?? "", out Entry? entry))
        {
            await next(http);
            return;
        }
        IHeaderDictionary headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-cache";
        headers.ETag = entry.Tag;
        if (headers.ETag == http.Request.Headers.IfNoneMatch)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.ContentType = entry.Type;
        http.Response.ContentLength = entry.Octets;
        if (HttpMethods.IsGet(http.Request.Method)) await http.Response.SendFileAsync(entry.Place, http.RequestAborted);
    }

    private sealed record Entry(string Place, long Octets, string Type, string Tag);
}
