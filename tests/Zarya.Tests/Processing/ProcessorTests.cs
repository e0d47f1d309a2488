using System.Globalization;
using Zarya.Processing;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Tests.Processing;

/// <summary>Packets in, newest values and samples out.</summary>
public class ProcessorTests
{
    [Fact]
    public void The_newest_value_of_each_parameter_stands()
    {
        var rig = new ProcessorRig();
        Assert.Equal("", rig.Newest("A"));
        rig.Packet(0, 7, 1, 2);
        Assert.Equal(("1", "2", "7"), (rig.Newest("A"), rig.Newest("B"), rig.Newest("KIND")));
        rig.Packet(1, 5, 9);
        Assert.Equal(("9", "2", "5"), (rig.Newest("A"), rig.Newest("B"), rig.Newest("KIND")));
        Assert.Equal(ProcessorRig.At(0), rig.Sample("B").AcquisitionTime);
        Assert.Equal(ProcessorRig.At(1), rig.Sample("A").GenerationTime);
        Assert.Equal(new Zarya.Processing.ProcessorCounts(2, 0, 7, 0), rig.Processor.Counts);
        Assert.Empty(rig.Samples);
    }

    [Fact]
    public void Texts_arrays_and_aggregates_are_kept_after_their_packet()
    {
        var rig = new ProcessorRig();
        byte[] packet = [4, (byte)'w', (byte)'o', (byte)'r', (byte)'d', 8, (byte)'p', (byte)'a', (byte)'r', (byte)'t', 1, 2, 3];
        rig.Packet(0, packet);
        packet.AsSpan().Clear();
        Assert.Equal(("'word'", "{a=8,b='part'}", "[1,2,3]"), (rig.Newest("NOTE"), rig.Newest("PAIR"), rig.Newest("ROW")));
        Assert.Equal("{a=8,b='part'}", ProcessorRig.Words(rig.Sample("PAIR").RawValue));
    }

    [Fact]
    public void Labels_carry_their_number()
    {
        var rig = new ProcessorRig();
        rig.Packet(0, 2, 2);
        Assert.Equal("SCIENCE(2) Normal", rig.Newest("MODE"));
        Assert.Equal((TelemetryKind.Unsigned, 2L), (rig.Sample("MODE").RawValue.Kind, rig.Sample("MODE").RawValue.Integer));
        rig.Packet(1, 2, 77);
        Assert.Equal("none Invalid", rig.Newest("MODE"));
    }

    [Fact]
    public void The_time_in_a_packet_is_its_generation_time()
    {
        var rig = new ProcessorRig();
        rig.Packet(5, 1, 0, 0, 0, 100, 20, 20);
        Assert.Equal(Instant.FromTaiNanoseconds(100_000_000_000), rig.Sample("TEMP").GenerationTime);
        Assert.Equal(ProcessorRig.At(5), rig.Sample("TEMP").AcquisitionTime);
    }

    [Theory]
    [InlineData("/S/TIME", true, "")]
    [InlineData("/S/MOMENT", false, "")]
    [InlineData("/S/A", true, "it is no absolute time")]
    public void A_time_parameter_alone_says_when_packets_were_made(string name, bool isOfPacket, string problem)
    {
        var rig = new ProcessorRig(new() { LeapSeconds = ProcessorRig.LeapSeconds, TimeParameter = name });
        rig.Packet(5, 1, 0, 0, 0, 100, 20, 20);
        Assert.Equal(isOfPacket ? Instant.FromTaiNanoseconds(100_000_000_000) : ProcessorRig.At(5), rig.Sample("TEMP").GenerationTime);
        Assert.Equal(problem, string.Join("; ", rig.Plan.Problems.Select(p => p.Message)));
    }

