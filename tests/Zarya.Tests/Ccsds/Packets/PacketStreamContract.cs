using Zarya.Ccsds.Packets;
using static Zarya.Tests.Ccsds.Packets.PacketStreams;

namespace Zarya.Tests.Ccsds.Packets;

/// <summary>What every cursor does, whatever its input looks like in memory (house rule 12).</summary>
public abstract class PacketStreamContract
{
    [Fact]
    public void Packets_come_out_as_they_went_in()
    {
        byte[][] packets = Twenty();
        byte[] stream = Join(packets);
        List<PacketStep> steps = Steps(stream, PacketStreamOptions.Default);
        Assert.Equal(packets, Whole(stream, steps));
        Assert.Equal(PacketStepKind.End, steps[^1].Kind);
        Assert.Equal(21, steps.Count);
    }

    [Fact]
    public void Empty_input_ends_or_waits_for_a_header()
    {
        Assert.Equal((PacketStepKind.End, 0, 0), Brief(Assert.Single(Steps([], PacketStreamOptions.Default))));
        PacketStep wait = Assert.Single(Steps([], new PacketStreamOptions { PrefixLength = 4 }, isFinal: false));
        Assert.Equal((PacketStepKind.NeedMore, 10), (wait.Kind, wait.Needed));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 0)]
    [InlineData(12, 4)]
    public void Prefix_and_suffix_are_passed_over(int prefix, int suffix)
    {
        byte[][] packets = Twenty();
        byte[] stream = Join(packets.Select(p => Join(Octets(prefix, 0xFE), p, Octets(suffix, 0xFD))));
        var options = new PacketStreamOptions { PrefixLength = prefix, SuffixLength = suffix };
        List<PacketStep> steps = Steps(stream, options);
        RequireAllAccountedFor(steps, stream.Length, options);
        Assert.Equal(packets, Whole(stream, steps));
        Assert.DoesNotContain(steps, s => s.Kind == PacketStepKind.Rejected);
    }

    [Fact]
    public void Need_more_says_how_many_octets_and_they_are_enough()
    {
        byte[] stream = Join(Packet(5, 0, 10), Packet(5, 1, 300));
        var options = new PacketStreamOptions { PrefixLength = 2, SuffixLength = 3, Resynchronise = false };
        stream = [1, 2, .. stream[..16], 3, 4, 5, 1, 2, .. stream[16..], 3, 4, 5];
        for (int length = 0; length < stream.Length; length++)
        {
            PacketStep wait = Steps(stream[..length], options, isFinal: false)[^1];
            Assert.Equal(PacketStepKind.NeedMore, wait.Kind);
            // Up to the end of the header, then up to the end of the record.
            int recordStart = length < 21 ? 0 : 21;
            int expected = length - recordStart < 8 ? 8 - (length - recordStart) : (recordStart == 0 ? 21 : stream.Length) - length;
            Assert.Equal((recordStart, expected), ((int)wait.Offset, wait.Needed));
        }
    }

    [Fact]
    public void A_cut_is_reported_at_every_place_and_costs_one_packet()
    {
        byte[][] packets = Twenty();
        byte[] stream = Join(packets);
        for (int length = 1; length < stream.Length; length++)
        {
            List<PacketStep> steps = Steps(stream[..length], PacketStreamOptions.Default);
            RequireAllAccountedFor(steps, length, PacketStreamOptions.Default);
            int whole = 0, octets = 0;
            while (octets + packets[whole].Length <= length) octets += packets[whole++].Length;
            Assert.Equal(packets[..whole], Whole(stream, steps));
            if (octets == length) continue;
            PacketStep cut = steps[^2];
            int needed = length - octets < 6 ? 6 : packets[whole].Length;
            Assert.Equal((PacketRejection.Truncated, octets, length - octets, needed), (cut.Rejection, (int)cut.Offset, (int)cut.Length, cut.Needed));
        }
    }

    [Fact]
    public void Other_versions_can_be_expected()
    {
        byte[] stream = Join(Twenty());
        for (int at = 0; at < stream.Length; at += 6 + 1 + stream[at + 5]) stream[at] |= 0x20;
        Assert.Equal(20, Whole(stream, Steps(stream, new PacketStreamOptions { Version = 1 })).Count);
        Assert.Equal((PacketStepKind.Rejected, 0, stream.Length), Brief(Steps(stream, PacketStreamOptions.Default)[0]));
    }

    [Fact]
    public void Without_resynchronisation_lengths_are_believed_and_the_first_bad_header_ends_the_input()
    {
        byte[] stream = Join(Packet(1, 0, 4), [0, 0, 0, 0, 0, 2, 9, 9, 9], Packet(1, 1, 4), [0xE0], Packet(1, 2, 4));
        List<PacketStep> steps = Steps(stream, new PacketStreamOptions { Resynchronise = false });
        Assert.Equal(
            [(PacketStepKind.Packet, 0, 10), (PacketStepKind.Packet, 10, 9), (PacketStepKind.Packet, 19, 10), (PacketStepKind.Rejected, 29, 11), (PacketStepKind.End, 40, 0)],
            steps.Select(Brief));
        Assert.Equal(PacketRejection.UnexpectedVersion, steps[3].Rejection);
    }

    [Fact]
    public void Zero_fill_between_packets_is_skipped_as_such()
    {
        byte[] stream = Join(new byte[50], Packet(1, 0, 4), Packet(1, 1, 4), Packet(1, 2, 4), new byte[1000], Packet(1, 3, 4));
        List<PacketStep> steps = Steps(stream, new PacketStreamOptions { KeepUnconfirmedPackets = true });
        Assert.Equal(
            [(PacketStepKind.Rejected, 0, 50), (PacketStepKind.Packet, 50, 10), (PacketStepKind.Packet, 60, 10), (PacketStepKind.Packet, 70, 10), (PacketStepKind.Rejected, 80, 1000), (PacketStepKind.Packet, 1080, 10), (PacketStepKind.End, 1090, 0)],
            steps.Select(Brief));
        Assert.Equal(
            [PacketRejection.ZeroFill, PacketRejection.None, PacketRejection.None, PacketRejection.EndNotOnHeader, PacketRejection.EndNotOnHeader],
            steps[..5].Select(s => s.Rejection));
        // Without that option the packet before the fill, whose end nothing confirms, goes with it.
        Assert.Equal((PacketStepKind.Rejected, 70, 1010), Brief(Steps(stream, PacketStreamOptions.Default)[3]));
    }

    [Fact]
    public void A_length_that_leads_to_a_false_header_is_found_out_when_true_ones_stand_inside()
    {
        // The second packet claims 4 octets more than it has; there stands 00 04, the third packet's last header octets, which begin like a header.
        byte[] stream = Join(Packet(1, 0, 4), Packet(1, 1, 4), Packet(1, 2, 5), Packet(1, 3, 4), Packet(1, 4, 4));
        stream[15] += 4;
        List<PacketStep> steps = Steps(stream, PacketStreamOptions.Default);
        Assert.Equal(
            [(PacketStepKind.Packet, 0, 10), (PacketStepKind.Rejected, 10, 10), (PacketStepKind.Packet, 20, 11), (PacketStepKind.Packet, 31, 10), (PacketStepKind.Packet, 41, 10), (PacketStepKind.End, 51, 0)],
            steps.Select(Brief));
    }

    [Fact]
    public void A_wrong_length_does_not_cost_the_packet_before_it()
    {
        byte[] stream = Join(Packet(1, 0, 4), Packet(1, 1, 4), Packet(1, 2, 5), Packet(1, 3, 4), Packet(1, 4, 4), Packet(1, 5, 4));
        stream[15] += 9;
        Assert.Equal((PacketStepKind.Packet, 0, 10), Brief(Steps(stream, PacketStreamOptions.Default)[0]));
        Assert.Equal((PacketStepKind.Packet, 20, 11), Brief(Steps(stream, PacketStreamOptions.Default)[2]));
    }

    [Theory]
    [InlineData("0FFFC0000003", PacketRejection.IdleWithSecondaryHeader)]
    [InlineData("0065C0000003", PacketRejection.UnexpectedApid)]
    [InlineData("0064C0000014", PacketRejection.TooLong)]
    [InlineData("2064C0000003", PacketRejection.UnexpectedVersion)]
    [InlineData("00000000000A", PacketRejection.ZeroFill)]
    [InlineData("0064C0000005", PacketRejection.EndNotOnHeader)]
    [InlineData("0064C000000F", PacketRejection.EndNotOnHeader)]
    public void An_implausible_header_is_named_and_costs_its_packet(string header, PacketRejection reason)
    {
        byte[] bad = [.. Convert.FromHexString(header), 0xFF, 0xFF, 0xFF, 0xFF];
        byte[] stream = Join(bad, Packet(100, 1, 4), Packet(2047, 2, 4), Packet(100, 3, 4));
        var options = new PacketStreamOptions { ExpectedApids = [new Apid(100), Apid.Idle], MaxPacketLength = 22 };
        List<PacketStep> steps = Steps(stream, options);
        Assert.Equal(reason, steps[0].Rejection);
        Assert.Equal([(PacketStepKind.Rejected, 0, 10), (PacketStepKind.Packet, 10, 10), (PacketStepKind.Packet, 20, 10), (PacketStepKind.Packet, 30, 10)], steps[..4].Select(Brief));
    }

    [Fact]
    public void A_length_past_the_end_is_a_wrong_length_when_packets_stand_inside()
    {
        byte[] stream = Join(Packet(1, 0, 4), [0, 1, 0xC0, 1, 0xFF, 0xFF, 0xFF], Packet(1, 2, 4), Packet(1, 3, 4));
        List<PacketStep> steps = Steps(stream, PacketStreamOptions.Default);
        Assert.Equal((PacketRejection.EndBeyondInput, 10, 7, 65542), (steps[1].Rejection, (int)steps[1].Offset, (int)steps[1].Length, steps[1].Needed));
        Assert.Equal([(PacketStepKind.Packet, 17, 10), (PacketStepKind.Packet, 27, 10)], steps[2..4].Select(Brief));
    }

    [Fact]
    public void Encapsulation_packets_stand_between_space_packets_when_allowed()
    {
        byte[] four = new byte[10], eight = new byte[12];
        EncapsulationHeader.Create(EncapsulationProtocol.InternetProtocolExtension, 4, 6).Write(four);
        EncapsulationHeader.Create(EncapsulationProtocol.MissionSpecific, 8, 4).Write(eight);
        byte[][] packets = [Packet(1, 0, 4), [0xE0], four, [0xE0], [0xE0], Packet(1, 1, 9), [0xED, 5, 1, 2, 3], eight, Packet(1, 2, 1), [0xE0]];
        byte[] stream = Join(packets);
        List<PacketStep> steps = Steps(stream, new PacketStreamOptions { AllowEncapsulation = true });
        Assert.Equal(packets, Whole(stream, steps));
        Assert.Equal(packets.Length + 1, steps.Count);
        Assert.Contains(Steps(stream, PacketStreamOptions.Default), s => s.Kind == PacketStepKind.Rejected);
    }

    [Fact]
    public void An_encapsulation_header_that_cannot_be_is_skipped()
    {
        byte[] stream = Join(Packet(1, 0, 4), [0xE8], Packet(1, 1, 4), Packet(1, 2, 4), Packet(1, 3, 4), [0xFF, 0x9F, 0x9F, 0x9F, 0x9F, 0x9F, 0x9F, 0x9F], Packet(1, 4, 4));
        List<PacketStep> steps = Steps(stream, new PacketStreamOptions { AllowEncapsulation = true });
        Assert.Equal(
            [(PacketStepKind.Packet, 0, 10), (PacketStepKind.Rejected, 10, 1), (PacketStepKind.Packet, 11, 10), (PacketStepKind.Packet, 21, 10), (PacketStepKind.Packet, 31, 10), (PacketStepKind.Rejected, 41, 8), (PacketStepKind.Packet, 49, 10)],
            steps[..7].Select(Brief));
        Assert.Equal([PacketRejection.BadEncapsulationHeader, PacketRejection.TooLong], steps.Where(s => s.Kind == PacketStepKind.Rejected).Select(s => s.Rejection));
    }

    internal abstract List<PacketStep> Steps(byte[] octets, PacketStreamOptions options, bool isFinal = true);

    private static byte[] Octets(int count, byte value) => [.. Enumerable.Repeat(value, count)];

    private static (PacketStepKind, int, int) Brief(PacketStep step) => (step.Kind, (int)step.Offset, (int)step.Length);
}

public class ContiguousPacketStreamTests : PacketStreamContract
{
    internal override List<PacketStep> Steps(byte[] octets, PacketStreamOptions options, bool isFinal = true) => Walk(octets, options, default, isFinal);
}

public class OneOctetSegmentsPacketStreamTests : PacketStreamContract
{
    internal override List<PacketStep> Steps(byte[] octets, PacketStreamOptions options, bool isFinal = true) =>
        Walk(octets, Segment(octets, Enumerable.Range(0, octets.Length)), options, default, isFinal);
}

public class RandomSegmentsPacketStreamTests : PacketStreamContract
{
    private readonly Random _random = new(20260);

    internal override List<PacketStep> Steps(byte[] octets, PacketStreamOptions options, bool isFinal = true)
    {
        List<PacketStep> steps = Walk(octets, Segment(octets, _random, 7), options, default, isFinal);
        for (int i = 0; i < 5; i++)
            Assert.Equal(steps, Walk(octets, Segment(octets, _random, _random.Next(1, 40)), options, default, isFinal));
        return steps;
    }
}
