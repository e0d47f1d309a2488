using Zarya.Processing.Events;

namespace Zarya.Tests.Processing;

/// <summary>Events: numbers and repeats.</summary>
public class EventTests
{
    private static MissionEvent Make(double seconds, string source, string message, string? by = null) => new()
    {
        Source = source,
        Message = message,
        GenerationTime = ProcessorRig.At(seconds),
        ReceptionTime = ProcessorRig.At(seconds),
        CreatedBy = by,
    };

    [Fact]
    public void Each_source_counts_for_itself()
    {
        var rig = new ProcessorRig();
        rig.Processor.Raise(Make(0, "a", "1"));
        rig.Processor.Raise(Make(1, "b", "2"));
        rig.Processor.Raise(Make(2, "a", "3"));
        rig.Processor.Raise(Make(3, "a", "4") with { SequenceNumber = 10 });
        rig.Processor.Raise(Make(4, "a", "5"));
        Assert.Equal([1, 1, 2, 10, 11], rig.Events.Select(e => e.SequenceNumber));
        Assert.Equal((5L, ProcessorRig.At(4)), (rig.Processor.Counts.Events, rig.Processor.Now));
    }

    [Fact]
    public void Repeats_are_told_as_one_every_ten_seconds()
    {
        var rig = new ProcessorRig();
        for (int i = 0; i <= 250; i++) rig.Processor.Raise(Make(i * 0.1, "a", "again"));
        rig.Processor.AdvanceTo(ProcessorRig.At(100));
        // The event at 10 s comes behind the end of the window at 10 s.
        Assert.Equal(["again", "again (repeated 99 times)", "again (repeated 100 times)", "again (repeated 51 times)"], rig.Events.Select(e => e.Message));
        Assert.Equal([ProcessorRig.At(0), ProcessorRig.At(10), ProcessorRig.At(20), ProcessorRig.At(30)], rig.Events.Select(e => e.ReceptionTime));
        rig.Processor.Raise(Make(100, "a", "again"));
        Assert.Equal("again", rig.Events[^1].Message);
    }

    [Fact]
    public void What_people_write_is_told_each_time()
    {
        var rig = new ProcessorRig();
        Assert.Equal(1, rig.Processor.Raise(Make(0, "User", "hello", "ann")).SequenceNumber);
        Assert.Equal(2, rig.Processor.Raise(Make(0, "User", "hello", "ann")).SequenceNumber);
        Assert.Equal(3, rig.Processor.Raise(Make(0, "User", "hello")).SequenceNumber);
        Assert.Equal(0, rig.Processor.Raise(Make(0, "User", "hello")).SequenceNumber);
        Assert.Equal(3, rig.Events.Count);
    }

    [Fact]
    public void A_clock_that_was_set_back_silences_nothing()
    {
        var rig = new ProcessorRig();
        rig.Processor.Raise(Make(86400, "a", "x"));
        rig.Processor.Raise(Make(0, "a", "x"));
        rig.Processor.Raise(Make(5, "a", "x"));
        rig.Processor.AdvanceTo(ProcessorRig.At(10));
        Assert.Equal(["x", "x", "x (repeated once)"], rig.Events.Select(e => e.Message));
    }
}
