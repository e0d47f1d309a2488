using System.Net;
using System.Net.Sockets;

namespace Zarya.Links.Udp;

/// <summary>Opens sockets for datagrams.</summary>
internal static class UdpSockets
{
    /// <summary>Whether an address is a multicast group: 224.0.0.0/4 (RFC 5771) or ff00::/8 (RFC 4291, 2.7).</summary>
    internal static bool IsMulticast(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork ? (address.GetAddressBytes()[0] & 0xF0) == 0xE0 : address.IsIPv6Multicast;

    /// <summary>A socket that listens.</summary>
    /// <exception cref="SocketException">The system does not let us.</exception>
    internal static Socket Open(UdpLinkOptions options)
    {
        var socket = new Socket(options.Listen.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.ReceiveBufferSize = options.ReceiveBufferOctets;
            if (options.Group is not null) socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(options.Listen);
            if (options.Group is not null) Join(socket, options.Group, options.GroupInterface);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>What to say when the system gives a smaller buffer than was asked for.</summary>
    internal static string BufferRemark(Socket socket, UdpLinkOptions options)
    {
        // Linux doubles what it grants, for its own bookkeeping: socket(7).
        int granted = OperatingSystem.IsLinux() ? socket.ReceiveBufferSize / 2 : socket.ReceiveBufferSize;
        return granted >= options.ReceiveBufferOctets ? "" : FormattableString.Invariant($" (receive buffer {granted} octets, {options.ReceiveBufferOctets} asked for: see net.core.rmem_max)");
    }

    private static void Join(Socket socket, IPAddress group, IPAddress? network)
    {
        if (group.AddressFamily == AddressFamily.InterNetworkV6) socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(group));
        else if (network is null) socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(group));
        else socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(group, network));
    }
}
