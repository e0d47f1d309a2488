using Zarya.Processing.Events;
using Zarya.Server.Missions;
using Zarya.Time;

namespace Zarya.Tests.Server.Missions;

/// <summary>A mission file: every mistake is told, with its line, in one run.</summary>
public class MissionFileReaderTests
{
    private static readonly LeapSeconds s_leapSeconds = LeapSeconds.Parse(LeapSecondsFile.ReadEmbedded());

    [Fact]
    public void The_least_mission_has_defaults()
    {
        MissionFile mission = Read("name: lark", out IReadOnlyList<MissionProblem> problems);
        Assert.Empty(problems);
        Assert.Equal("lark", mission.Name);
        Assert.Equal("127.0.0.1:8090", mission.Server.Listen.Text);
        Assert.Equal("record", mission.Record.Folder);
        Assert.Equal(EventSeverity.Critical, mission.Alarms.Events);
    }

    [Fact]
    public void All_keys_are_read()
    {
        MissionFile mission = Read(
            """
            name: lark
            description: words
            mdb: {files: [a.xml, b.xml], root: /A/Packet}
            time: {code: cuc4.2, offset: 3}
            links:
              - {name: one, kind: udp, listen: 127.0.0.1:10015, root: /B/Packet}
              - name: two
                kind: tcp-client
                connect: station.example:10025
                packets: {kind: length-field, width: 4}
            derived:
              - {name: Bus/Power, expression: /A/V * /A/I, unit: W}
            local:
              - {name: Shift, type: enumeration, values: {0: DAY, 1: NIGHT}, initial: NIGHT}
            expiry: {/A/V: 5 s}
            alarms: {events: warning, latching: [/A/V], repeats: 1 min}
            station: {file: station.json, channels: {PPRESS: /A/P}, suite: usual}
            record: {folder: store, keep: 90 d, size: 100 GB, compact: false}
            server: {listen: '127.0.0.1:9000', cors: ['http://localhost:9000']}
            """, out IReadOnlyList<MissionProblem> problems);
        Assert.Empty(problems);
        Assert.Equal(["a.xml", "b.xml"], mission.MdbFiles.Select(f => f.Text));
        Assert.Equal("/A/Packet", mission.Root!.Text);
        Assert.Equal(("cuc4.2", 3), (mission.Clock!.Code!.Text, mission.Clock.Offset));
        Assert.Equal(["one", "two"], mission.Links.Select(l => l.Name));
        Assert.Equal("/B/Packet", mission.Links[0].Root!.Text);
        Assert.Equal("4", mission.Links[1].Settings["packets.width"]);
        Assert.Equal("/A/V * /A/I", mission.Derived.Single().Expression.Text);
        Assert.Equal([(0L, "DAY"), (1L, "NIGHT")], mission.Local.Single().Labels);
        Assert.Equal(Duration.FromSeconds(5), mission.Expiries.Single().Expiry);
        Assert.Equal((EventSeverity.Warning, Duration.FromSeconds(60)), (mission.Alarms.Events!.Value, mission.Alarms.Repeats));
        Assert.Equal(("PPRESS", "/A/P"), (mission.Station!.Channels.Single().Channel, mission.Station.Channels.Single().Parameter.Text));
        Assert.Equal((Duration.FromSeconds(90 * 86_400), 100_000_000_000L, false), (mission.Record.Keep!.Value, mission.Record.KeepOctets!.Value, mission.Record.Compacts));
        Assert.Equal("http://localhost:9000", mission.Server.Cors.Single());
    }

