using System.Net;
using System.Net.Sockets;
using Zarya.Links.Tcp;
using Zarya.Server;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Contracts.Serving;

/// <summary>A server with the mission of <see cref="Orbiter"/>, on a free port, and a connection over which packets come. One for a class of tests.</summary>
public sealed class StartedServer : IAsyncLifetime
{
    private static readonly LeapSeconds s_leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    private readonly string _folder = Directory.CreateTempSubdirectory("zarya-contracts-").FullName;
    private readonly TcpClient _telemetry = new();
    private ServerHost? _host;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_host!.Address);

    /// <summary>The mission itself, for what a client cannot make happen.</summary>
    internal Mission Mission => _host!.Missions[0];

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "mission.yaml"), Orbiter.Yaml);
        await File.WriteAllTextAsync(Path.Combine(_folder, "orbiter.xml"), Orbiter.Xtce);
        MissionFolder folder = Surroundings.Read(_folder, s_leapSeconds);
        Assert.Empty(folder.Problems.Where(p => !p.IsWarning).Select(p => p.ToString()));
        Mission mission = Topology.Build(folder, new Surroundings());
        ServerSettings settings = folder.File.Server with { Listen = new PlacedText("127.0.0.1:0", default) };
        _host = ServerHost.Create([mission], s_leapSeconds, settings, TimeProvider.System);
        await _host.StartAsync();
        var link = (TcpServerLink)mission.Links[0];
        await UntilAsync(() => link.LocalEndPoint is not null);
        await _telemetry.ConnectAsync((IPEndPoint)link.LocalEndPoint!);
    }

    /// <summary>Sends packets as a spacecraft would, and waits until they are processed.</summary>
    public async Task SendAsync(params byte[][] packets)
    {
        long before = Mission.Realtime.Run(p => p.Counts.Packets);
        await _telemetry.GetStream().WriteAsync(packets.SelectMany(p => p).ToArray());
        await UntilAsync(() => Mission.Realtime.Run(p => p.Counts.Packets) >= before + packets.Length);
    }

    /// <summary>Waits until something holds: as long as it takes, at most two minutes.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        for (int i = 0; i < 12_000; i++)
        {
            if (holds()) return;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        Assert.Fail("it did not come to that within two minutes");
    }

    public async ValueTask DisposeAsync()
    {
        _telemetry.Dispose();
        if (_host is not null) await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
