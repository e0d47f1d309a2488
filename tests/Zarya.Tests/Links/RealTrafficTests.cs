using System.Net;
using System.Net.Sockets;
using Zarya.Ccsds.Packets;
using Zarya.Links.Tcp;
using Zarya.Links.Udp;
using Zarya.Tests.Ccsds.Packets;
using static Zarya.Tests.Links.RunningLink;

namespace Zarya.Tests.Links;

/// <summary>Real packets through real sockets: TCP gives what a file gives; UDP gives it or counts what is missing.</summary>
public class RealTrafficTests
{
    private readonly CollectingSink _sink = new();

    public static TheoryData<string> Files { get; } =
    [
        "packets/jpss/J01_G011_LZ_2021-04-09T00-00-00Z_V01.DAT1",
        "packets/ctim/ccsds_2021_155_14_39_51",
        "packets/imap-codice/imap_codice_l0_hskp_20100101_v001.pkts",
        "packets/imap-swapi/imap_swapi_l0_raw_20240924_v001.pkts",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Through_tcp_every_packet_arrives(string file)
    {
        (byte[] octets, List<byte[]> packets) = Read(file);
        var link = new TcpServerLink("t", new() { Listen = new(IPAddress.Loopback, 0) }, Clock);
        await using var running = new RunningLink(link, _sink);
        await UntilAsync(() => link.LocalEndPoint is not null);
        using (Socket sender = Connect(link.LocalEndPoint!.Port))
        {
            for (int at = 0; at < octets.Length;) at += await sender.SendAsync(octets.AsMemory(at, Math.Min(8192, octets.Length - at)), TestContext.Current.CancellationToken);
        }
        await UntilAsync(() => link.Report.Octets == octets.Length && link.Report.Detail.Contains("nobody", StringComparison.Ordinal));
        Assert.Equal(packets.Count, link.Report.Packets);
        Assert.Equal(packets, _sink.Of("t"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Through_udp_every_packet_arrives_or_is_counted(string file)
    {
        List<byte[]> packets = [.. Read(file).Packets.Where(p => p.Length < 65000)];
        var link = new UdpLink("u", new() { Listen = new(IPAddress.Loopback, 0) }, Clock);
        await using var running = new RunningLink(link, _sink);
        await UntilAsync(() => link.LocalEndPoint is not null);
        using var sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        foreach (byte[] packet in packets) sender.SendTo(packet, link.LocalEndPoint!);
        await UntilAsync(() => link.Report.Packets + link.Report.DroppedDatagrams == packets.Count, () => link.Report.ToString());
        Assert.Equal(0, link.Report.SkippedOctets);
        if (link.Report.DroppedDatagrams == 0) Assert.Equal(packets, _sink.Of("u"));
    }

    private static (byte[] Octets, List<byte[]> Packets) Read(string file)
    {
        byte[] octets = File.ReadAllBytes(SharedData.Require(file));
        List<byte[]> packets = PacketStreams.Whole(octets, PacketStreams.Walk(octets, new PacketStreamOptions { KeepUnconfirmedPackets = true }));
        Assert.NotEmpty(packets);
        return (octets, packets);
    }
}
