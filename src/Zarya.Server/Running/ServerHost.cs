using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zarya.Server.Api;
using Zarya.Server.Console;
using Zarya.Server.Incidents.Pages;
using Zarya.Server.Metrics;
using Zarya.Server.Missions;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>The web server around missions: the API, <c>/healthz</c>, <c>/metrics</c> and a page at <c>/</c>. It stops in order: doors, links, processor, record.</summary>
public sealed class ServerHost : IAsyncDisposable
{
    private static readonly TimeSpan s_closing = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private readonly IAsyncDisposable _feeds;
    private readonly HostedMissions _missions;

    private ServerHost(WebApplication app, IAsyncDisposable feeds, HostedMissions missions) => (_app, _feeds, _missions) = (app, feeds, missions);

    /// <summary>Where it listens: <c>http://127.0.0.1:8090</c>. Known once it is started.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";

    /// <summary>The missions.</summary>
    public IReadOnlyList<Mission> Missions => _missions.All;

    /// <summary>Prepares a server.</summary>
    /// <param name="missions">What it shows; from now on its own.</param>
    /// <param name="leapSeconds">Leap seconds.</param>
    /// <param name="options">Where it listens and who may call.</param>
    /// <param name="clock">For waiting.</param>
    /// <exception cref="MissionException">It may not listen there.</exception>
    internal static ServerHost Create(IReadOnlyList<Mission> missions, LeapSeconds leapSeconds, ServerSettings options, TimeProvider clock)
    {
        if (ListenAddress.Problem(options.Listen.Text) is { } problem) throw new MissionException(problem);
        _ = ListenAddress.TryRead(options.Listen.Text, out IPEndPoint? listen);
        var api = new ApiOptions { AllowedOrigins = options.Cors };
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "zarya" });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            ApiHost.Configure(kestrel, api);
            kestrel.Listen(listen!);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_closing);
        builder.Logging.ClearProviders().AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning)
            // What keeps it from starting is thrown, and told once by whoever started it.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        WebApplication app = builder.Build();
        ILogger log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Zarya");
        var hosted = new HostedMissions(missions, leapSeconds);
        foreach (Mission mission in missions) mission.Realtime.Add(new LoggedEvents(mission.Name, log, () => mission.Now));
        app.Use(SecurityHeaders.AddAsync);
        app.Use(ConsoleFiles.List(Path.Combine(AppContext.BaseDirectory, "console")).AnswerAsync);
        IAsyncDisposable feeds = app.UseZaryaApi(hosted, api, clock, log);
        var incidents = new IncidentDoor(hosted, api);
        app.Use(next => http => incidents.AnswerAsync(http, next));
        app.Run(http => AnswerAsync(http, hosted));
        return new ServerHost(app, feeds, hosted);
    }

    /// <summary>Opens the doors, and lets the missions run.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public async Task StartAsync(CancellationToken stop = default)
    {
        await _app.StartAsync(stop).ConfigureAwait(false);
        foreach (Mission mission in _missions.All) mission.Start();
    }

    /// <summary>Waits for Ctrl-C, SIGTERM or the token.</summary>
    public async Task WaitAsync(CancellationToken stop)
    {
        IHostApplicationLifetime lifetime = _app.Lifetime;
        using CancellationTokenRegistration registration = stop.Register(lifetime.StopApplication);
        await Task.Delay(Timeout.InfiniteTimeSpan, lifetime.ApplicationStopping).ContinueWith(static _ => { }, TaskScheduler.Default).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _feeds.DisposeAsync().ConfigureAwait(false);
        await _app.StopAsync().ConfigureAwait(false);
        foreach (Mission mission in _missions.All) await mission.DisposeAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static Task AnswerAsync(HttpContext http, HostedMissions missions)
    {
        bool isRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        (int status, string type, string text) = (http.Request.Path.Value, isRead) switch
        {
            (_, false) => (405, "text/plain; charset=utf-8", "405 Method not allowed\n"),
            ("/", _) => (200, "text/html; charset=utf-8", FrontPage.Write(missions.All)),
            ("/healthz", _) => (200, "application/json", HealthPage.Write(missions.All)),
            ("/metrics", _) => (200, MetricsPage.MediaType, MetricsPage.Write(missions.All)),
            _ => (404, "text/plain; charset=utf-8", "404 Nothing is here; see /\n"),
        };
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(text);
    }
}
