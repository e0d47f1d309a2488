using System.Net;
using Zarya.Links;
using Zarya.Links.Files;
using Zarya.Links.StandardInput;
using Zarya.Links.Tcp;
using Zarya.Links.Udp;

namespace Zarya.Server.Missions;

/// <summary>The kinds of links that there are. A closed list: adding one is adding a folder in <c>Zarya.Links</c>, a case here and one in <see cref="Topology"/>.</summary>
internal static class LinkKinds
{
    public static readonly string[] All = ["udp", "tcp-client", "tcp-server", "files", "stdin", "simulated"];

    /// <summary>Reads what a kind takes: an options object of <c>Zarya.Links</c> or a <see cref="FlightSettings"/>; <see langword="null"/>, and told, if there is no such kind.</summary>
    public static object? Read(string kind, bool isEnabled, YamlSection section)
    {
        switch (kind)
        {
            case "udp":
                return ReadUdp(isEnabled, section);
            case "tcp-server":
                return new TcpServerLinkOptions
                {
                    Listen = EndPoint(section, "listen"),
                    MaxClients = SplitterReader.Integer(section, "clients", 8, TcpServerLinkOptions.ClientsRange),
                    Packets = Streamed(section),
                    Watch = SplitterReader.ReadWatch(section, new WatchOptions()),
                    IsEnabled = isEnabled,
                };
            case "tcp-client":
                return ReadTcpClient(isEnabled, section);
            case "files":
                return new FileDropLinkOptions
                {
                    Folder = section.Required("folder", "the folder that files are put into"),
                    PollS = Seconds(section, "poll", 0.5, FileDropLinkOptions.PollRange),
                    Packets = SplitterReader.Read(section),
                    Watch = SplitterReader.ReadWatch(section, WatchOptions.NeverSilent),
                    IsEnabled = isEnabled,
                };
            case "stdin":
                return new StandardInputLinkOptions { Packets = Streamed(section), Watch = SplitterReader.ReadWatch(section, WatchOptions.NeverSilent), IsEnabled = isEnabled };
            case "simulated":
                return FlightSettings.Read(section);
            default:
                if (kind.Length > 0) section.Tell("kind", $"there is no kind of link '{kind}'{Spelling.Hint(kind, All)}");
                return null;
        }
    }

    /// <summary>The port that a link listens on, to tell two that want the same; <see langword="null"/> if it does not.</summary>
    public static (string Transport, IPEndPoint Listen)? ListensOn(LinkSettings link) => link.Options switch
    {
        UdpLinkOptions udp => ("UDP", udp.Listen),
        TcpServerLinkOptions server => ("TCP", server.Listen),
        _ => null,
    };

    private static UdpLinkOptions ReadUdp(bool isEnabled, YamlSection section) => new()
    {
        Listen = EndPoint(section, "listen"),
        Group = Address(section, "group"),
        GroupInterface = Address(section, "interface"),
        ReceiveBufferOctets = (int)SplitterReader.Checked(section, "buffer", section.Size("buffer") ?? 8 << 20, UdpLinkOptions.ReceiveBufferRange),
        BacklogPackets = SplitterReader.Integer(section, "backlog", 65_536, UdpLinkOptions.BacklogRange),
        Packets = SplitterReader.Read(section),
        Watch = SplitterReader.ReadWatch(section, new WatchOptions()),
        IsEnabled = isEnabled,
    };

    private static TcpClientLinkOptions ReadTcpClient(bool isEnabled, YamlSection section)
    {
        string connect = section.Required("connect", "whom to connect to, as ground.example.org:10025");
        (string host, string port) = connect.LastIndexOf(':') is > 0 and var colon ? (connect[..colon].Trim('[', ']'), connect[(colon + 1)..]) : (connect, "");
        bool isPort = int.TryParse(port, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) && TcpClientLinkOptions.PortRange.Holds(number);
        if (connect.Length > 0 && !isPort) section.Tell("connect", $"'{connect}' has no port: write it as {host}:10025");
        return new TcpClientLinkOptions
        {
            Host = host,
            Port = isPort ? number : 1,
            ConnectTimeoutS = Seconds(section, "timeout", 5, TcpClientLinkOptions.ConnectTimeoutRange),
            RetryLeastS = Seconds(section, "retry", 0.5, TcpClientLinkOptions.RetryRange),
            RetryMostS = Seconds(section, "retry-most", 30, TcpClientLinkOptions.RetryRange),
            Packets = Streamed(section),
            Watch = SplitterReader.ReadWatch(section, new WatchOptions()),
            IsEnabled = isEnabled,
        };
    }

    private static Links.Splitting.SplitterOptions Streamed(YamlSection section)
    {
        Links.Splitting.SplitterOptions packets = SplitterReader.Read(section);
        if (packets.NeedsBoundaries) section.Tell("packets", $"packets of kind {packets.Kind} end where a datagram or a file does, and a stream has neither");
        return packets;
    }

    private static double Seconds(YamlSection section, string key, double otherwise, SettingRange range) =>
        SplitterReader.Checked(section, key, section.Duration(key) is { } duration ? duration.Nanoseconds / 1e9 : otherwise, range);

    private static IPEndPoint EndPoint(YamlSection section, string key)
    {
        string text = section.Required(key, "the address and port to listen on, as 127.0.0.1:10015");
        if (text.Length == 0 || ListenAddress.TryRead(text, out IPEndPoint? address)) return text.Length > 0 && ListenAddress.TryRead(text, out address) ? address : new IPEndPoint(IPAddress.Loopback, 0);
        section.Tell(key, $"'{text}' is no address to listen on: write it as 127.0.0.1:10015, or 0.0.0.0:10015 for every network");
        return new IPEndPoint(IPAddress.Loopback, 0);
    }

    private static IPAddress? Address(YamlSection section, string key)
    {
        if (section.Text(key) is not { } text) return null;
        if (IPAddress.TryParse(text, out IPAddress? address)) return address;
        section.Tell(key, $"'{text}' is no address: write it as 239.1.2.3");
        return null;
    }
}
