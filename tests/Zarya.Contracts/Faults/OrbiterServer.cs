using System.Net;
using System.Net.Sockets;
using Zarya.Archive.Log.Disks;
using Zarya.Contracts.Client;
using Zarya.Contracts.Serving;
using Zarya.Links.Tcp;
using Zarya.Server;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Contracts.Faults;

/// <summary>A server in this process, of a mission whose disk and clocks a test holds in its hands.</summary>
internal sealed class OrbiterServer : IAsyncDisposable
{
    private static readonly LeapSeconds s_leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    private readonly TcpClient _telemetry = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("zarya-faults-").FullName;
    private ServerHost? _host;

    private OrbiterServer()
    {
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_host!.Address);

    /// <summary>The mission itself.</summary>
    public Mission Mission => _host!.Missions[0];

    /// <summary>Starts one.</summary>
    /// <param name="disk">Its disk.</param>
    /// <param name="clock">The mission's clock.</param>
    /// <param name="doors">The clock by which clients are waited for.</param>
    public static async Task<OrbiterServer> StartAsync(SimulatedDisk disk, TimeProvider? clock = null, TimeProvider? doors = null)
    {
        var server = new OrbiterServer();
        await File.WriteAllTextAsync(Path.Combine(server._folder, "mission.yaml"), Orbiter.Yaml);
        await File.WriteAllTextAsync(Path.Combine(server._folder, "orbiter.xml"), Orbiter.Xtce);
        MissionFolder folder = Surroundings.Read(server._folder, s_leapSeconds);
        Mission mission = Topology.Build(folder, new Surroundings { Disk = _ => disk, Clock = clock ?? TimeProvider.System });
        server._host = ServerHost.Create([mission], s_leapSeconds, folder.File.Server with { Listen = new PlacedText("127.0.0.1:0", default) }, doors ?? TimeProvider.System);
        await server._host.StartAsync();
        var link = (TcpServerLink)mission.Links[0];
        await StartedServer.UntilAsync(() => link.LocalEndPoint is not null);
        await server._telemetry.ConnectAsync((IPEndPoint)link.LocalEndPoint!);
        return server;
    }

    /// <summary>A client of it.</summary>
    public HttpCaller Client() => new(Address);

    /// <summary>Sends packets as a spacecraft would, and waits until they are processed.</summary>
    public async Task SendAsync(params byte[][] packets)
    {
        long before = Mission.Realtime.Run(p => p.Counts.Packets);
        await _telemetry.GetStream().WriteAsync(packets.SelectMany(p => p).ToArray());
        await StartedServer.UntilAsync(() => Mission.Realtime.Run(p => p.Counts.Packets) >= before + packets.Length);
    }

    /// <summary>The numbers of all packets that are stored, in the order of their times on board.</summary>
    public async Task<int[]> StoredAsync()
    {
        using HttpCaller http = Client();
        using HttpResponseMessage raw = await http.SendAsync(HttpMethod.Get, "/api/archive/orbiter:exportPackets");
        return Spacecraft.NumbersOf(await raw.Content.ReadAsByteArrayAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _telemetry.Dispose();
        if (_host is not null) await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
