using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Tests.Processing;

/// <summary>Parameters of the ground: initial values, and values that people and programs give.</summary>
public class SetTests
{
    public static TheoryData<string, TelemetryValue, string> Good => new()
    {
        { "DOOR", TelemetryValue.OfText("OPEN"), "OPEN(1)" },
        { "DOOR", TelemetryValue.OfSigned(1), "OPEN(1)" },
        { "DOOR", TelemetryValue.OfFloat(0), "CLOSED(0)" },
        { "DOOR", TelemetryValue.OfLabel(99, "OPEN"), "OPEN(1)" },
        { "CABIN", TelemetryValue.OfSigned(100000), "100000 Normal" },
        { "CABIN", TelemetryValue.OfFloat(80000.5), "80000.5 Critical Low" },
        { "CABIN", TelemetryValue.OfText(" 95e3 "), "95000 Normal" },
        { "SMALL", TelemetryValue.OfFloat(-128), "-128" },
        { "SMALL", TelemetryValue.OfUnsigned(127), "127" },
        { "SMALL", TelemetryValue.OfText("0x1F"), "31" },
        { "READY", TelemetryValue.OfBoolean(true), "true" },
        { "READY", TelemetryValue.OfText("yes"), "true" },
        { "READY", TelemetryValue.OfText("NO"), "false" },
        { "READY", TelemetryValue.OfSigned(1), "true" },
        { "WORDS", TelemetryValue.OfText("hello"), "'hello'" },
        { "MOMENT", TelemetryValue.OfText("2026-01-02T03:04:05Z"), "2026-01-02T03:04:05Z" },
        { "OCTETS", TelemetryValue.OfText("0aFF"), "0AFF" },
        { "OCTETS", TelemetryValue.OfOctets([1, 2]), "0102" },
        { "GROUND", TelemetryValue.OfAggregate([new("door", TelemetryValue.OfText("OPEN")), new("x", TelemetryValue.OfSigned(2))]), "{x=2,door=OPEN(1)}" },
        { "GROUNDROW", TelemetryValue.OfArray([new("", TelemetryValue.OfSigned(1)), new("", TelemetryValue.OfFloat(2)), new("", TelemetryValue.OfText("3"))]), "[1,2,3]" },
    };

