using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Playwright;

namespace Zarya.Console.Tests;

/// <summary>A real <c>zarya demo</c>, flown as fast as it goes until the leak alarm stands, and a real browser. One for all tests of the console.</summary>
public sealed class Night : IAsyncLifetime
{
    /// <summary>The mission of the demo.</summary>
    public const string Mission = "iss-2018-08-29";

    /// <summary>Identifiers of our objects in addresses of pages.</summary>
    public const string Space = "zarya." + Mission;

    private const float PageMilliseconds = 60_000;

    private static readonly string s_chromium = Environment.GetEnvironmentVariable("ZARYA_CHROMIUM") ?? "/usr/bin/chromium";

    private HttpClient _http = new();

    /// <summary>What a user's machine lacks for these tests; in CI it is a failure.</summary>
    private string? _missing;
    private RunningZarya? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the server is.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Asks the server without the browser.</summary>
    public HttpClient Http
    {
        get
        {
            Assert.SkipUnless(_missing is null, _missing ?? "");
            return _http;
        }
    }

    /// <summary>Whether this machine cannot run these tests.</summary>
    public bool IsMissing => _missing is not null;

    /// <summary>Where pictures of the displays go: beside what the test runner leaves, which a CI keeps.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(Environment.GetEnvironmentVariable("ZARYA_SCREENSHOTS") ?? Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots")).FullName;

    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("CI") is null or "")
        {
            if (!File.Exists(s_chromium)) _missing = $"{s_chromium} is not there: apt-get install chromium, or name another in ZARYA_CHROMIUM";
            else if (!Directory.Exists(Path.Combine(AppContext.BaseDirectory, "console"))) _missing = "the console was not built: install Node.js with npm, and build again";
            if (_missing is not null) return;
        }
        Address = $"http://127.0.0.1:{RunningZarya.FreePort()}";
        _server = RunningZarya.Start("demo", "--speed", "3600", "--listen", Address["http://".Length..]);
        _http = new HttpClient { BaseAddress = new Uri(Address) };
        await UntilAsync("the alarm stands", async () => (await LeakAsync()).GetProperty("alarm").ValueKind == JsonValueKind.Object);
        (await Http.PostAsJsonAsync($"/api/zarya/{Mission}/simulation", new { speed = 60 }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(PageMilliseconds);
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = s_chromium, Args = ["--no-sandbox", "--enable-precise-memory-info"] });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _http.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>A new page of a person who speaks a language.</summary>
    public Task<Seat> SitDownAsync(string locale = "en-GB", ColorScheme scheme = ColorScheme.Dark, int width = 1600, int height = 1000) => SitDownAtAsync(Address, locale, scheme, width, height);

    /// <summary>A new page on another server.</summary>
    public async Task<Seat> SitDownAtAsync(string address, string locale = "en-GB", ColorScheme scheme = ColorScheme.Dark, int width = 1600, int height = 1000)
    {
        Assert.SkipUnless(_missing is null, _missing ?? "");
        IBrowserContext context = await _browser!.NewContextAsync(new() { Locale = locale, ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height }, BaseURL = address });
        context.SetDefaultTimeout(PageMilliseconds);
        return new Seat(context, await context.NewPageAsync());
    }

    /// <summary>What the server says of the leak.</summary>
    public Task<JsonElement> LeakAsync() => Http.GetFromJsonAsync<JsonElement>($"/api/zarya/{Mission}/leak", TestContext.Current.CancellationToken);

    /// <summary>Waits for what has to come.</summary>
    public Task UntilAsync(string what, Func<Task<bool>> isSo) => _server!.UntilAsync(what, isSo);

    private static string FindRoot([CallerFilePath] string here = "")
    {
        foreach (string? start in new[] { Path.GetDirectoryName(here), AppContext.BaseDirectory })
            for (DirectoryInfo? folder = start is null ? null : new(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "Zarya.slnx"))) return folder.FullName;
        throw new InvalidOperationException("Zarya.slnx was not found above the tests");
    }
}
