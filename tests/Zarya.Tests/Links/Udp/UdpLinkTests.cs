using System.Net;
using System.Net.Sockets;
using Zarya.Links;
using Zarya.Links.Splitting;
using Zarya.Links.Udp;
using static Zarya.Tests.Ccsds.Packets.PacketStreams;
using static Zarya.Tests.Links.RunningLink;

namespace Zarya.Tests.Links.Udp;

public class UdpLinkTests
{
    private static readonly IPEndPoint s_anyPort = new(IPAddress.Loopback, 0);

    private readonly CollectingSink _sink = new();

    [Fact]
    public async Task Datagrams_with_one_and_with_several_packets_come_through()
    {
        await using RunningLink running = await StartAsync("u", new() { Listen = s_anyPort });
        byte[][] packets = Twenty();
        Send(running, packets[0]);
        Send(running, Join(packets[1..10]));
        Send(running, Join(packets[10..]));
        await UntilAsync(() => _sink.Of("u").Count == 20);
        Assert.Equal(packets, _sink.Of("u"));
        LinkReport report = running.Report;
        Assert.Equal((LinkStatus.Ok, 20L, packets.Sum(p => p.Length), 0L, 0L, 0L), (report.Status, report.Packets, report.Octets, report.SkippedOctets, report.DroppedDatagrams, report.MissingPackets));
        Assert.Equal(_sink.ReceptionsOf("u")[^1], report.LastReception);
        Assert.Null(report.LastError);
    }

    [Fact]
    public async Task What_is_no_packet_costs_its_datagram_and_is_counted()
    {
        await using RunningLink running = await StartAsync("u", new() { Listen = s_anyPort });
        Send(running, [0xFF, 0xFF, 0xFF]);
        Send(running, Packet(1, 0, 40)[..20]);
        Send(running, []);
        Send(running, Packet(1, 1, 40));
        await UntilAsync(() => _sink.Of("u").Count == 1);
        Assert.Equal(Packet(1, 1, 40), _sink.Of("u").Single());
        Assert.Equal(23, running.Report.SkippedOctets);
        Assert.Contains("no packet", running.Report.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_in_sequence_counts_are_missing_packets_and_a_reset_sets_counts_to_zero()
    {
        await using RunningLink running = await StartAsync("u", new() { Listen = s_anyPort });
        foreach (int count in new[] { 3, 4, 8, 9, 12 }) Send(running, Packet(7, count, 4));
        await UntilAsync(() => running.Report.Packets == 5);
        Assert.Equal(5, running.Report.MissingPackets);
        running.Link.ResetCounts();
        Assert.Equal((0L, 0L, 0L), (running.Report.Packets, running.Report.Octets, running.Report.MissingPackets));
        Send(running, Packet(7, 14, 4));
        await UntilAsync(() => running.Report.Packets == 1);
        Assert.Equal(1, running.Report.MissingPackets);
    }

    [Fact]
    public async Task A_datagram_can_be_a_packet_of_any_kind()
    {
        await using RunningLink running = await StartAsync("u", new() { Listen = s_anyPort, Packets = new WholeSplitterOptions { MaxOctets = 5 } });
        Send(running, [1, 2, 3]);
        Send(running, [1, 2, 3, 4, 5, 6]);
        Send(running, [9]);
        await UntilAsync(() => _sink.Of("u").Count == 2);
        Assert.Equal([[1, 2, 3], [9]], _sink.Of("u"));
        Assert.Equal(6, running.Report.SkippedOctets);
    }

    [Fact]
    public async Task Switched_off_the_port_is_free_at_once_and_counts_stay()
    {
        await using RunningLink running = await StartAsync("u", new() { Listen = s_anyPort });
        IPEndPoint address = ((UdpLink)running.Link).LocalEndPoint!;
        Send(running, Packet(1, 0, 4));
        await UntilAsync(() => running.Report.Packets == 1);
        running.Link.IsEnabled = false;
        using (var other = new Socket(SocketType.Dgram, ProtocolType.Udp)) other.Bind(address);
        Assert.Equal((LinkStatus.Disabled, 1L), (running.Report.Status, running.Report.Packets));
        running.Link.IsEnabled = true;
        await UntilAsync(() => running.Report.Status == LinkStatus.Ok && ((UdpLink)running.Link).LocalEndPoint is not null);
        Send(running, Packet(1, 1, 4));
        await UntilAsync(() => running.Report.Packets == 2);
    }

    [Fact]
    public async Task A_port_in_use_is_unavailable_until_it_is_free()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(s_anyPort);
        var link = new UdpLink("u", new() { Listen = (IPEndPoint)other.LocalEndPoint! }, Clock);
        await using var running = new RunningLink(link, _sink);
        await UntilAsync(() => link.Report.LastError is not null);
        Assert.Equal(LinkStatus.Unavailable, link.Report.Status);
        Assert.Contains("cannot listen", link.Report.Detail, StringComparison.Ordinal);
        other.Dispose();
        await UntilAsync(() => link.Report.Status == LinkStatus.Ok);
    }

    [Fact]
    public async Task Silence_shows_as_unavailable_and_ends_with_the_next_octet()
    {
        await using RunningLink running = await StartAsync("u", new() { Listen = s_anyPort, Watch = new() { SilentAfterS = 0.2 } });
        await UntilAsync(() => running.Report.Status == LinkStatus.Unavailable);
        Assert.Contains("nothing came", running.Report.Detail, StringComparison.Ordinal);
        await UntilAsync(() => _sink.Notices.Any(n => n.Notice.IsTrouble));
        await UntilAsync(() =>
        {
            Send(running, Packet(1, 0, 4));
            return running.Report.Status == LinkStatus.Ok;
        });
    }

    [Fact]
    public async Task A_sink_that_takes_nothing_costs_datagrams_that_are_counted_and_no_other_link()
    {
        var blocked = new CollectingSink();
        blocked.Close();
        await using RunningLink flooded = await StartAsync("flooded", new() { Listen = s_anyPort, BacklogPackets = 2048 }, blocked);
        await using RunningLink quiet = await StartAsync("quiet", new() { Listen = s_anyPort });
        int sent = 0;
        using (var sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp))
        {
            while (flooded.Report.DroppedDatagrams < 100 && sent < 1_000_000) sender.SendTo(Packet(1, sent++ % 16384, 4), ((UdpLink)flooded.Link).LocalEndPoint!);
        }
        Send(quiet, Packet(2, 0, 4));
        await UntilAsync(() => quiet.Report.Packets == 1);
        await UntilAsync(() => flooded.Report.Detail.Contains("floods", StringComparison.Ordinal));
        await UntilAsync(() => blocked.Notices.Any(n => n.Notice.IsTrouble && n.Notice.Message.Contains("floods", StringComparison.Ordinal)));
        blocked.Open();
        // Nothing is lost without being counted.
        await UntilAsync(() => flooded.Report.Packets + flooded.Report.DroppedDatagrams == sent, () => flooded.Report.ToString());
        await UntilAsync(() => blocked.Of("flooded").Count == flooded.Report.Packets);
        Assert.True(flooded.Report.Packets >= 2048);
        Assert.DoesNotContain(_sink.Notices, n => n.Notice.IsTrouble);
    }

