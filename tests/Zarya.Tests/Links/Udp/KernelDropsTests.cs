using System.Net;
using System.Net.Sockets;
using Zarya.Links.Udp;

namespace Zarya.Tests.Links.Udp;

public class KernelDropsTests
{
    // Written down from a Linux 6.18 machine.
    private const string Table = """
           sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops            
         2868: 0100007F:E8FF 00000000:0000 07 00000000:007FF800 00:00000000 00000000     0        0 1599552 2 00000000df8fe498 26360   
         9942: 00000000:C4A1 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 1599553 2 000000006fc4ad78 0       
        """;

    [Theory]
    [InlineData("1599552", true, 26360u)]
    [InlineData("1599553", true, 0u)]
    [InlineData("159955", false, 0u)]
    [InlineData("", false, 0u)]
    [InlineData("inode", false, 0u)]
    public void The_line_with_the_inode_says_how_many(string inode, bool isThere, uint drops)
    {
        Assert.Equal(isThere, KernelDrops.TryFind(Table, inode, out uint found));
        Assert.Equal(drops, found);
    }

    [Fact]
    public void What_a_full_socket_loses_is_seen()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc/net/udp is Linux's");
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4096 };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        KernelDrops? drops = KernelDrops.Find(socket);
        Assert.SkipWhen(drops is null, "no /proc here");
        Assert.Equal(0, drops.Take());
        using var sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        for (int i = 0; i < 200; i++) sender.SendTo(new byte[500], socket.LocalEndPoint!);
        long lost = drops.Take();
        int kept = 0;
        while (socket.Available > 0)
        {
            _ = socket.Receive(new byte[500]);
            kept++;
        }
        Assert.Equal(200, lost + kept);
        Assert.True(lost > 0);
        Assert.Equal(0, drops.Take());
    }
}
