using System.Text.Json;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;

namespace Zarya.Contracts.Faults;

/// <summary>Another mission database is put into the folder of a mission that runs: it applies from then on, subscriptions go on, and who reads the record chooses what old packets mean.</summary>
public sealed class ReplacedDefinitionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zarya-replaced-").FullName;

    [Fact]
    public async Task A_new_database_applies_and_old_packets_mean_what_is_asked_for()
    {
        await using var spacecraft = new Spacecraft { Temperature = 300 };
        string file = Path.Combine(_folder, "orbiter.xml");
        await File.WriteAllTextAsync(file, Orbiter.Xtce, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "mission.yaml"), $$"""
            name: orbiter
            mdb: {files: [orbiter.xml]}
            links: [{name: tcp, kind: tcp-client, connect: '{{spacecraft.EndPoint}}', retryLeastS: 0.1}]
            time: {code: cuc4.2, offset: 0}
            """, TestContext.Current.CancellationToken);
        using var server = new ServeProcess(_folder);
        await server.StartAsync();
        using SocketCaller socket = await SocketCaller.ConnectAsync(server.Address);
        int call = await socket.SubscribeAsync("parameters", """{"instance":"orbiter","processor":"realtime","id":[{"name":"/Orbiter/MODE"}]}""");
        await socket.ReceiveAsync(call, m => Mode(m) == "ODD");
        await File.WriteAllTextAsync(file, "<SpaceSystem", TestContext.Current.CancellationToken);
        await Task.Delay(2500, TestContext.Current.CancellationToken);
        await socket.ReceiveAsync(call, m => Mode(m) == "ODD");
        await File.WriteAllTextAsync(file, Orbiter.Xtce.Replace("ODD", "STRANGE", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await socket.ReceiveAsync(call, m => Mode(m) == "STRANGE");
        using (HttpCaller http = server.Client())
        {
            await http.PostAsync("/api/archive/orbiter/events", """{"message":"stored","source":"Shift"}""");
            // The alarm stood and stands: the same one.
            JsonElement alarm = (await http.GetAsync("/api/processors/orbiter/realtime/alarms")).GetProperty("alarms").EnumerateArray().Single(a => a.GetProperty("id").GetProperty("name").GetString() == "MODE");
            Assert.Equal(0u, alarm.GetProperty("seqNum").GetUInt32());
            string[] types = [.. (await http.GetAsync("/api/archive/orbiter/events?source=Definition")).GetProperty("event").EnumerateArray().Select(e => e.GetProperty("type").GetString()!)];
            Assert.Equal(["rejected", "replaced"], types.Order(StringComparer.Ordinal));
        }
        string[] received = await ModesAsync("received");
        Assert.Equal("ODD", received[0]);
        Assert.Equal("STRANGE", received[^1]);
        // One change, and no value of neither.
        Assert.Equal(1, received.Zip(received.Skip(1)).Count(p => p.First != p.Second));
        Assert.All(await ModesAsync("newest"), m => Assert.Equal("STRANGE", m));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string? Mode(JsonElement message) => message.TryGetProperty("values", out JsonElement values) ? values.EnumerateArray().Last().GetProperty("engValue").GetProperty("stringValue").GetString() : null;

    private async Task<string[]> ModesAsync(string version)
    {
        string output = await ServeProcess.RunAsync("history", Path.Combine(_folder, "record"), "--parameters", "MODE", "--mdb-version", version);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Contains("STRANGE", StringComparison.Ordinal) ? "STRANGE" : l.Contains("\"ODD\"", StringComparison.Ordinal) ? "ODD" : l)];
    }
}