    [Fact]
    public async Task A_multicast_group_is_joined()
    {
        var options = new UdpLinkOptions { Listen = new(IPAddress.Any, 0), Group = IPAddress.Parse("239.255.7.7"), GroupInterface = IPAddress.Loopback };
        var link = new UdpLink("u", options, Clock);
        await using var running = new RunningLink(link, _sink);
        await UntilAsync(() => link.LocalEndPoint is not null || link.Report.LastError is not null);
        Assert.SkipWhen(link.LocalEndPoint is null, $"no multicast on this machine: {link.Report.LastError}");
        using var sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        sender.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.Loopback.GetAddressBytes());
        sender.SendTo(Packet(1, 0, 4), new IPEndPoint(options.Group, link.LocalEndPoint!.Port));
        await UntilAsync(() => link.Report.Packets == 1);
    }

    [Fact]
    public void Options_that_cannot_be_are_refused()
    {
        Assert.Contains("multicast", Assert.Throws<ArgumentException>(() => new UdpLink("u", new() { Listen = s_anyPort, Group = IPAddress.Loopback }, Clock)).Message, StringComparison.Ordinal);
        Assert.Contains("name", Assert.Throws<ArgumentException>(() => new UdpLink("a b", new() { Listen = s_anyPort }, Clock)).Message, StringComparison.Ordinal);
        Assert.Contains("65536 to", Assert.Throws<ArgumentOutOfRangeException>(() => new UdpLinkOptions { Listen = s_anyPort, ReceiveBufferOctets = 1 }).Message, StringComparison.Ordinal);
    }

    private async Task<RunningLink> StartAsync(string name, UdpLinkOptions options, CollectingSink? sink = null)
    {
        var link = new UdpLink(name, options, Clock);
        var running = new RunningLink(link, sink ?? _sink);
        await UntilAsync(() => link.LocalEndPoint is not null);
        return running;
    }

    private static void Send(RunningLink to, byte[] datagram)
    {
        using var sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        sender.SendTo(datagram, ((UdpLink)to.Link).LocalEndPoint!);
    }
}
