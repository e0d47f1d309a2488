using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Time;

namespace Zarya.Tests.Processing;

/// <summary>Alarms as packets, people and time move them.</summary>
public class AlarmTests
{
    private const string Simple = "/S/SIMPLE";

    private static void Limits(ProcessorRig rig, double seconds, byte temp, byte simple) => rig.Packet(seconds, 1, 0, 0, 0, (byte)seconds, temp, simple);

    private static Alarm Only(ProcessorRig rig) => Assert.Single(rig.Processor.Alarms);

    [Fact]
    public void An_alarm_is_raised_acknowledged_and_cleared()
    {
        var rig = new ProcessorRig();
        Limits(rig, 1, 20, 60);
        Alarm alarm = Only(rig);
        Assert.Equal((Simple, 0u, AlarmLevel.Warning, true, false, false), (alarm.Name, alarm.SequenceNumber, alarm.Severity, alarm.IsTriggered, alarm.IsProcessOk, alarm.IsAcknowledged));
        Assert.Equal(Instant.FromTaiNanoseconds(1_000_000_000), alarm.TriggerTime);
        Assert.Equal(("60 Warning High", "60 Warning High"), (ProcessorRig.Words(alarm.Samples!.Value.Trigger), ProcessorRig.Words(alarm.Samples.Value.Newest)));
        Limits(rig, 2, 20, 90);
        Limits(rig, 3, 20, 70);
        alarm = Only(rig);
        Assert.Equal((AlarmLevel.Critical, 3u, 3u), (alarm.Severity, alarm.Violations, alarm.Count));
        Assert.Equal(("60 Warning High", "90 Critical High", "70 Warning High"), (ProcessorRig.Words(alarm.Samples!.Value.Trigger), ProcessorRig.Words(alarm.Samples.Value.Worst), ProcessorRig.Words(alarm.Samples.Value.Newest)));
        Assert.True(rig.Processor.Acknowledge(Simple, 0, ProcessorRig.Remark(3.5, "seen")));
        Assert.True(rig.Processor.Acknowledge(Simple, 0, ProcessorRig.Remark(3.6, "again")));
        Assert.False(rig.Processor.Acknowledge(Simple, 1, ProcessorRig.Remark(3.5)));
        Assert.True(rig.Processor.Comment(Simple, 0, ProcessorRig.Remark(3.7, "valve")));
        Assert.Equal(("seen", "valve"), (Only(rig).Acknowledgement!.Message, Only(rig).Comments[0].Message));
        Limits(rig, 4, 20, 20);
        Assert.Empty(rig.Processor.Alarms);
        Assert.Equal("Triggered SeverityIncreased ValueUpdated Acknowledged Commented ReturnedToNormal Cleared", rig.Steps);
        Assert.Equal((true, 4u, 3u), (rig.Notices[^1].Alarm.IsProcessOk, rig.Notices[^1].Alarm.Count, rig.Notices[^1].Alarm.Violations));
        Limits(rig, 5, 20, 60);
        Assert.Equal(1u, Only(rig).SequenceNumber);
    }

    [Fact]
    public void Back_to_normal_it_waits_for_acknowledgement_and_may_sound_again()
    {
        var rig = new ProcessorRig();
        Limits(rig, 1, 20, 60);
        Limits(rig, 2, 20, 20);
        Assert.True(Only(rig).IsProcessOk);
        Limits(rig, 3, 20, 60);
        Assert.False(Only(rig).IsProcessOk);
        Assert.Equal(Instant.FromTaiNanoseconds(1_000_000_000), Only(rig).TriggerTime);
        Limits(rig, 4, 20, 20);
        rig.Processor.Acknowledge(Simple, 0, ProcessorRig.Remark(5));
        Assert.Equal("Triggered ReturnedToNormal Triggered ReturnedToNormal Acknowledged Cleared", rig.Steps);
    }

    [Fact]
    public void It_takes_as_many_in_a_row_as_the_definition_says()
    {
        var rig = new ProcessorRig();
        Limits(rig, 1, 60, 20);
        Assert.False(Only(rig).IsTriggered);
        Assert.False(rig.Processor.Acknowledge("/S/TEMP", 0, ProcessorRig.Remark(1)));
        Limits(rig, 2, 20, 20);
        Assert.Empty(rig.Processor.Alarms);
        Limits(rig, 3, 4, 20);
        Limits(rig, 4, 4, 20);
        Assert.Equal((true, AlarmLevel.Critical, 2u), (Only(rig).IsTriggered, Only(rig).Severity, Only(rig).Violations));
        Assert.Equal("4 Critical Low", rig.Newest("TEMP"));
        rig.Processor.Acknowledge("/S/TEMP", 1, ProcessorRig.Remark(4));
        Limits(rig, 5, 20, 20);
        Limits(rig, 6, 4, 20);
        Limits(rig, 7, 20, 20);
        Assert.False(Only(rig).IsProcessOk);
        Limits(rig, 8, 20, 20);
        Assert.Empty(rig.Processor.Alarms);
        Assert.Equal("Pending Cleared Pending Triggered Acknowledged ValueUpdated ValueUpdated ValueUpdated ReturnedToNormal Cleared", rig.Steps);
    }

