using System.Net.Sockets;
using Zarya.Links.Splitting;

namespace Zarya.Links.Tcp;

/// <summary>What TCP connections of both directions have in common.</summary>
internal static class TcpSockets
{
    /// <summary>Finds a peer that is gone without a word within about 20 s.</summary>
    internal static void KeepAlive(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 10);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 3);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
    }

    /// <summary>Checks that packets can lie so in a connection.</summary>
    /// <exception cref="ArgumentException">They cannot.</exception>
    internal static void Check(SplitterOptions packets)
    {
        if (packets.NeedsBoundaries) throw new ArgumentException($"packets of kind '{packets.Kind}' need datagrams or files; a connection has no ends between them");
        _ = packets.MakeSplitter();
    }
}
