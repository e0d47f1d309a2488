using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Zarya.Server.Api.OpenApi;

/// <summary>The page at <c>/docs</c> from which every call can be tried: three small files of our own, no script from elsewhere and none in the page itself.</summary>
internal static class DocsPage
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Answers if the path is one of the page's.</summary>
    public static async Task<bool> TryAnswerAsync(HttpContext http, string path)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)) return false;
        if (path == "/docs/")
        {
            http.Response.Redirect("../docs", permanent: true);
            return true;
        }
        (string file, string mediaType) = path switch
        {
            "/docs" => ("docs.html", "text/html; charset=utf-8"),
            "/docs/docs.js" => ("docs.js", "text/javascript; charset=utf-8"),
            "/docs/docs.css" => ("docs.css", "text/css; charset=utf-8"),
            _ => ("", ""),
        };
        if (file.Length == 0) return false;
        await using Stream? content = Assembly.GetExecutingAssembly().GetManifestResourceStream("Zarya.Server.Docs." + file);
        if (content is null) return false;
        http.Response.ContentType = mediaType;
        http.Response.ContentLength = content.Length;
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await content.CopyToAsync(http.Response.Body, http.RequestAborted);
        return true;
    }
}
