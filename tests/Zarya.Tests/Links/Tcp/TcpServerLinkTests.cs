using System.Net;
using System.Net.Sockets;
using Zarya.Links;
using Zarya.Links.Tcp;
using static Zarya.Tests.Ccsds.Packets.PacketStreams;
using static Zarya.Tests.Links.RunningLink;

namespace Zarya.Tests.Links.Tcp;

public class TcpServerLinkTests
{
    private readonly CollectingSink _sink = new();

    [Fact]
    public async Task Every_connection_is_a_stream_of_its_own()
    {
        (RunningLink running, int port) = await StartAsync(new() { Listen = new(IPAddress.Loopback, 0) });
        await using RunningLink _ = running;
        Assert.Equal(LinkStatus.Unavailable, running.Report.Status);
        Assert.Contains("nobody is connected", running.Report.Detail, StringComparison.Ordinal);
        using Socket one = Connect(port), two = Connect(port);
        byte[][] ones = [.. Enumerable.Range(0, 50).Select(i => Packet(1, i, 30))], twos = [.. Enumerable.Range(0, 50).Select(i => Packet(2, i, 50))];
        // In turns, never a whole packet at once.
        foreach ((byte[] first, byte[] second) in Join(ones).Chunk(17).Zip(Join(twos).Chunk(27).Concat(Enumerable.Repeat<byte[]>([], 99))))
        {
            one.Send(first);
            two.Send(second);
        }
        await UntilAsync(() => _sink.Of("s").Count == 100);
        Assert.Equal(ones, _sink.Of("s").Where(p => p[1] == 1));
        Assert.Equal(twos, _sink.Of("s").Where(p => p[1] == 2));
        Assert.Equal((LinkStatus.Ok, 100L, 2L, 0L, 0L), (running.Report.Status, running.Report.Packets, running.Report.Connections, running.Report.SkippedOctets, running.Report.MissingPackets));
    }

    [Fact]
    public async Task Damage_in_one_connection_is_not_seen_in_another()
    {
        (RunningLink running, int port) = await StartAsync(new() { Listen = new(IPAddress.Loopback, 0) });
        await using RunningLink _ = running;
        using Socket bad = Connect(port), good = Connect(port);
        var random = new Random(8);
        byte[] garbage = new byte[100_000];
        random.NextBytes(garbage);
        for (int i = 0; i < 200; i++)
        {
            bad.Send(garbage.AsSpan(i * 500, 500));
            good.Send(Packet(3, i, 20));
        }
        bad.Close();
        await UntilAsync(() => _sink.Of("s").Count(p => p.AsSpan().SequenceEqual(Packet(3, 199, 20))) == 1);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => Packet(3, i, 20)), _sink.Of("s").Where(p => p.Length == 26 && p[1] == 3 && p[6] >= 0x80));
        // Random octets may look like packets; nothing is lost without being counted.
        await UntilAsync(() => running.Report.SkippedOctets + _sink.Of("s").Sum(p => (long)p.Length) == running.Report.Octets && running.Report.Octets == 100_000 + (200 * 26));
    }

    [Fact]
    public async Task More_than_allowed_are_turned_away()
    {
        (RunningLink running, int port) = await StartAsync(new() { Listen = new(IPAddress.Loopback, 0), MaxClients = 2 });
        await using RunningLink _ = running;
        using Socket one = Connect(port), two = Connect(port);
        await UntilAsync(() => running.Report.Connections == 2);
        using Socket three = Connect(port);
        Assert.Equal(0, await three.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken));
        Assert.Contains("turned", running.Report.LastError, StringComparison.Ordinal);
        one.Close();
        await UntilAsync(() => !running.Report.LastError!.Contains("turned", StringComparison.Ordinal));
        using Socket four = Connect(port);
        four.Send(Packet(1, 0, 4));
        await UntilAsync(() => running.Report.Packets == 1);
    }

    [Fact]
    public async Task One_sender_that_comes_back_goes_on_with_its_counts_and_many_times_is_flapping()
    {
        (RunningLink running, int port) = await StartAsync(new() { Listen = new(IPAddress.Loopback, 0) });
        await using RunningLink _ = running;
        for (int i = 0; i < 8; i++)
        {
            using Socket peer = Connect(port);
            peer.Send(Packet(1, 2 * i, 4));
            await UntilAsync(() => running.Report.Packets == i + 1);
            peer.Close();
            await UntilAsync(() => running.Report.Detail.Contains("nobody is connected", StringComparison.Ordinal));
        }
        Assert.Equal(7, running.Report.MissingPackets);
        await UntilAsync(() => running.Report.Detail.Contains("flapping", StringComparison.Ordinal));
        await UntilAsync(() => _sink.Notices.Any(n => n.Notice.Message.Contains("flapping", StringComparison.Ordinal)));
        Assert.InRange(_sink.Notices.Count, 1, 5);
    }

    [Fact]
    public async Task Switched_off_all_are_closed_and_the_port_is_free()
    {
        (RunningLink running, int port) = await StartAsync(new() { Listen = new(IPAddress.Loopback, 0) });
        await using RunningLink _ = running;
        using Socket one = Connect(port), two = Connect(port);
        await UntilAsync(() => running.Report.Connections == 2);
        running.Link.IsEnabled = false;
        Assert.Equal(0, await one.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken));
        Assert.Equal(0, await two.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken));
        Assert.ThrowsAny<SocketException>(() => Connect(port));
        Assert.Equal((LinkStatus.Disabled, 2L), (running.Report.Status, running.Report.Connections));
        running.Link.IsEnabled = true;
        await UntilAsync(() => ((TcpServerLink)running.Link).LocalEndPoint is not null);
    }

    [Fact]
    public async Task A_flood_on_one_link_does_not_hurt_another()
    {
        var stuck = new CollectingSink();
        stuck.Close();
        (RunningLink flooded, int floodedPort) = await StartAsync(new() { Listen = new(IPAddress.Loopback, 0) }, "flooded", stuck);
        await using RunningLink _ = flooded;
        (RunningLink quiet, int quietPort) = await StartAsync(new() { Listen = new(IPAddress.Loopback, 0) }, "quiet");
        await using RunningLink __ = quiet;
        Socket[] floods = [.. Enumerable.Range(0, 4).Select(_ => Connect(floodedPort))];
        byte[] octets = Join(Enumerable.Range(0, 1000).Select(i => Packet(1, i, 1000)));
        foreach (Socket flood in floods)
        {
            flood.Blocking = false;
            Assert.True(flood.Send(octets, SocketFlags.None, out SocketError fault) > 0, fault.ToString());
        }
        using Socket peer = Connect(quietPort);
        for (int i = 0; i < 100; i++)
        {
            peer.Send(Packet(2, i, 4));
            await UntilAsync(() => quiet.Report.Packets == i + 1);
        }
        await UntilAsync(() => flooded.Report.Detail.Contains("floods", StringComparison.Ordinal));
        Assert.Equal(LinkStatus.Ok, quiet.Report.Status);
        stuck.Open();
        Array.ForEach(floods, f => f.Dispose());
    }

    private async Task<(RunningLink, int Port)> StartAsync(TcpServerLinkOptions options, string name = "s", CollectingSink? sink = null)
    {
        var link = new TcpServerLink(name, options, Clock);
        var running = new RunningLink(link, sink ?? _sink);
        await UntilAsync(() => link.LocalEndPoint is not null);
        return (running, link.LocalEndPoint!.Port);
    }
}
