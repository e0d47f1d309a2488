using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Zarya.Server;
using Zarya.Server.Api;
using Zarya.Server.Api.Schema.Packets;
using Zarya.Server.Api.Schema.Pvalue;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Tests.Verbs;
using Zarya.Time;

namespace Zarya.Tests.Server.Archives;

/// <summary>The archive over HTTP, in both codecs, on a record that <c>zarya import</c> made.</summary>
public sealed class ArchiveRoutesTests : IAsyncLifetime
{
    private static readonly LeapSeconds s_leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    private readonly string _folder = Directory.CreateTempSubdirectory("zarya-routes-").FullName;
    private readonly HttpClient _client = new();
    private Mission _mission = null!;
    private WebApplication _app = null!;
    private IAsyncDisposable _feeds = null!;

    public async ValueTask InitializeAsync()
    {
        string folder = Path.Combine(_folder, "first-light");
        Directory.CreateDirectory(folder);
        File.Copy(VerbRun.Mission("mission.xtce.xml"), Path.Combine(folder, "mission.xtce.xml"));
        await File.WriteAllTextAsync(Path.Combine(folder, MissionFile.FileName), "name: first-light\n");
        var surroundings = new Surroundings();
        MissionFolder mission = Surroundings.Read(folder, s_leapSeconds);
        Assert.Equal(0, VerbRun.Of("import", surroundings.RecordPlace(mission), VerbRun.Mission("pass.ccsds"), "--mdb", VerbRun.Mission("mission.xtce.xml")).Exit);
        _mission = Topology.Build(mission, surroundings);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _feeds = _app.UseZaryaApi(new OneMission(_mission), new ApiOptions(), TimeProvider.System, NullLogger.Instance);
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await _feeds.DisposeAsync();
        await _mission.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task History_comes_in_pages_in_both_orders_and_codecs()
    {
        string voltage = _mission.Database.Parameters.Single(p => p.Name == "BUS_VOLTAGE").QualifiedName;
        JsonElement whole = await JsonAsync($"parameters{voltage}?limit=1000&order=asc");
        JsonElement[] values = [.. whole.GetProperty("parameter").EnumerateArray()];
        Assert.Equal(58, values.Length);
        Assert.False(whole.TryGetProperty("continuationToken", out _));
        Assert.All(values, v => Assert.Equal(voltage, v.GetProperty("id").GetProperty("name").GetString()));
        Assert.All(values, v => Assert.True(v.TryGetProperty("engValue", out _)));
        string[] times = [.. values.Select(v => v.GetProperty("generationTime").GetString()!)];
        Assert.Equal(times.Order(StringComparer.Ordinal), times);

        var paged = new List<string>();
        for (string next = ""; ;)
        {
            JsonElement page = await JsonAsync($"parameters/{Uri.EscapeDataString(voltage)}?limit=20{next}");
            paged.AddRange(page.GetProperty("parameter").EnumerateArray().Select(v => v.GetProperty("generationTime").GetString()!));
            if (!page.TryGetProperty("continuationToken", out JsonElement token)) break;
            next = "&next=" + token.GetString();
        }
        Assert.Equal(times.Reverse(), paged);

        string start = times[10], stop = times[20];
        Assert.Equal(times[10..20], await TimesAsync($"parameters{voltage}?order=asc&start={start}&stop={stop}"));
        Assert.Equal(times[11..21].Reverse(), await TimesAsync($"parameters{voltage}?start={start}&stop={stop}"));

        byte[] octets = await OctetsAsync($"parameters{voltage}?limit=1000");
        Assert.Equal(58, ListParameterHistoryResponse.Parser.ParseFrom(octets).Parameter.Count);
    }

    [Fact]
    public async Task Plots_ranges_and_tables_agree_with_history()
    {
        string voltage = _mission.Database.Parameters.Single(p => p.Name == "BUS_VOLTAGE").QualifiedName;
        string[] times = [.. (await TimesAsync($"parameters{voltage}?limit=1000&order=asc"))];
        string range = $"start={times[0]}&stop=2035-01-01T00:00:00Z";
        JsonElement[] samples = [.. (await JsonAsync($"parameters{voltage}/samples?{range}&count=1")).GetProperty("sample").EnumerateArray()];
        Assert.Equal(58, samples.Where(s => s.GetProperty("n").GetInt32() > 0).Sum(s => s.GetProperty("n").GetInt32()));
        foreach (string name in new[] { "avg", "min", "max", "minTime", "maxTime", "firstTime", "lastTime", "time" }) Assert.True(samples[0].TryGetProperty(name, out _), name);
        JsonElement[] gaps = [.. (await JsonAsync($"parameters{voltage}/samples?{range}&count=1000")).GetProperty("sample").EnumerateArray().Where(s => s.GetProperty("n").GetInt32() == 0)];
        Assert.NotEmpty(gaps);
        Assert.All(gaps, g => Assert.Equal(["n", "time"], g.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)));
        Assert.Equal(58, (await JsonAsync($"parameters{voltage}/ranges?{range}")).GetProperty("range").EnumerateArray().Sum(r => r.GetProperty("count").GetInt32()));

        using HttpResponseMessage csv = await _client.GetAsync(new Uri($"/api/archive/first-light:exportParameterValues?parameters={voltage[1..]}&delimiter=COMMA", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        string[] rows = (await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal($"Time,{voltage}", rows[0]);
        Assert.Equal(59, rows.Length);
    }

    [Fact]
    public async Task Packets_are_listed_by_old_and_new_names_found_exported_and_streamed()
    {
        JsonElement list = await JsonAsync("packets?limit=3&order=asc");
        Assert.Equal(3, list.GetProperty("packet").GetArrayLength());
        Assert.Equal(list.GetProperty("packet").GetRawText(), list.GetProperty("packets").GetRawText());
        JsonElement first = list.GetProperty("packet")[0];
        JsonElement same = await JsonAsync($"packets/{first.GetProperty("generationTime").GetString()}/{first.GetProperty("sequenceNumber").GetInt32()}");
        Assert.Equal(first.GetProperty("packet").GetString(), same.GetProperty("packet").GetString());
        string name = first.GetProperty("id").GetProperty("name").GetString()!;
        same = await JsonAsync($"packets/{Uri.EscapeDataString(name)}/{first.GetProperty("generationTime").GetString()}/{first.GetProperty("sequenceNumber").GetInt32()}");
        Assert.Equal(first.GetProperty("packet").GetString(), same.GetProperty("packet").GetString());
        JsonElement names = await JsonAsync("packet-names");
        Assert.Contains(name, names.GetProperty("name").EnumerateArray().Select(n => n.GetString()));
        Assert.Equal(["import"], names.GetProperty("links").EnumerateArray().Select(n => n.GetString()));

        byte[] file = await File.ReadAllBytesAsync(VerbRun.Mission("pass.ccsds"), TestContext.Current.CancellationToken);
        byte[] exported = await OctetsAsync("", ":exportPackets");
        Assert.Equal(file.Length, exported.Length);
        using var body = new ByteArrayContent([]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/protobuf");
        using HttpResponseMessage stream = await _client.PostAsync(new Uri("/api/stream-archive/first-light:streamPackets", UriKind.Relative), body, TestContext.Current.CancellationToken);
        using var octets = new MemoryStream(await stream.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        int streamed = 0;
        while (octets.Position < octets.Length) streamed += TmPacketData.Parser.ParseDelimitedFrom(octets).Packet.Length;
        Assert.Equal(file.Length, streamed);
    }

    [Fact]
    public async Task What_there_is_none_of_is_empty()
    {
        foreach (string path in new[] { "events", "alarms", "commands", "event-index", "command-index", "parameter-index", "alarms/first-light" })
            Assert.Empty((await JsonAsync(path)).EnumerateObject());
        // Open MCT goes through this list without asking whether it is there.
        Assert.Equal("""{"sources":[]}""", (await JsonAsync("events/sources")).GetRawText());
        JsonElement index = await JsonAsync("packet-index?mergeTime=1000000000");
        Assert.NotEmpty(index.GetProperty("group").EnumerateArray());
        Assert.NotEmpty((await JsonAsync("completeness-index")).GetProperty("group").EnumerateArray());
    }

    [Theory]
    [InlineData("packets?limit=1001", 400)]
    [InlineData("events?limit=1001", 400)]
    [InlineData("events?limit=-1", 400)]
    [InlineData("packet-index?limit=1001", 400)]
    [InlineData("events?order=sideways", 400)]
    [InlineData("events?severity=awful", 400)]
    [InlineData("events?filter=colour%3Dred", 400)]
    [InlineData("events?next=!!", 400)]
    [InlineData("packets?filter=%28", 400)]
    [InlineData("parameters/none", 404)]
    [InlineData("parameters/none/samples", 404)]
    [InlineData("parameters/BUS/ranges", 404)]
    [InlineData("packets/2020-01-01T00:00:00Z/1", 404)]
    [InlineData("commands/1-a-2", 404)]
    public async Task What_is_wrong_is_refused(string path, int status)
    {
        using HttpResponseMessage answer = await _client.GetAsync(new Uri($"/api/archive/first-light/{path}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        JsonElement error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.NotEmpty(error.GetProperty("msg").GetString()!);
    }

    private async Task<IEnumerable<string>> TimesAsync(string path) => (await JsonAsync(path)).GetProperty("parameter").EnumerateArray().Select(v => v.GetProperty("generationTime").GetString()!);

    private async Task<JsonElement> JsonAsync(string path)
    {
        using HttpResponseMessage answer = await _client.GetAsync(new Uri($"/api/archive/first-light/{path}", UriKind.Relative), TestContext.Current.CancellationToken);
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<byte[]> OctetsAsync(string path, string verb = "/")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/archive/first-light{verb}{path}", UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/protobuf"));
        using HttpResponseMessage answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        byte[] octets = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, Encoding.UTF8.GetString(octets));
        return octets;
    }

    private sealed class OneMission(Mission mission) : IMissions
    {
        public IReadOnlyList<Mission> All => [mission];

        public LeapSeconds LeapSeconds => s_leapSeconds;

        public bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Mission? found)
        {
            found = name == mission.Name ? mission : null;
            return found is not null;
        }
    }
}
