using System.Text.Json;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Processing;
using Zarya.Processing.Telemetry;
using Zarya.Tests.Mdb.Exact;
using Zarya.Time;

namespace Zarya.Tests.Processing;

/// <summary>Over files of real packets the newest values are the last ones that the decoder gives.</summary>
public class RealPacketTests
{
    [Theory]
    [MemberData(nameof(PacketSet.All), MemberType = typeof(PacketSet))]
    public void Newest_values_are_those_of_the_last_packets(string expected)
    {
        var set = new PacketSet(expected);
        SharedData.Require("packets");
        JsonElement answers = set.ReadExpected();
        (MissionDatabase database, SequenceContainer root) = set.Load(answers);
        var plan = ContainerPlan.Compile(database, root, new PlanOptions { LeapSeconds = PacketSet.LeapSeconds, Backend = PlanBackend.Interpreted });
        DecodedPacket decoded = plan.CreateBuffer();
        var audience = new ProcessorHash();
        var processor = new Processor(ProcessorPlan.Compile(database, new ProcessorOptions { LeapSeconds = PacketSet.LeapSeconds, RootContainer = root.QualifiedName }), audience);
        Parameter watched = plan.Items[0].Parameter;
        processor.Watch(watched);
        var newest = new Dictionary<Parameter, (ulong Raw, ulong Eng, string? Text, Instant At)>();
        (long packets, long undecoded, long ofWatched) = (0, 0, 0);
        Instant now = ProcessorRig.Start;
        foreach (byte[] packet in set.EachPacket(answers))
        {
            now += Duration.FromMicroseconds(10);
            processor.Process(new PacketArrival { Link = "file", Reception = now, Octets = packet });
            packets++;
            if (!plan.Decode(packet, decoded)) undecoded++;
            for (int i = 0; i < decoded.Count; i += 1 + decoded.Values[i].DescendantCount)
            {
                ref readonly ParameterValue value = ref decoded.Values[i];
                Parameter parameter = plan.Items[value.Item].Parameter;
                if (parameter == watched) ofWatched++;
                newest[parameter] = (value.RawBits, value.EngBits, decoded.GetText(in value, packet), now);
            }
        }
        Assert.Equal((packets, undecoded), (processor.Counts.Packets, processor.Counts.Undecoded));
        Assert.InRange(newest.Count, 1, int.MaxValue);
        foreach ((Parameter parameter, (ulong raw, ulong eng, string? text, Instant at)) in newest)
        {
            Assert.True(processor.TryGetNewest(parameter, out ParameterSample? sample), parameter.QualifiedName);
            Assert.Equal(at, sample!.AcquisitionTime);
            if (sample.EngValue.Kind is TelemetryKind.Text or TelemetryKind.Label) Assert.Equal(text, sample.EngValue.Text);
            else if (sample.EngValue.Kind is not (TelemetryKind.Octets or TelemetryKind.Array or TelemetryKind.Aggregate or TelemetryKind.None)) Assert.Equal((raw, eng), ((ulong)sample.RawValue.Integer, (ulong)sample.EngValue.Integer));
        }
        Assert.Equal(ofWatched, audience.Samples);
    }
}
