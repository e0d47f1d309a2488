using Microsoft.AspNetCore.Http;

namespace Zarya.Server.Api.OpenApi;

/// <summary>The page at <c>/docs</c>.</summary>
internal static class DocsPage
{
    /// <summary>Answers if the path is the page's.</summary>
    public static Task<bool> TryAnswerAsync(HttpContext http, string path) => Task.FromResult(false);
}
