using System.Text.Json;
using Zarya.Server.Missions;
using Zarya.Server.Running;
using Zarya.Tests.Server.Running;

namespace Zarya.Tests.Server.Missions;

/// <summary>A mission made from an XTCE file has nothing wrong with it.</summary>
public class NewMissionTests
{
    private static readonly string s_firstLight = Path.Combine(SharedData.RepositoryRoot, "missions", "first-light", "mission.xtce.xml");

    [Fact]
    public void It_runs_as_it_is()
    {
        using var making = MissionMaking.FirstLight();
        string folder = Path.Combine(making.Folder, "lark-2");
        _ = NewMission.Make(folder, [s_firstLight]);
        MissionFolder mission = Surroundings.Read(folder, MissionMaking.LeapSeconds);
        Assert.Empty(mission.Problems);
        Assert.Equal("lark-2", mission.File.Name);
        Assert.Equal(["udp", "tcp-server"], mission.File.Links.Select(l => l.Kind));
        Assert.Equal("/FirstLight/Packet", Assert.Single(mission.Plan.RootContainers).QualifiedName);
        Assert.Equal(File.ReadAllBytes(s_firstLight), File.ReadAllBytes(Path.Combine(folder, "mission.xtce.xml")));
    }

    [Fact]
    public void It_has_something_to_look_at_from_the_first_moment()
    {
        using var making = MissionMaking.FirstLight();
        string folder = Path.Combine(making.Folder, "lark-3");
        _ = NewMission.Make(folder, [s_firstLight]);
        string displays = Path.Combine(folder, "displays");
        Assert.Equal(["archive.json", "overview.json", "values.json"], Directory.EnumerateFiles(displays).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        using var values = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(displays, "values.json")));
        Assert.Equal("parameters", values.RootElement.GetProperty("kind").GetString());
        Assert.Equal("/FirstLight", values.RootElement.GetProperty("under").GetString());
    }

    [Fact]
    public void Nothing_is_made_of_what_is_no_mission()
    {
        using var making = MissionMaking.FirstLight();
        string folder = Path.Combine(making.Folder, "lark");
        Assert.Contains("not there", Assert.Throws<MissionException>(() => NewMission.Make(folder, ["/nowhere.xml"])).Message, StringComparison.Ordinal);
        Assert.Contains("no XTCE", Assert.Throws<MissionException>(() => NewMission.Make(folder, [Path.Combine(making.Folder, "mission.yaml")])).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be a mission's name", Assert.Throws<MissionException>(() => NewMission.Make(folder + " 2", [s_firstLight])).Message, StringComparison.Ordinal);
        Assert.Contains("two of the files", Assert.Throws<MissionException>(() => NewMission.Make(folder, [s_firstLight, s_firstLight])).Message, StringComparison.Ordinal);
        Assert.Contains("not empty", Assert.Throws<MissionException>(() => NewMission.Make(making.Folder, [s_firstLight])).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }
}
