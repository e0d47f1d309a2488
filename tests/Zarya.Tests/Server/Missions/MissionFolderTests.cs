using System.Net;
using System.Net.Sockets;
using Zarya.Server.Missions;
using Zarya.Tests.Server.Running;

namespace Zarya.Tests.Server.Missions;

/// <summary>What only shows when the mission file is held against the definition.</summary>
public class MissionFolderTests
{
    [Fact]
    public void The_missions_of_the_repository_have_no_errors()
    {
        string[] folders = [.. Directory.EnumerateDirectories(Path.Combine(SharedData.RepositoryRoot, "missions")).Where(f => File.Exists(Path.Combine(f, MissionFile.FileName)))];
        Assert.NotEmpty(folders);
        Assert.All(folders, f => Assert.Empty(Zarya.Server.Running.Surroundings.Read(f, MissionMaking.LeapSeconds).Problems));
    }

    [Theory]
    [InlineData("mdb: {root: /FirstLight/Pocket}\n", "Pocket")]
    [InlineData("mdb: {files: [gone.xml]}\n", "gone.xml cannot be read")]
    [InlineData("derived: [{name: P, expression: '/FirstLight/BUS_VOLTAGE * /FirstLight/NOTHING'}]\n", "NOTHING")]
    [InlineData("expiry: {/FirstLight/NOTHING: 5 s}\n", "NOTHING")]
    [InlineData("time: {parameter: /FirstLight/NOTHING}\n", "NOTHING")]
    [InlineData("time: {parameter: /FirstLight/BUS_VOLTAGE}\n", "no absolute time")]
    [InlineData("time: {parameter: /FirstLight/BUS_VOLTAGE, code: cuc4.2}\n", "either 'code' or 'parameter'")]
    [InlineData("time: {code: xyz}\n", "no time code xyz")]
    public void What_the_definition_does_not_have_is_told_with_its_line(string yaml, string words)
    {
        using var making = MissionMaking.FirstLight(yaml);
        MissionProblem problem = Assert.Single(making.Read().Problems, p => p.Message.Contains(words, StringComparison.Ordinal));
        Assert.Equal(3, problem.Where.Line);
        Assert.False(problem.IsWarning);
    }

    [Fact]
    public void Derived_and_local_parameters_are_parameters()
    {
        using var making = MissionMaking.FirstLight("derived: [{name: Bus/Power, expression: '/FirstLight/BUS_VOLTAGE * /FirstLight/BUS_CURRENT', unit: W}]\nlocal: [{name: Crew/Shift, type: enumeration, values: {0: DAY, 1: '<b>&NIGHT'}}]\n");
        MissionFolder mission = making.Read();
        Assert.Empty(mission.Problems);
        Assert.Equal("W", mission.Database.FindParameter("/Derived/Bus/Power")!.Type.Target!.Units.Single().Text);
        Assert.NotNull(mission.Database.FindParameter("/Local/Crew/Shift"));
        Assert.NotNull(mission.Database.FindParameter("/Zarya/Links/tcp/Status"));
    }

    [Fact]
    public void Doors_that_cannot_be_open_together_are_told()
    {
        using var making = MissionMaking.FirstLight("server: {listen: '127.0.0.1:10025'}\n", "links: [{name: a, kind: tcp-server, listen: '0.0.0.0:10025'}, {name: b, kind: udp, listen: '127.0.0.1:10025'}]\n");
        Assert.Contains("TCP port 10025", Assert.Single(making.Read().Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_links_of_one_name_are_one_error()
    {
        using var making = MissionMaking.FirstLight(links: "links:\n  - {name: a, kind: tcp-server, listen: '127.0.0.1:0'}\n  - {name: A, kind: udp, listen: '127.0.0.1:0'}\n");
        Assert.Contains("there is another link a in line", Assert.Single(making.Read().Problems).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_port_that_is_taken_now_is_a_warning()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        using var making = MissionMaking.FirstLight(links: $"links: [{{name: a, kind: tcp-server, listen: '{taken.LocalEndPoint}'}}]\nserver: {{listen: '127.0.0.1:0'}}\n");
        MissionFolder mission = making.Read();
        MissionProblem problem = Assert.Single(PortCheck.Taken(mission.File, "mission.yaml"));
        Assert.True(problem.IsWarning);
        Assert.Contains("somebody listens there already", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_mission_says_so()
    {
        using var making = MissionMaking.FirstLight();
        File.Delete(Path.Combine(making.Folder, MissionFile.FileName));
        Assert.Contains("zarya new", Assert.Throws<MissionException>(making.Read).Message, StringComparison.Ordinal);
    }
}
