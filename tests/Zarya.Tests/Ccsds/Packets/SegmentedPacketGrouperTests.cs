using Zarya.Ccsds.Packets;
using static Zarya.Tests.Ccsds.Packets.PacketStreams;

namespace Zarya.Tests.Ccsds.Packets;

public class SegmentedPacketGrouperTests
{
    private readonly SegmentedPacketGrouper _grouper = new(new GroupingOptions());

    [Fact]
    public void Segments_become_one_unit_and_apids_may_be_mixed()
    {
        byte[] a1 = First(1, 5), b1 = First(2, 9), a2 = Next(1, 6), b2 = Last(2, 10), a3 = Last(1, 7);
        foreach (byte[] held in new[] { a1, b1, a2 }) RequireStep(_grouper.Add(held), GroupStepKind.Held);
        Assert.Equal(2, _grouper.OpenUnits);
        GroupStep b = _grouper.Add(b2);
        RequireStep(b, GroupStepKind.Complete);
        Assert.Equal([.. b1, .. b2[6..]], b.Unit.ToArray());
        GroupStep a = _grouper.Add(a3);
        RequireStep(a, GroupStepKind.Complete);
        Assert.Equal([.. a1, .. a2[6..], .. a3[6..]], a.Unit.ToArray());
        Assert.Equal(0, _grouper.OpenUnits);
    }

    [Fact]
    public void Counts_wrap_inside_a_unit()
    {
        _grouper.Add(First(1, 16383));
        RequireStep(_grouper.Add(Last(1, 0)), GroupStepKind.Complete);
    }

    [Fact]
    public void Unsegmented_and_idle_packets_go_through_uncopied()
    {
        foreach (byte[] packet in new[] { Packet(3, 1, 9), Packet(2047, 0, 5, SequenceFlags.Continuation) })
        {
            GroupStep step = _grouper.Add(packet);
            RequireStep(step, GroupStepKind.PassedThrough);
            Assert.True(step.Unit == packet.AsSpan());
        }
        Assert.Equal(0, _grouper.BufferedOctets);
    }

    [Fact]
    public void Orphans_are_dropped()
    {
        RequireStep(_grouper.Add(Next(1, 5)), GroupStepKind.Dropped, GroupTrouble.Orphan, 1, 16);
        RequireStep(_grouper.Add(Last(1, 6)), GroupStepKind.Dropped, GroupTrouble.Orphan, 1, 16);
    }

    [Fact]
    public void A_new_beginning_interrupts_the_unit_before()
    {
        _grouper.Add(First(1, 5));
        _grouper.Add(Next(1, 6));
        RequireStep(_grouper.Add(First(1, 7)), GroupStepKind.Held, GroupTrouble.Interrupted, 2, 26);
        RequireStep(_grouper.Add(Packet(1, 8, 10)), GroupStepKind.PassedThrough, GroupTrouble.Interrupted, 1, 16);
        RequireStep(_grouper.Add(Last(1, 9)), GroupStepKind.Dropped, GroupTrouble.Orphan, 1, 16);
    }

    [Fact]
    public void A_missing_segment_costs_the_unit()
    {
        _grouper.Add(First(1, 5));
        RequireStep(_grouper.Add(Last(1, 7)), GroupStepKind.Dropped, GroupTrouble.CountJump, 2, 32);
        Assert.Equal(0, _grouper.OpenUnits);
    }

    [Fact]
    public void A_repeated_segment_costs_only_itself()
    {
        _grouper.Add(First(1, 5));
        _grouper.Add(Next(1, 6));
        RequireStep(_grouper.Add(Next(1, 6)), GroupStepKind.Dropped, GroupTrouble.Repeated, 1, 16);
        RequireStep(_grouper.Add(Last(1, 7)), GroupStepKind.Complete);
    }

    [Fact]
    public void What_is_no_packet_is_dropped_and_the_unit_goes_on()
    {
        _grouper.Add(First(1, 5));
        RequireStep(_grouper.Add([1, 2, 3]), GroupStepKind.Dropped, GroupTrouble.Malformed, 1, 3);
        RequireStep(_grouper.Add(Next(1, 6).AsSpan(0, 15)), GroupStepKind.Dropped, GroupTrouble.Malformed, 1, 15);
        RequireStep(_grouper.Add(Last(1, 6)), GroupStepKind.Complete);
    }