    [Fact]
    public void A_shelved_alarm_comes_off_the_shelf_in_time()
    {
        var rig = new ProcessorRig();
        Limits(rig, 1, 20, 60);
        Assert.False(rig.Processor.Unshelve(Simple, 0, ProcessorRig.Remark(1)));
        Assert.True(rig.Processor.Shelve(Simple, 0, ProcessorRig.Remark(1, "chatters"), ProcessorRig.At(10)));
        Assert.Equal(("chatters", ProcessorRig.At(10)), (Only(rig).Shelving!.Message, Only(rig).ShelvedUntil));
        rig.Processor.Acknowledge(Simple, 0, ProcessorRig.Remark(2));
        Limits(rig, 3, 20, 20);
        // On the shelf it does not end: it would only sound again.
        Assert.True(Only(rig).IsProcessOk);
        Limits(rig, 20, 20, 20);
        Assert.Empty(rig.Processor.Alarms);
        Assert.Equal("Triggered Shelved Acknowledged ReturnedToNormal Unshelved Cleared", rig.Steps);
        Assert.Equal(ProcessorRig.At(10), rig.Notices[^1].Alarm.UpdateTime);
    }

    [Fact]
    public void Shelved_again_it_stays_longer_and_off_it_stands()
    {
        var rig = new ProcessorRig();
        Limits(rig, 1, 20, 60);
        rig.Processor.Shelve(Simple, 0, ProcessorRig.Remark(1), ProcessorRig.At(10));
        rig.Processor.Shelve(Simple, 0, ProcessorRig.Remark(2), ProcessorRig.At(20));
        rig.Processor.AdvanceTo(ProcessorRig.At(15));
        Assert.NotNull(Only(rig).Shelving);
        rig.Processor.Shelve(Simple, 0, ProcessorRig.Remark(2), null);
        rig.Processor.AdvanceTo(ProcessorRig.At(1000));
        Assert.NotNull(Only(rig).Shelving);
        Assert.True(rig.Processor.Unshelve(Simple, 0, ProcessorRig.Remark(1001)));
        Assert.Null(Only(rig).Shelving);
        Assert.True(rig.Processor.Clear(Simple, 0, ProcessorRig.Remark(1002, "enough")));
        Assert.Empty(rig.Processor.Alarms);
        Assert.Equal(("enough", false), (rig.Notices[^1].Alarm.Clearing!.Message, rig.Notices[^1].Alarm.IsProcessOk));
    }

    [Fact]
    public void A_latching_alarm_waits_to_be_reset()
    {
        var rig = new ProcessorRig(new ProcessorOptions { LeapSeconds = ProcessorRig.LeapSeconds, LatchingAlarms = new HashSet<string> { Simple } });
        Limits(rig, 1, 20, 60);
        Limits(rig, 2, 20, 20);
        rig.Processor.Acknowledge(Simple, 0, ProcessorRig.Remark(3));
        Assert.True(Only(rig).IsLatching);
        Assert.True(rig.Processor.Reset(Simple, 0, ProcessorRig.Remark(4)));
        Assert.Empty(rig.Processor.Alarms);
        Assert.Equal("Triggered ReturnedToNormal Acknowledged Reset Cleared", rig.Steps);
    }

    [Fact]
    public void Labels_contexts_and_changes_have_levels()
    {
        var rig = new ProcessorRig();
        rig.Packet(0, 2, 3);
        Assert.Equal("LOST(3) Critical", rig.Newest("MODE"));
        // KIND is 3 here; MODE is not SAFE: the default.
        rig.Packet(1, 3, 50, 1, 1);
        Assert.Equal("50 Normal", rig.Newest("FLOW"));
        rig.Packet(2, 2, 1);
        rig.Packet(3, 3, 50, 5, 1);
        Assert.Equal("50 Severe High", rig.Newest("FLOW"));
        Assert.Equal(AlarmLevel.Severe, rig.Sample("FLOW").InForce!.Ranges[0].Level);
        // SPEED went up by 4 in 2 s, then by 8 in 1 s.
        Assert.Equal("5 Normal", rig.Newest("SPEED"));
        rig.Packet(4, 3, 50, 13, 1);
        Assert.Equal("13 Warning High", rig.Newest("SPEED"));
        Assert.Equal(["/S/MODE", "/S/FLOW", "/S/SPEED"], rig.Processor.Alarms.Select(a => a.Name));
    }

