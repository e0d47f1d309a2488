using System.Net;
using Zarya.Links.Tcp;
using Zarya.Links.Udp;
using Zarya.Server;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Fuzz.Serving;

/// <summary>A server in this process with two missions of the repository: first light, with a link of every kind, and the simulated station.</summary>
internal sealed class FuzzedServer : IAsyncDisposable
{
    /// <summary>A link for every kind and every way in which packets lie in a stream.</summary>
    private const string Yaml = """
        name: first-light
        links:
          - {name: udp, kind: udp, listen: '127.0.0.1:0'}
          - {name: ccsds, kind: tcp-server, listen: '127.0.0.1:0'}
          - {name: fixed, kind: tcp-server, listen: '127.0.0.1:0', packets: {kind: fixed, octets: 40}}
          - {name: prefix, kind: tcp-server, listen: '127.0.0.1:0', packets: {kind: length-field, offset: 4, adjustment: 7}}
          - {name: delimiter, kind: tcp-server, listen: '127.0.0.1:0', packets: {kind: delimiter, delimiter: '0A'}}
          - {name: files, kind: files, folder: incoming, pollS: 0.1}
          - {name: stdin, kind: stdin}
        local: [{name: Level, type: integer, initial: 0}]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zarya-fuzz-");
    private ServerHost? _host;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_host!.Address);

    /// <summary>First light.</summary>
    public Mission Mission => _host!.Missions[0];

    /// <summary>Where files are dropped.</summary>
    public string Incoming => Path.Combine(_folder.FullName, "first-light", "incoming");

    /// <summary>What standard input is read from.</summary>
    public BlockingPipe StandardInput { get; } = new();

    public static async Task<FuzzedServer> StartAsync(string repository)
    {
        var server = new FuzzedServer();
        string first = Path.Combine(server._folder.FullName, "first-light"), night = Path.Combine(server._folder.FullName, "night");
        Directory.CreateDirectory(first);
        Directory.CreateDirectory(night);
        File.Copy(Path.Combine(repository, "missions", "first-light", "mission.xtce.xml"), Path.Combine(first, "mission.xtce.xml"));
        await File.WriteAllTextAsync(Path.Combine(first, MissionFile.FileName), Yaml);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(repository, "missions", "iss-2018-08-29"))) File.Copy(file, Path.Combine(night, Path.GetFileName(file)));
        LeapSeconds leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());
        MissionFolder[] folders = [Surroundings.Read(first, leapSeconds), Surroundings.Read(night, leapSeconds)];
        if (folders.Any(f => f.HasErrors)) throw new InvalidDataException(string.Join('\n', folders.SelectMany(f => f.Problems)));
        // Thousands of lines about bad packets would bury what the campaigns report.
        Environment.SetEnvironmentVariable("Logging__LogLevel__Zarya", "None");
        var surroundings = new Surroundings { RecordsFolder = Path.Combine(server._folder.FullName, "records"), StandardInput = () => server.StandardInput };
        server._host = ServerHost.Create([.. folders.Select(f => Topology.Build(f, surroundings))], leapSeconds, new ServerSettings { Listen = new PlacedText("127.0.0.1:0", default) }, TimeProvider.System);
        await server._host.StartAsync();
        return server;
    }

    /// <summary>Where a link listens; <see langword="null"/> if it has no socket.</summary>
    public static async Task<IPEndPoint?> EndPointAsync(Links.ILink link)
    {
        for (int i = 0; i < 1000; i++)
        {
            IPEndPoint? place = link is TcpServerLink tcp ? tcp.LocalEndPoint : (link as UdpLink)?.LocalEndPoint;
            if (place is not null || link is not (TcpServerLink or UdpLink)) return place;
            await Task.Delay(10);
        }
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        StandardInput.Dispose();
        if (_host is not null) await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

/// <summary>A stream that gives what is put into it, and waits where there is nothing.</summary>
internal sealed class BlockingPipe : MemoryStream
{
    private readonly System.IO.Pipelines.Pipe _pipe = new();

    public void Put(byte[] octets) => _pipe.Writer.WriteAsync(octets).AsTask().GetAwaiter().GetResult();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => await _pipe.Reader.AsStream(leaveOpen: true).ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        _pipe.Writer.Complete();
        base.Dispose(disposing);
    }
}
