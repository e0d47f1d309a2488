using Microsoft.Playwright;

namespace Zarya.Console.Tests;

/// <summary>A person before the console: a page, and everything that went wrong in it.</summary>
public sealed class Seat : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _trouble = [];

    internal Seat(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Note($"console: {message.Text}");
        };
        page.PageError += (_, error) => Note($"page: {error}");
        page.RequestFailed += (_, request) =>
        {
            // A request that the page itself gave up because its view was closed has not failed.
            if (request.Failure != "net::ERR_ABORTED") Note($"request: {request.Url} {request.Failure}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400) Note($"response: {response.Status} {response.Url}");
        };
        page.Dialog += (_, dialog) =>
        {
            Note($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Opens a display and waits until it has been filled.</summary>
    public async Task<ILocator> OpenAsync(string display)
    {
        await Page.GotoAsync($"/#/browse/{Night.Space}:mission/{Night.Space}:displays/{Night.Space}:display.{display}");
        ILocator page = Page.Locator(".z-page");
        await page.WaitForAsync();
        await Page.WaitForFunctionAsync("() => document.querySelectorAll('.z-busy').length === 0");
        return page;
    }

    /// <summary>Takes a picture for the artefacts.</summary>
    public Task PhotographAsync(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(Night.Pictures, $"{name}.png") });

    /// <summary>Fails the test when the browser had anything to complain about.</summary>
    public void AssertNoTrouble()
    {
        lock (_trouble) Assert.Empty(_trouble);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Note(string trouble)
    {
        lock (_trouble) _trouble.Add(trouble);
    }
}