    [Fact]
    public void Memory_is_bounded_per_unit_and_in_total()
    {
        var grouper = new SegmentedPacketGrouper(new GroupingOptions { MaxUnitLength = 40, MaxTotalLength = 60 });
        RequireStep(grouper.Add(First(1, 0)), GroupStepKind.Held);
        RequireStep(grouper.Add(Next(1, 1)), GroupStepKind.Held);
        RequireStep(grouper.Add(Next(1, 2)), GroupStepKind.Held);
        RequireStep(grouper.Add(Next(1, 3)), GroupStepKind.Dropped, GroupTrouble.UnitTooLong, 4, 52);
        RequireStep(grouper.Add(First(1, 4)), GroupStepKind.Held);
        RequireStep(grouper.Add(First(2, 0)), GroupStepKind.Held);
        RequireStep(grouper.Add(First(3, 0)), GroupStepKind.Dropped, GroupTrouble.MemoryFull, 1, 16);
        Assert.InRange(grouper.BufferedOctets, 32, 60);
        // A closed unit's buffer makes room for another APID.
        RequireStep(grouper.Add(Last(1, 5)), GroupStepKind.Complete);
        RequireStep(grouper.Add(First(3, 1)), GroupStepKind.Held);
        Assert.Equal(2, grouper.AbandonAll());
        Assert.Equal((0, 0), (grouper.OpenUnits, grouper.BufferedOctets));
    }

    [Fact]
    public void Secondary_headers_behind_the_first_are_left_out_when_their_length_is_told()
    {
        var grouper = new SegmentedPacketGrouper(new GroupingOptions { SecondaryHeaderLength = 4 });
        byte[] first = Packet(1, 0, 10, SequenceFlags.First, true), plain = Packet(1, 1, 10, SequenceFlags.Continuation), last = Packet(1, 2, 10, SequenceFlags.Last, true);
        grouper.Add(first);
        RequireStep(grouper.Add(Packet(1, 1, 3, SequenceFlags.Continuation, true)), GroupStepKind.Dropped, GroupTrouble.Malformed, 1, 9);
        grouper.Add(plain);
        GroupStep step = grouper.Add(last);
        RequireStep(step, GroupStepKind.Complete);
        Assert.Equal([.. first, .. plain[6..], .. last[10..]], step.Unit.ToArray());
    }

    [Fact]
    public void Once_grown_nothing_is_allocated()
    {
        byte[][] packets = [First(1, 0), Next(1, 1), Last(1, 2), Packet(1, 3, 9)];
        foreach (byte[] packet in packets) _grouper.Add(packet);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            foreach (byte[] packet in packets) _grouper.Add(packet);
        }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    // IMAP CoDICE low-energy PHA: two units of two segments whose segments share a count, then five unsegmented packets.
    [Fact]
    public void Codice_units_whose_segments_share_a_count_are_joined()
    {
        byte[] octets = File.ReadAllBytes(SharedData.Require("packets/imap-codice/imap_codice_l0_lo-pha_20240429_v001.pkts"));
        var grouper = new SegmentedPacketGrouper(new GroupingOptions { SegmentCounts = SegmentCounts.SameInUnit });
        var units = new List<int>();
        foreach (byte[] packet in Whole(octets, Walk(octets, PacketStreamOptions.Default)))
        {
            GroupStep step = grouper.Add(packet);
            Assert.Equal(GroupTrouble.None, step.Trouble);
            if (step.Kind != GroupStepKind.Held) units.Add(step.Unit.Length);
        }
        Assert.Equal([4096 + 144 - 6, 4096 + 852 - 6, 292, 224, 720, 112, 276], units);
    }

    private static byte[] First(int apid, int count) => Packet(apid, count, 10, SequenceFlags.First);

    private static byte[] Next(int apid, int count) => Packet(apid, count, 10, SequenceFlags.Continuation);

    private static byte[] Last(int apid, int count) => Packet(apid, count, 10, SequenceFlags.Last);

    private static void RequireStep(GroupStep step, GroupStepKind kind, GroupTrouble trouble = GroupTrouble.None, int packets = 0, int octets = 0) =>
        Assert.Equal((kind, trouble, packets, octets), (step.Kind, step.Trouble, step.DroppedPackets, step.DroppedOctets));
}