    [Fact]
    public void Everything_wrong_is_told_together_with_its_line()
    {
        _ = Read(
            """
            name: lark
            descripton: words
            mdb:
              root: /A/Packet
              fils: [a.xml]
            links:
              - name: one
                kind: upd
              - name: one
                kind: udp
                listen: nowhere
              - kind: tcp-server
                listen: 127.0.0.1:10025
                liten: 1
            record:
              keep: 90 days
            server:
              listen: 0.0.0.0:8090
            """, out IReadOnlyList<MissionProblem> problems);
        string[] told = [.. problems.Select(p => p.ToString())];
        Assert.Contains(told, t => t.StartsWith("mission.yaml:2:1: error: a mission has no key 'descripton'; did you mean description?", StringComparison.Ordinal));
        Assert.Contains(told, t => t.StartsWith("mission.yaml:5:3: error: mdb has no key 'fils'; did you mean files?", StringComparison.Ordinal));
        Assert.Contains(told, t => t.StartsWith("mission.yaml:8:11: error: there is no kind of link 'upd'; did you mean udp?", StringComparison.Ordinal));
        Assert.Contains(told, t => t.StartsWith("mission.yaml:11:13: error: 'listen': 'nowhere'", StringComparison.Ordinal));
        Assert.Contains(told, t => t.StartsWith("mission.yaml:12:5: error: 'name' is missing", StringComparison.Ordinal));
        Assert.Contains(told, t => t.StartsWith("mission.yaml:14:12: error: a link of kind tcp-server has no key 'liten'; did you mean listen?", StringComparison.Ordinal));
        Assert.Contains(told, t => t.StartsWith("mission.yaml:16:9: error: 'keep' takes", StringComparison.Ordinal));
        Assert.Contains(told, t => t.StartsWith("mission.yaml:18:11: error: this version of Zarya listens on this machine only", StringComparison.Ordinal));
        Assert.Contains(told, t => t.StartsWith("mission.yaml:9:5: error: there is another link one in line 7", StringComparison.Ordinal));
        Assert.Equal(9, told.Length);
    }

    [Theory]
    [InlineData("name: a\nname: b", 2)]
    [InlineData("name: [", 1)]
    [InlineData("name: &x lark", 1)]
    [InlineData("a: &x [1]\nb: *x", 1)]
    [InlineData("name: !!int 3", 1)]
    [InlineData("- a", 0)]
    [InlineData("", 0)]
    [InlineData("--- \nname: a\n---\nname: b", 0)]
    public void What_is_no_mission_file_is_told(string text, int line)
    {
        _ = Read(text, out IReadOnlyList<MissionProblem> problems);
        Assert.Equal(line, Assert.Single(problems).Where.Line);
    }

    [Fact]
    public void Deep_nesting_is_refused_and_not_followed()
    {
        _ = Read("name: " + new string('[', 100_000), out IReadOnlyList<MissionProblem> problems);
        Assert.Contains("nested", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("local: [{name: 'a b'}]", "cannot be a parameter's name")]
    [InlineData("local: [{name: A, type: enumeration}]", "needs 'values'")]
    [InlineData("local: [{name: A, type: integer, initial: x}]", "no whole number")]
    [InlineData("local: [{name: A, type: boolean, initial: 'yes'}]", "neither true nor false")]
    [InlineData("local: [{name: A}, {name: a}]", "another local parameter")]
    [InlineData("derived: [{name: A}]", "'expression' is missing")]
    [InlineData("time: {offset: 3}", "'code' is missing")]
    [InlineData("alarms: {events: loud}", "'events' takes")]
    [InlineData("record: {size: 1 MB}", "never smaller")]
    [InlineData("server: {cors: [nothing]}", "no origin")]
    [InlineData("links: 3", "takes a list")]
    [InlineData("links: {a: 3}", "takes keys and values")]
    [InlineData("links: {a b: {kind: udp, listen: '127.0.0.1:1'}}", "cannot be a link's name")]
    [InlineData("mdb: 3", "takes keys and values")]
    [InlineData("links: [{name: a, kind: simulated}]", "takes either 'flight'")]
    [InlineData("links: [{name: a, kind: stdin, packets: whole}]", "needs datagrams or files")]
    public void Values_that_cannot_be_are_told(string text, string words)
    {
        _ = Read("name: lark\n" + text, out IReadOnlyList<MissionProblem> problems);
        Assert.Contains(problems, p => p.Message.Contains(words, StringComparison.Ordinal) && p.Where.Line == 2);
    }

    private static MissionFile Read(string text, out IReadOnlyList<MissionProblem> problems)
    {
        var found = new List<MissionProblem>();
        MissionFile mission = MissionFileReader.Read("mission.yaml", text, "folder", s_leapSeconds, found);
        problems = found;
        return mission;
    }
}
