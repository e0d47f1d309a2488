using Zarya.Processing;
using Zarya.Processing.Algorithms;
using Zarya.Processing.Telemetry;

namespace Zarya.Tests.Processing;

/// <summary>Parameters that are computed from others.</summary>
public class DerivedTests
{
    private static ProcessorRig With(params (string Parameter, string Expression)[] derived) =>
        new(new ProcessorOptions { LeapSeconds = ProcessorRig.LeapSeconds, Derived = [.. derived.Select(d => new DerivedParameter("/S/" + d.Parameter, d.Expression))] });

    private static string Problems(params (string Parameter, string Expression)[] derived) => string.Join("; ", With(derived).Plan.Problems);

    [Fact]
    public void An_algorithm_takes_inputs_from_several_packets()
    {
        var rig = new ProcessorRig();
        rig.Watch("SUM", "TWICE");
        rig.Packet(0, 5, 3);
        Assert.Equal("", rig.Newest("SUM"));
        rig.Packet(1, 6, 4);
        // B is not its trigger.
        Assert.Equal("", rig.Newest("SUM"));
        rig.Packet(2, 5, 5);
        Assert.Equal(("9", "18"), (rig.Newest("SUM"), rig.Newest("TWICE")));
        // Both inputs in one packet: the decoder computes it, and here it does not run again.
        rig.Packet(3, 7, 6, 7);
        Assert.Equal(("13", "26"), (rig.Newest("SUM"), rig.Newest("TWICE")));
        Assert.Equal("SUM=9 TWICE=18 SUM=13 TWICE=26", string.Join(" ", rig.Samples.Select(s => $"{s.Parameter.Name}={ProcessorRig.Words(s)}")));
        Assert.Equal((ProcessorRig.At(2), ProcessorRig.At(2)), (rig.Samples[0].GenerationTime, rig.Samples[0].AcquisitionTime));
    }

    [Fact]
    public void A_periodic_algorithm_runs_at_multiples_of_its_period_if_an_input_came()
    {
        var rig = new ProcessorRig();
        rig.Watch("TICK");
        rig.Packet(1, 6, 4);
        rig.Packet(2, 6, 5);
        rig.Processor.AdvanceTo(ProcessorRig.At(1000));
        // Twice in packets that hold its input (rule 33), once by time; then nothing came any more.
        Assert.Equal("5 6 6", string.Join(" ", rig.Samples.Select(ProcessorRig.Words)));
        Assert.Equal(0, rig.Samples[^1].GenerationTime.TaiNanoseconds % 10_000_000_000);
        Assert.InRange((rig.Samples[^1].GenerationTime - ProcessorRig.At(2)).Nanoseconds, 1, 10_000_000_000);
    }

    [Fact]
    public void Expressions_follow_their_parameters()
    {
        ProcessorRig rig = With(("D2", "D1 * 2"), ("D1", "A + B"), ("DT", "MODE == \"SAFE\" and A > 2"), ("DL", "if(DT, \"OPEN\", \"CLOSED\")"), ("DW", "if(A > 2, NOTE, \"few\")"), ("DP", "CABIN - unit(A, \"Pa\")"));
        Assert.Empty(rig.Plan.Problems);
        rig.Watch("D1", "D2");
        rig.Packet(0, 7, 1, 2);
        Assert.Equal(("3", "6", "", "", "101324 Normal"), (rig.Newest("D1"), rig.Newest("D2"), rig.Newest("DT"), rig.Newest("DW"), rig.Newest("DP")));
        rig.Packet(1, 2, 1);
        Assert.Equal(("false", "CLOSED(0)"), (rig.Newest("DT"), rig.Newest("DL")));
        rig.Packet(2, 5, 3);
        Assert.Equal(("true", "OPEN(1)", "5", "10"), (rig.Newest("DT"), rig.Newest("DL"), rig.Newest("D1"), rig.Newest("D2")));
        rig.Packet(3, 4, 65, 66, 67, 68, 0, 65, 66, 67, 68, 0, 0, 0);
        Assert.Equal("'ABCD'", rig.Newest("DW"));
        // The packet with A and B in it sets D1 off once.
        Assert.Equal("D1=3 D2=6 D1=5 D2=10", string.Join(" ", rig.Samples.Select(s => $"{s.Parameter.Name}={ProcessorRig.Words(s)}")));
        Assert.Null(rig.Set(4, "CABIN", TelemetryValue.OfSigned(80000)));
        Assert.Equal("79997 Critical Low", rig.Newest("DP"));
        Assert.Equal(["/S/CABIN", "/S/DP"], rig.Processor.Alarms.Select(a => a.Name));
    }

    [Fact]
    public void What_is_no_number_or_comes_from_nothing_good_is_invalid()
    {
        ProcessorRig rig = With(("D1", "A / B"), ("D2", "D1 + 1"), ("DT", "GATED > 1 or A > 5"), ("DP", "unit(A * 2000, \"Pa\")"));
        rig.Packet(0, 7, 1, 0);
        Assert.Equal(("NaN Invalid", "NaN Invalid"), (rig.Newest("D1"), rig.Newest("D2")));
        rig.Packet(1, 7, 1, 2);
        Assert.Equal(("0.5", "1.5"), (rig.Newest("D1"), rig.Newest("D2")));
        rig.Packet(2, 3, 1, 1, 9);
        Assert.Equal(("9 Invalid", "true Invalid"), (rig.Newest("GATED"), rig.Newest("DT")));
        rig.Packet(3, 5, 6);
        // The other side decides.
        Assert.Equal("true", rig.Newest("DT"));
        rig.Packet(4, 5, 101);
        Assert.Equal("202000 Invalid", rig.Newest("DP"));
    }

    [Fact]
    public void What_cannot_be_is_told()
    {
        Assert.Equal("derived /S/D1: /S/D1 depends on itself, or on one that does; derived /S/D2: /S/D2 depends on itself, or on one that does", Problems(("D1", "D2 + A"), ("D2", "D1")));
        Assert.Equal("derived /S/GONE: there is no parameter of this name", Problems(("GONE", "A")));
        Assert.Equal("derived /S/SUM: it is computed already: algorithm /S/Adding", Problems(("SUM", "A")));
        Assert.Equal("derived /S/A: its values come from elsewhere: its data source is Telemetered", Problems(("A", "B")));
        Assert.Equal("derived /S/D1, column 5: there is no parameter NIX; derived /S/D1, column 11: there is no parameter NOX", Problems(("D1", "A + NIX + NOX")));
    }
}