    [Fact]
    public void Watched_parameters_and_containers_are_told_of()
    {
        var rig = new ProcessorRig();
        rig.Watch("A", "A", "B");
        rig.Processor.Watch(rig.Database.FindContainer("/S/Packet")!);
        rig.Processor.Watch(rig.Database.FindContainer("/S/Both")!);
        rig.Packet(0, 7, 1, 2);
        rig.Processor.Unwatch(rig.Parameter("A"));
        rig.Packet(1, 5, 3);
        rig.Processor.Unwatch(rig.Parameter("A"));
        rig.Packet(2, 5, 4);
        rig.Processor.EndBatch();
        Assert.Equal("A=1 B=2 A=3", string.Join(" ", rig.Samples.Select(s => $"{s.Parameter.Name}={ProcessorRig.Words(s)}")));
        Assert.Equal("Both Packet Packet Packet", string.Join(" ", rig.Containers.Select(c => c.Container)));
        Assert.Equal(1, rig.Batches);
    }

    [Fact]
    public void A_packet_that_cannot_be_decoded_is_counted_and_told_of_once()
    {
        var rig = new ProcessorRig();
        for (int i = 0; i < 100; i++) rig.Packet(i * 0.01, 99);
        rig.Packet(1, 1, 0, 0);
        Assert.Equal(2, rig.Events.Count);
        Assert.Equal(("Processor", "NoContainer"), (rig.Events[0].Source, rig.Events[0].Type));
        Assert.StartsWith("link link: a packet of 1 octets cannot be decoded: no container matches: /S/Packet", rig.Events[0].Message, StringComparison.Ordinal);
        Assert.Contains("/S/TIME needs 32 bits from bit 8", rig.Events[1].Message, StringComparison.Ordinal);
        Assert.Equal(101, rig.Processor.Counts.Undecoded);
        rig.Processor.AdvanceTo(ProcessorRig.At(30));
        Assert.Equal("(repeated 99 times)", rig.Events[2].Message[^19..]);
        Assert.Equal((ProcessorRig.At(10), ProcessorRig.At(0.99)), (rig.Events[2].ReceptionTime, rig.Events[2].GenerationTime));
        Assert.Equal(3, rig.Events.Count);
        // What could be read before the end stands.
        Assert.Equal("1 Expired", rig.Newest("KIND"));
    }

    [Fact]
    public void A_rate_in_the_definition_says_when_values_expire()
    {
        var rig = new ProcessorRig();
        rig.Watch("TEMP");
        rig.Packet(0, 1, 0, 0, 0, 100, 20, 20);
        rig.Packet(2, 1, 0, 0, 0, 102, 20, 20);
        Assert.Equal(Duration.FromSeconds(3), rig.Sample("TEMP").ExpiresAfter);
        rig.Processor.AdvanceTo(ProcessorRig.At(4.999));
        Assert.Equal("20 Normal", rig.Newest("TEMP"));
        rig.Processor.AdvanceTo(ProcessorRig.At(60));
        Assert.Equal("20 Expired Normal", rig.Newest("TEMP"));
        Assert.Equal("20 Normal,20 Normal,20 Expired Normal", string.Join(",", rig.Samples.Select(ProcessorRig.Words)));
        rig.Packet(61, 5, 1);
        Assert.Equal(3, rig.Samples.Count);
        rig.Packet(62, 1, 0, 0, 0, 103, 20, 20);
        Assert.Equal("20 Normal", rig.Newest("TEMP"));
    }

    [Fact]
    public void Expiry_by_option_is_told_at_its_own_time()
    {
        var options = new Zarya.Processing.ProcessorOptions { LeapSeconds = ProcessorRig.LeapSeconds, ExpiresAfter = new Dictionary<string, Duration> { ["/S/A"] = Duration.FromSeconds(2), ["/S/GONE"] = Duration.FromSeconds(1) } };
        var rig = new ProcessorRig(options);
        Assert.Equal("expiry of /S/GONE: there is no parameter of this name", rig.Plan.Problems.Single().ToString());
        rig.Packet(0, 7, 1, 2);
        rig.Watch("A");
        rig.Packet(10, 6, 2);
        Assert.Equal("1 Expired", string.Join(",", rig.Samples.Select(ProcessorRig.Words)));
    }

    [Fact]
    public void Validity_looks_at_the_newest_values_of_other_packets()
    {
        var rig = new ProcessorRig();
        rig.Packet(0, 3, 1, 1, 42);
        Assert.Equal("42 Invalid", rig.Newest("GATED"));
        rig.Packet(1, 2, 2);
        Assert.Equal("42 Invalid", rig.Newest("GATED"));
        rig.Packet(2, 3, 1, 1, 43);
        Assert.Equal("43", rig.Newest("GATED"));
    }