    public static TheoryData<string, TelemetryValue, string> Bad => new()
    {
        { "A", TelemetryValue.OfSigned(1), "/S/A cannot be set: its values come from elsewhere" },
        { "GRAVITY", TelemetryValue.OfSigned(1), "/S/GRAVITY cannot be set: its values come from elsewhere" },
        { "SUM", TelemetryValue.OfSigned(1), "/S/SUM cannot be set: its values come from elsewhere" },
        { "DOOR", TelemetryValue.OfText("AJAR"), "/S/DOOR: 'AJAR' is none of its labels" },
        { "DOOR", TelemetryValue.OfSigned(2), "/S/DOOR: no label has the number 2" },
        { "CABIN", TelemetryValue.OfFloat(200001), "/S/CABIN: 200001 is outside its valid range" },
        { "CABIN", TelemetryValue.OfFloat(double.NaN), "/S/CABIN: NaN is outside its valid range" },
        { "CABIN", TelemetryValue.OfText("much"), "/S/CABIN: 'much' is no number" },
        { "SMALL", TelemetryValue.OfSigned(128), "/S/SMALL: 128 does not fit 8 bits with a sign" },
        { "SMALL", TelemetryValue.OfFloat(1.5), "/S/SMALL: 1.5 is no integer" },
        { "SMALL", TelemetryValue.OfUnsigned(ulong.MaxValue), "/S/SMALL: 18446744073709551615 does not fit 8 bits with a sign" },
        { "READY", TelemetryValue.OfSigned(2), "/S/READY: 2 is neither true nor false" },
        { "WORDS", TelemetryValue.OfSigned(2), "/S/WORDS: 2 is no text" },
        { "MOMENT", TelemetryValue.OfText("soon"), "/S/MOMENT: 'soon' is no time in UTC" },
        { "OCTETS", TelemetryValue.OfText("0a0"), "/S/OCTETS: '0a0' is no octets" },
        { "GROUND", TelemetryValue.OfAggregate([new("x", TelemetryValue.OfSigned(2))]), "/S/GROUND: member door is missing" },
        { "GROUND", TelemetryValue.OfAggregate([new("y", TelemetryValue.OfSigned(2))]), "/S/GROUND: there is no member y" },
        { "GROUND", TelemetryValue.OfSigned(2), "/S/GROUND: 2 is no aggregate" },
        { "GROUNDROW", TelemetryValue.OfArray([new("", TelemetryValue.OfSigned(1))]), "/S/GROUNDROW: it has 3 elements, not 1" },
        { "GROUNDROW", TelemetryValue.OfArray([new("", TelemetryValue.OfSigned(1)), new("", TelemetryValue.OfSigned(256)), new("", TelemetryValue.OfSigned(1))]), "/S/GROUNDROW: element 1: 256 does not fit 8 bits without a sign" },
        { "DOOR", default, "/S/DOOR: there is no value" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void A_value_is_converted_to_the_type(string name, TelemetryValue value, string newest)
    {
        var rig = new ProcessorRig();
        rig.Watch(name);
        Assert.Null(rig.Set(1, name, value));
        Assert.Equal(newest, rig.Newest(name));
        Assert.Equal(newest, ProcessorRig.Words(rig.Samples[^1]));
        Assert.Equal(TelemetryKind.None, rig.Samples[^1].RawValue.Kind);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_does_not_fit_is_refused_in_words(string name, TelemetryValue value, string why)
    {
        var rig = new ProcessorRig();
        rig.Processor.AdvanceTo(ProcessorRig.At(0));
        string before = rig.Newest(name);
        Assert.Equal(why, rig.Set(1, name, value));
        Assert.Equal(before, rig.Newest(name));
    }

    [Fact]
    public void Initial_values_and_constants_stand_from_the_start()
    {
        var rig = new ProcessorRig();
        Assert.Equal("", rig.Newest("DOOR"));
        rig.Processor.AdvanceTo(ProcessorRig.At(1));
        Assert.Equal(("CLOSED(0)", "101325 Normal", "9.80665"), (rig.Newest("DOOR"), rig.Newest("CABIN"), rig.Newest("GRAVITY")));
        Assert.Equal("", rig.Newest("LEVEL"));
        var begun = new Processor(rig.Plan, rig, ProcessorRig.At(7));
        Assert.True(begun.TryGetNewest(rig.Parameter("DOOR"), out ParameterSample? sample));
        Assert.Equal((ProcessorRig.At(7), ProcessorRig.At(7)), (sample!.GenerationTime, begun.Now));
        Assert.False(rig.Parameter("READY").IsPersistent);
    }

    [Fact]
    public void A_part_can_be_set_by_itself()
    {
        var rig = new ProcessorRig();
        PathStep[] door = [new PathStep("door", 0)];
        Parameter ground = rig.Parameter("GROUND");
        Assert.Equal("/S/GROUND has no value yet: set the whole", rig.Processor.Set(ground, door, TelemetryValue.OfText("OPEN"), ProcessorRig.At(0), ProcessorRig.At(0)));
        rig.Set(1, "GROUND", TelemetryValue.OfAggregate([new("door", TelemetryValue.OfText("CLOSED")), new("x", TelemetryValue.OfSigned(2))]));
        Assert.Null(rig.Processor.Set(ground, door, TelemetryValue.OfText("OPEN"), ProcessorRig.At(2), ProcessorRig.At(2)));
        Assert.Equal("{x=2,door=OPEN(1)}", rig.Newest("GROUND"));
        Assert.Equal("/S/GROUND has no part .roof", rig.Processor.Set(ground, [new PathStep("roof", 0)], TelemetryValue.OfText("OPEN"), ProcessorRig.At(2), ProcessorRig.At(2)));
        Assert.Equal("/S/GROUND: member door: 'AJAR' is none of its labels", rig.Processor.Set(ground, door, TelemetryValue.OfText("AJAR"), ProcessorRig.At(2), ProcessorRig.At(2)));
    }

    [Fact]
    public void What_was_set_expires_and_raises_alarms()
    {
        var rig = new ProcessorRig();
        rig.Watch("CABIN");
        Assert.Null(rig.Processor.Set(rig.Parameter("CABIN"), TelemetryValue.OfSigned(70000), ProcessorRig.At(-5), ProcessorRig.At(0), Duration.FromSeconds(4)));
        Assert.Equal("/S/CABIN", Assert.Single(rig.Processor.Alarms).Name);
        Assert.Equal(ProcessorRig.At(-5), rig.Processor.Alarms.Single().TriggerTime);
        rig.Processor.AdvanceTo(ProcessorRig.At(4));
        Assert.Equal("101325 Normal|70000 Critical Low|70000 Expired Critical Low", string.Join("|", rig.Samples.Select(ProcessorRig.Words)));
    }
}
