using Zarya.Archive.Log;
using Zarya.Archive.Log.Disks;
using Zarya.Server;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Time;

namespace Zarya.Tests.Server.Running;

/// <summary>Missions for tests, in a folder of their own that goes with them.</summary>
internal sealed class MissionMaking : IDisposable
{
    public static readonly LeapSeconds LeapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    private const string TcpLink = "links: [{name: tcp, kind: tcp-server, listen: '127.0.0.1:0'}]\n";

    private MissionMaking(string folder) => Folder = folder;

    public string Folder { get; }

    public SimulatedDisk Disk { get; set; } = new(new Random(1));

    /// <summary>First light with a TCP link on any free port.</summary>
    public static MissionMaking FirstLight(string more = "", string? links = null)
    {
        string folder = Directory.CreateTempSubdirectory("zarya-mission-").FullName;
        File.Copy(Path.Combine(SharedData.RepositoryRoot, "missions", "first-light", "mission.xtce.xml"), Path.Combine(folder, "mission.xtce.xml"));
        var making = new MissionMaking(folder);
        making.Write("name: first-light\n" + (links ?? TcpLink) + more);
        return making;
    }

    public static byte[] Pass() => File.ReadAllBytes(Path.Combine(SharedData.RepositoryRoot, "missions", "first-light", "pass.ccsds"));

    public void Write(string yaml) => File.WriteAllText(Path.Combine(Folder, MissionFile.FileName), yaml);

    public MissionFolder Read() => Surroundings.Read(Folder, LeapSeconds);

    /// <summary>Puts it together; it does not run yet.</summary>
    public Mission Build()
    {
        MissionFolder folder = Read();
        Assert.DoesNotContain(folder.Problems, p => !p.IsWarning);
        return Topology.Build(folder, new Surroundings { Disk = _ => Disk });
    }

    public LogStore Store() => LogStore.Open(Disk);

    /// <summary>Waits until something holds: as long as it takes, at most a minute.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        for (int i = 0; i < 6000; i++)
        {
            if (holds()) return;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        Assert.Fail("it did not come to that within a minute");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
