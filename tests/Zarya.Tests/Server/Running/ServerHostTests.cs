using System.Net;
using Zarya.Server.Missions;
using Zarya.Server.Running;

namespace Zarya.Tests.Server.Running;

/// <summary>The doors of the server.</summary>
public class ServerHostTests
{
    [Fact]
    public async Task Pages_answer_with_headers_that_take_from_a_browser_what_none_needs()
    {
        using var making = MissionMaking.FirstLight("description: <b>made up</b>\n");
        await using ServerHost host = Host(making, "127.0.0.1:0");
        await host.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        foreach (string path in new[] { "/", "/healthz", "/metrics", "/api", "/nothing" })
        {
            using HttpResponseMessage answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(path == "/nothing" ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
        // Where the console was built, it stands in the place of this page.
        string page = FrontPage.Write(host.Missions);
        Assert.Contains("&lt;b&gt;made up&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"ok\"", await client.GetStringAsync("/healthz", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using HttpResponseMessage posted = await client.PostAsync("/", new StringContent("x"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
    }

    [Fact]
    public async Task Metrics_count_what_went_through()
    {
        using var making = MissionMaking.FirstLight();
        await using ServerHost host = Host(making, "127.0.0.1:0");
        await host.StartAsync(TestContext.Current.CancellationToken);
        Mission mission = host.Missions.Single();
        await MissionTests.SendAsync(mission, MissionMaking.Pass());
        await MissionMaking.UntilAsync(() => mission.Realtime.Run(p => p.Counts.Packets) == 92 && mission.Links.Single().Report.Packets == 92);
        await mission.Recorder.FlushAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(host.Address) };
        string[] lines = (await client.GetStringAsync("/metrics", TestContext.Current.CancellationToken)).Split('\n');
        Assert.Contains("zarya_link_packets_total{mission=\"first-light\",link=\"tcp\"} 92", lines);
        Assert.Contains("zarya_processor_packets_total{mission=\"first-light\",processor=\"realtime\"} 92", lines);
        Assert.Contains("zarya_record_refused{mission=\"first-light\"} 0", lines);
        // Every line is a remark, a sample of a declared family, or the end.
        HashSet<string> families = [.. lines.Where(l => l.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(l => l.Split(' ')[2])];
        Assert.All(lines.Where(l => l.Length > 0 && l[0] != '#'), l => Assert.Contains(l.Split('{', ' ')[0], families));
    }

    [Theory]
    [InlineData("0.0.0.0:8090")]
    [InlineData("192.168.0.7:8090")]
    public async Task It_does_not_listen_elsewhere(string listen)
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        MissionException refused = Assert.Throws<MissionException>(() => ServerHost.Create([mission], MissionMaking.LeapSeconds, new ServerSettings { Listen = new PlacedText(listen, default) }, TimeProvider.System));
        Assert.Contains("no sign-in", refused.Message, StringComparison.Ordinal);
    }

    private static ServerHost Host(MissionMaking making, string listen) =>
        ServerHost.Create([making.Build()], MissionMaking.LeapSeconds, new ServerSettings { Listen = new PlacedText(listen, default) }, TimeProvider.System);
}
