using System.Net;
using Zarya.Links.Splitting;

namespace Zarya.Links.Udp;

/// <summary>Where datagrams come in.</summary>
public sealed record UdpLinkOptions
{
    /// <summary>The range of <see cref="ReceiveBufferOctets"/>.</summary>
    public static readonly SettingRange ReceiveBufferRange = new(65_536, 1 << 30, "octets");

    /// <summary>The range of <see cref="BacklogPackets"/>.</summary>
    public static readonly SettingRange BacklogRange = new(PacketOutlet.MostPackets, 1 << 24, "packets");

    /// <summary>The address and port to listen on; port 0 lets the system choose.</summary>
    public required IPEndPoint Listen { get; init; }

    /// <summary>A multicast group to join, or <see langword="null"/>.</summary>
    public IPAddress? Group { get; init; }

    /// <summary>The local address of the network that the group is joined on; <see langword="null"/>: the system chooses. IPv4 only.</summary>
    public IPAddress? GroupInterface { get; init; }

    /// <summary>How packets lie in datagrams. A packet never reaches into the next datagram.</summary>
    public SplitterOptions Packets { get; init; } = new CcsdsSplitterOptions();

    /// <summary>Octets the kernel may hold for us. Default 8 MiB; the system may allow less, and then the link says so.</summary>
    public int ReceiveBufferOctets { get; init => field = ReceiveBufferRange.Check(value, nameof(ReceiveBufferOctets)); } = 8 << 20;

    /// <summary>Packets to hold while the sink has no room; after that datagrams are thrown away and counted. Default 65536; never more than 256 octets each on average.</summary>
    public int BacklogPackets { get; init => field = BacklogRange.Check(value, nameof(BacklogPackets)); } = 65536;

    /// <summary>When it is silent or floods.</summary>
    public WatchOptions Watch { get; init; } = new();

    /// <summary>Whether it is on at the start. Default yes.</summary>
    public bool IsEnabled { get; init; } = true;
}