    [Fact]
    public void Limits_can_be_replaced_and_put_back()
    {
        var rig = new ProcessorRig();
        Parameter simple = rig.Parameter("SIMPLE");
        var limits = new LimitOverride(new AlarmDefinition { Ranges = [new AlarmRange(AlarmLevel.Distress, new NumberRange(30, true, double.PositiveInfinity, true), false)] }, null);
        rig.Processor.OverrideLimits(simple, limits);
        Assert.Same(limits, rig.Processor.LimitOverrides[simple]);
        Limits(rig, 1, 20, 20);
        Assert.Equal("20 Distress Low", rig.Newest("SIMPLE"));
        Limits(rig, 2, 20, 90);
        Assert.Equal("90 Normal", rig.Newest("SIMPLE"));
        rig.Processor.OverrideLimits(simple, new LimitOverride(new AlarmDefinition(), []));
        Limits(rig, 3, 20, 90);
        Assert.Equal("90", rig.Newest("SIMPLE"));
        rig.Processor.OverrideLimits(simple, null);
        Assert.Empty(rig.Processor.LimitOverrides);
        Limits(rig, 4, 20, 90);
        Assert.Equal("90 Critical High", rig.Newest("SIMPLE"));
        // One without limits of its own gets some.
        rig.Processor.OverrideLimits(rig.Parameter("A"), limits);
        rig.Packet(5, 5, 7);
        Assert.Equal("7 Distress Low", rig.Newest("A"));
    }

    [Fact]
    public void Values_that_come_fast_are_told_of_now_and_then()
    {
        var rig = new ProcessorRig(new ProcessorOptions { LeapSeconds = ProcessorRig.LeapSeconds, AlarmUpdateInterval = Duration.FromSeconds(1) });
        for (int i = 0; i < 100; i++) rig.Packet(i * 0.1, 1, 0, 0, 0, 1, 20, (byte)(51 + (i % 20)));
        Assert.Equal(100u, Only(rig).Count);
        rig.Processor.AdvanceTo(ProcessorRig.At(20));
        Assert.InRange(rig.Notices.Count(n => n.Step == AlarmStep.ValueUpdated), 10, 12);
        Assert.Equal(100u, rig.Notices[^1].Alarm.Count);
    }

    [Fact]
    public void An_alarm_stands_again_after_a_restart()
    {
        var first = new ProcessorRig();
        Limits(first, 1, 20, 60);
        first.Processor.Acknowledge(Simple, 0, ProcessorRig.Remark(2, "known"));
        first.Processor.Shelve(Simple, 0, ProcessorRig.Remark(3), ProcessorRig.At(100));
        var second = new ProcessorRig();
        second.Processor.Restore(Only(first));
        Assert.Equivalent(Only(first) with { Samples = null }, Only(second) with { Samples = null }, strict: true);
        Assert.Same(second.Parameter("SIMPLE"), Only(second).Samples!.Value.Trigger.Parameter);
        Limits(second, 4, 20, 60);
        Assert.Equal(2u, Only(second).Count);
        second.Processor.AdvanceTo(ProcessorRig.At(100));
        Limits(second, 101, 20, 20);
        Assert.Empty(second.Processor.Alarms);
        Limits(second, 102, 20, 60);
        Assert.Equal(1u, Only(second).SequenceNumber);
        Assert.Equal("ValueUpdated Unshelved ReturnedToNormal Cleared Triggered", second.Steps);
        second.Processor.ContinueNumbering("/S/MODE", 7);
        second.Packet(103, 2, 3);
        Assert.Equal(7u, second.Processor.Alarms.Last().SequenceNumber);
    }

    [Fact]
    public void Events_raise_alarms_if_an_option_says_so()
    {
        var rig = new ProcessorRig(new ProcessorOptions { LeapSeconds = ProcessorRig.LeapSeconds, EventAlarms = EventSeverity.Warning });
        Assert.Equal(1, Raise(EventSeverity.Watch, "a").SequenceNumber);
        Assert.Empty(rig.Processor.Alarms);
        Raise(EventSeverity.Warning, "b");
        Raise(EventSeverity.Critical, "c");
        Raise(EventSeverity.Warning, "d");
        Alarm alarm = Only(rig);
        Assert.Equal(("/Zarya/event/Pump/Stop", AlarmLevel.Critical, 3u), (alarm.Name, alarm.Severity, alarm.Count));
        Assert.Equal(("b", "c", "d"), (alarm.Events!.Value.Trigger.Message, alarm.Events.Value.Worst.Message, alarm.Events.Value.Newest.Message));
        rig.Processor.Acknowledge(alarm.Name, 0, ProcessorRig.Remark(1));
        Assert.Equal("Triggered SeverityIncreased ValueUpdated Acknowledged Cleared", rig.Steps);
        Assert.Equal(4, rig.Events[^1].SequenceNumber);

        MissionEvent Raise(EventSeverity severity, string words) => rig.Processor.Raise(new MissionEvent
        {
            Source = "Pump",
            Type = "Stop",
            Message = words,
            Severity = severity,
            GenerationTime = ProcessorRig.At(0),
            ReceptionTime = ProcessorRig.At(0),
        });
    }
}
