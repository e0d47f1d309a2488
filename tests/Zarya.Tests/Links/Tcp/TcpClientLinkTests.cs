using System.Net;
using System.Net.Sockets;
using Zarya.Links;
using Zarya.Links.Splitting;
using Zarya.Links.Tcp;
using static Zarya.Tests.Ccsds.Packets.PacketStreams;
using static Zarya.Tests.Links.RunningLink;

namespace Zarya.Tests.Links.Tcp;

public sealed class TcpClientLinkTests : IDisposable
{
    private readonly CollectingSink _sink = new();
    private readonly Socket _listener = Listen(new IPEndPoint(IPAddress.Loopback, 0));

    [Fact]
    public async Task Packets_come_through_however_the_sender_cuts_them()
    {
        await using RunningLink running = Start(_listener);
        using Socket peer = await AcceptAsync(_listener);
        byte[][] packets = Twenty();
        foreach (byte[] piece in Join(packets).Chunk(11)) peer.Send(piece);
        await UntilAsync(() => _sink.Of("t").Count == 20);
        Assert.Equal(packets, _sink.Of("t"));
        LinkReport report = running.Report;
        Assert.Equal((LinkStatus.Ok, 20L, 1L, (long)packets.Sum(p => p.Length)), (report.Status, report.Packets, report.Connections, report.Octets));
        Assert.Contains("connected to 127.0.0.1:", report.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_connection_is_made_again_and_what_was_missed_is_counted()
    {
        await using RunningLink running = Start(_listener);
        using (Socket peer = await AcceptAsync(_listener))
        {
            // The half packet at the end is no packet.
            peer.Send(Join(Packet(1, 0, 4), Packet(1, 1, 4)[..7]));
            await UntilAsync(() => running.Report.Packets == 1);
        }
        await UntilAsync(() => running.Report.LastError is not null);
        Assert.Contains("closed by the peer", running.Report.LastError, StringComparison.Ordinal);
        using Socket again = await AcceptAsync(_listener);
        again.Send(Packet(1, 2, 4));
        await UntilAsync(() => running.Report.Packets == 2);
        Assert.Equal((2L, 7L, 1L, LinkStatus.Ok), (running.Report.Connections, running.Report.SkippedOctets, running.Report.MissingPackets, running.Report.Status));
    }

    [Fact]
    public async Task Nobody_there_is_unavailable_until_somebody_is()
    {
        var address = (IPEndPoint)_listener.LocalEndPoint!;
        _listener.Dispose();
        await using RunningLink running = Start(address);
        await UntilAsync(() => running.Report.LastError is not null);
        Assert.Equal((LinkStatus.Unavailable, 0L), (running.Report.Status, running.Report.Connections));
        Assert.Contains("tries again in", running.Report.Detail, StringComparison.Ordinal);
        await UntilAsync(() => _sink.Notices.Any(n => n.Notice.IsTrouble));
        using Socket listener = Listen(address);
        using Socket peer = await AcceptAsync(listener);
        await UntilAsync(() => running.Report.Status == LinkStatus.Ok);
    }

    [Fact]
    public async Task Switched_off_the_connection_is_closed_and_switched_on_made_again()
    {
        await using RunningLink running = Start(_listener);
        using Socket peer = await AcceptAsync(_listener);
        peer.Send(Packet(1, 0, 4));
        await UntilAsync(() => running.Report.Packets == 1);
        running.Link.IsEnabled = false;
        Assert.Equal(0, await peer.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken));
        Assert.Equal((LinkStatus.Disabled, 1L), (running.Report.Status, running.Report.Packets));
        running.Link.IsEnabled = true;
        using Socket again = await AcceptAsync(_listener);
        again.Send(Packet(1, 1, 4));
        await UntilAsync(() => running.Report.Packets == 2);
        Assert.Equal((2L, 0L), (running.Report.Connections, running.Report.MissingPackets));
    }

    [Fact]
    public async Task A_link_that_is_off_at_the_start_does_not_connect()
    {
        await using RunningLink running = Start(_listener, isEnabled: false);
        Assert.Equal(LinkStatus.Disabled, running.Report.Status);
        Assert.False(_listener.Poll(TimeSpan.FromMilliseconds(200), SelectMode.SelectRead));
        running.Link.IsEnabled = true;
        using Socket peer = await AcceptAsync(_listener);
        await UntilAsync(() => running.Report.Status == LinkStatus.Ok);
    }

    [Fact]
    public async Task The_sender_waits_while_the_sink_does_and_nothing_is_lost()
    {
        _sink.Close();
        await using RunningLink running = Start(_listener);
        using Socket peer = await AcceptAsync(_listener);
        byte[] octets = Join(Enumerable.Range(0, 16384).Select(i => Packet(1, i, 1000)));
        Task sending = Task.Factory.StartNew(() => SendAll(peer, octets), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await UntilAsync(() => running.Report.Detail.Contains("made to wait", StringComparison.Ordinal));
        Assert.False(sending.IsCompleted);
        _sink.Open();
        await sending;
        await UntilAsync(() => _sink.Of("t").Count == 16384);
        Assert.Equal((16384L, 0L, 0L), (running.Report.Packets, running.Report.MissingPackets, running.Report.SkippedOctets));
        Assert.InRange(_sink.LargestBatch, 2, 1024);
    }

    [Fact]
    public void Options_that_cannot_be_are_refused()
    {
        Assert.Contains("1 to 65535", Assert.Throws<ArgumentOutOfRangeException>(() => new TcpClientLinkOptions { Host = "a", Port = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains("shorter", Assert.Throws<ArgumentException>(() => Make(new() { Host = "a", Port = 1, RetryLeastS = 2, RetryMostS = 1 })).Message, StringComparison.Ordinal);
        Assert.Contains("datagrams or files", Assert.Throws<ArgumentException>(() => Make(new() { Host = "a", Port = 1, Packets = new WholeSplitterOptions() })).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _listener.Dispose();

    private static void SendAll(Socket peer, byte[] octets)
    {
        for (int at = 0; at < octets.Length;) at += peer.Send(octets.AsSpan(at));
    }

    private static TcpClientLink Make(TcpClientLinkOptions options) => new("t", options, Clock, new Random(1));

    private static Socket Listen(IPEndPoint address)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(address);
        listener.Listen();
        return listener;
    }

    private static async Task<Socket> AcceptAsync(Socket listener)
    {
        Socket peer = await listener.AcceptAsync(TestContext.Current.CancellationToken);
        peer.NoDelay = true;
        return peer;
    }

    private RunningLink Start(Socket listener, bool isEnabled = true) => Start((IPEndPoint)listener.LocalEndPoint!, isEnabled);

    private RunningLink Start(IPEndPoint address, bool isEnabled = true) =>
        new(Make(new() { Host = "127.0.0.1", Port = address.Port, RetryLeastS = 0.05, RetryMostS = 0.2, IsEnabled = isEnabled }), _sink);
}
