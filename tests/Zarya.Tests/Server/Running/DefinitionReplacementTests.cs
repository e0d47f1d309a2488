using Zarya.Archive.Log;
using Zarya.Mdb.Model;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Server.Missions;
using Zarya.Server.Running;

namespace Zarya.Tests.Server.Running;

/// <summary>Another definition while the mission runs: a good one is put in force and recorded, a bad one is told and the old one stays.</summary>
public class DefinitionReplacementTests
{
    [Fact]
    public async Task A_good_one_is_put_in_force_with_alarms_and_local_values()
    {
        using var making = MissionMaking.FirstLight("local: [{name: Shift, type: text}]\n");
        await using (Mission mission = making.Build())
        {
            var heard = new HeardAll();
            mission.Realtime.Add(heard);
            int replaced = 0;
            mission.DefinitionReplaced += () => replaced++;
            mission.Start();
            await MissionTests.SendAsync(mission, MissionMaking.Pass());
            await MissionMaking.UntilAsync(() => mission.Realtime.Run(p => p.Counts.Packets == 92 && p.Alarms.Count > 0));
            MissionDatabase before = mission.Database;
            string alarm = mission.Realtime.Run(p => p.Alarms.First().Name);
            mission.Realtime.Run(p => p.Set(before.FindParameter("/Local/Shift")!, TelemetryValue.OfText("night"), mission.Now, mission.Now));
            Change(making, xml => xml.Replace("<Unit>V</Unit>", "<Unit>kV</Unit>", StringComparison.Ordinal));
            Assert.True(mission.Replacement.TryReplace(making.Read));
            Assert.NotSame(before, mission.Database);
            Assert.Equal(1, replaced);
            Assert.Equal(alarm, mission.Realtime.Run(p => p.Alarms.First(a => a.Name == alarm).Name));
            Assert.Equal("night", mission.Realtime.Run(p => p.TryGetNewest(mission.Database.FindParameter("/Local/Shift")!, out ParameterSample? shift) ? shift!.EngValue.Text : ""));
            Assert.Contains(heard.Events, e => e is { Source: "Definition", Type: "replaced" });
            await MissionTests.SendAsync(mission, MissionMaking.Pass());
            await MissionMaking.UntilAsync(() => mission.Realtime.Run(p => p.Counts.Packets == 92));
            Assert.False(mission.Replacement.TryReplace(making.Read));
        }
        using LogStore store = making.Store();
        using var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.Definition });
        Assert.True(reader.Read());
        Assert.True(reader.Read());
        Assert.True(reader.Number > 92);
        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData("<SpaceSystem ", "<SpaceSystem <")]
    [InlineData("parameterTypeRef=\"U3\"", "parameterTypeRef=\"U3X\"")]
    public async Task A_bad_one_is_told_and_the_old_one_stays(string from, string to)
    {
        using var making = MissionMaking.FirstLight();
        await using Mission mission = making.Build();
        var heard = new HeardAll();
        mission.Realtime.Add(heard);
        MissionDatabase before = mission.Database;
        Change(making, xml => xml.Replace(from, to, StringComparison.Ordinal));
        Assert.False(mission.Replacement.TryReplace(making.Read));
        Assert.Same(before, mission.Database);
        MissionEvent told = Assert.Single(heard.Events);
        Assert.Equal(("Definition", "rejected", EventSeverity.Warning), (told.Source, told.Type, told.Severity));
        Assert.Contains("mission.xtce.xml:", told.Message, StringComparison.Ordinal);
        making.Write("name: [");
        Assert.False(mission.Replacement.TryReplace(making.Read));
        Assert.Contains("mission.yaml:1:", heard.Events[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_read_when_they_have_changed_and_settled()
    {
        using var making = MissionMaking.FirstLight();
        int changes = 0;
        using var watch = new DefinitionWatch(making.Folder, () => ["mission.xtce.xml"], () => changes++, new NoTimer());
        watch.Start();
        watch.Look();
        Assert.Equal(0, changes);
        Change(making, xml => xml + "<!-- -->");
        watch.Look();
        Assert.Equal(0, changes);
        watch.Look();
        watch.Look();
        Assert.Equal(1, changes);
        File.Delete(Path.Combine(making.Folder, MissionFile.FileName));
        watch.Look();
        watch.Look();
        Assert.Equal(2, changes);
    }

    private static void Change(MissionMaking making, Func<string, string> change)
    {
        string file = Path.Combine(making.Folder, "mission.xtce.xml");
        File.WriteAllText(file, change(File.ReadAllText(file)));
    }

    private sealed class NoTimer : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

        private sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