    [Fact]
    public void Each_link_may_have_its_own_root()
    {
        var options = new Zarya.Processing.ProcessorOptions
        {
            LeapSeconds = ProcessorRig.LeapSeconds,
            RootContainersByLink = new Dictionary<string, string> { ["other"] = "OnlyB", ["odd"] = "Nothing" },
        };
        var rig = new ProcessorRig(options);
        Assert.Equal("root container of link odd: there is no container Nothing", rig.Plan.Problems.Single().ToString());
        rig.Processor.Process(new Zarya.Processing.PacketArrival { Link = "other", Reception = ProcessorRig.At(0), Octets = [6, 55] });
        rig.Packet(1, 5, 4);
        Assert.Equal(("55", "4"), (rig.Newest("B"), rig.Newest("A")));
        Assert.Equal("Packet,OnlyB", string.Join(",", rig.Plan.RootContainers.Select(c => c.Name)));
    }

    [Fact]
    public void Without_watchers_a_good_packet_allocates_nothing()
    {
        var rig = new ProcessorRig();
        byte[][] packets = [[1, 0, 0, 0, 1, 20, 20], [2, 1], [3, 1, 1, 1], [4, 65, 65, 65, 65, 1, 66, 66, 66, 66, 1, 2, 3], [5, 1], [6, 2]];
        for (int round = 0; round < 100; round++)
            foreach (byte[] packet in packets) rig.Packet(round * 0.01, packet);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 100; round < 200; round++)
            foreach (byte[] packet in packets) rig.Packet(round * 0.01, packet);
        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(after - before < 1000, (after - before).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_expired_before_somebody_watched_is_no_news_and_time_does_not_go_back_for_it()
    {
        var rig = new ProcessorRig(new ProcessorOptions { LeapSeconds = ProcessorRig.LeapSeconds, ExpiresAfter = new Dictionary<string, Duration> { ["/S/A"] = Duration.FromSeconds(1) } });
        rig.Packet(0, 7, 1, 2);
        rig.Processor.AdvanceTo(ProcessorRig.At(10));
        rig.Watch("A");
        rig.Processor.WatchSparsely(rig.Parameter("A"));
        rig.Processor.AdvanceTo(ProcessorRig.At(11));
        Assert.Empty(rig.Samples);
        rig.Packet(12, 7, 3, 2);
        rig.Processor.AdvanceTo(ProcessorRig.At(20));
        Assert.Equal("3 3 Expired", string.Join(" ", rig.Samples.Select(ProcessorRig.Words)));
    }

    [Fact]
    public void A_time_that_cannot_be_is_not_believed_and_moves_nothing()
    {
        var rig = new ProcessorRig();
        rig.Watch("TEMP");
        // The first in 1958, which is long ago and may be; the second half a century ahead.
        rig.Packet(5, 1, 0, 0, 0, 100, 20, 20);
        rig.Packet(6, 1, 0xE1, 0, 0, 0, 20, 20);
        Assert.Equal([Instant.FromTaiNanoseconds(100_000_000_000), ProcessorRig.At(6)], rig.Samples.Select(s => s.GenerationTime));
        Assert.Equal(ProcessorRig.At(6), rig.Processor.Now);
        Assert.Contains("says that it was made at 2077-", Assert.Single(rig.Events).Message);
    }

    [Fact]
    public void A_text_that_is_none_is_invalid()
    {
        var rig = new ProcessorRig();
        rig.Packet(0, 4, (byte)'w', (byte)'o', (byte)'r', (byte)'d', 8, (byte)'p', (byte)'a', (byte)'r', (byte)'t', 1, 2, 3);
        Assert.Equal("'word'", rig.Newest("NOTE"));
        rig.Packet(1, 4, 0xC3, 0x28, (byte)'r', (byte)'d', 8, (byte)'p', (byte)'a', (byte)'r', (byte)'t', 1, 2, 3);
        Assert.Equal("'\uFFFD(rd' Invalid", rig.Newest("NOTE"));
    }
}
