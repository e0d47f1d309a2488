using System.Net;
using Zarya.Links.Files;
using Zarya.Links.Splitting;
using Zarya.Links.StandardInput;
using Zarya.Links.Tcp;
using Zarya.Links.Udp;

namespace Zarya.Links;

/// <summary>A link made from settings, or why there is none.</summary>
/// <param name="Link">The link; <see langword="null"/> when there are problems.</param>
/// <param name="Problems">All of them, with the key each is about.</param>
/// <param name="Effective">Every setting of this kind as it came out, defaults included, in the order of the guide.</param>
public sealed record LinkMaking(ILink? Link, IReadOnlyList<LinkProblem> Problems, IReadOnlyList<KeyValuePair<string, string>> Effective);

/// <summary>The closed list of kinds of links that read from outside. Adding one is adding its folder and a case here.</summary>
public static class LinkKinds
{
    /// <summary>The kinds, as the mission file says them.</summary>
    public static IReadOnlyList<string> All { get; } = ["udp", "tcp-client", "tcp-server", "files", "stdin"];

    /// <summary>Makes a link.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="settings">Its settings as text by key, <c>kind</c> among them; those of a group with a dot (<c>packets.kind</c>), lists with commas. The keys and their ranges stand in <c>docs/guide/links.md</c>.</param>
    /// <param name="surroundings">What it needs beside.</param>
    /// <returns>The link, or every problem of the settings together. A key that is not of this kind is a problem.</returns>
    public static LinkMaking Make(string name, IReadOnlyDictionary<string, string> settings, LinkSurroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(surroundings);
        var reader = new LinkSettings(settings);
        if (!LinkName.IsValid(name)) reader.Refuse("", $"a link's name is 1 to {LinkName.MaxLength} letters, digits, '-' or '_', and '{name}' is not");
        string kind = reader.Choice("kind", "", All);
        Func<ILink>? make = kind switch
        {
            "udp" => Udp(name, reader, surroundings),
            "tcp-client" => TcpClient(name, reader, surroundings),
            "tcp-server" => TcpServer(name, reader, surroundings),
            "files" => Files(name, reader, surroundings),
            "stdin" => StandardInput(name, reader, surroundings),
            _ => null,
        };
        if (kind.Length > 0) reader.RefuseUnknown(kind);
        ILink? link = null;
        try
        {
            if (reader.Problems.Count == 0) link = make!();
        }
        catch (ArgumentException fault)
        {
            // Settings that cannot be together.
            reader.Refuse("", fault.Message);
        }
        return new LinkMaking(link, reader.Problems, reader.Effective);
    }

    private static Func<ILink> Udp(string name, LinkSettings reader, LinkSurroundings surroundings)
    {
        IPEndPoint listen = Listen(reader);
        IPAddress? group = Address(reader, "group"), network = Address(reader, "groupInterface");
        int receiveBuffer = reader.Whole("receiveBufferOctets", 8 << 20, UdpLinkOptions.ReceiveBufferRange);
        int backlog = reader.Whole("backlogPackets", 65536, UdpLinkOptions.BacklogRange);
        (WatchOptions watch, bool isEnabled) = Watch(reader, 10);
        SplitterOptions? packets = SplitterKinds.Read(reader, hasBoundaries: true);
        return () => new UdpLink(name, new() { Listen = listen, Group = group, GroupInterface = network, ReceiveBufferOctets = receiveBuffer, BacklogPackets = backlog, Watch = watch, IsEnabled = isEnabled, Packets = packets! }, surroundings.Clock);
    }

    private static Func<ILink> TcpClient(string name, LinkSettings reader, LinkSurroundings surroundings)
    {
        string connect = reader.Required("connect", "127.0.0.1:10015");
        if (!EndPointText.TryReadPeer(connect, out string host, out int port) && connect.Length > 0) reader.Refuse("connect", $"'{connect}' is not a host and a port, like station.example:10015 or [::1]:10015");
        double timeout = reader.Number("connectTimeoutS", 5, TcpClientLinkOptions.ConnectTimeoutRange);
        double least = reader.Number("retryLeastS", 0.5, TcpClientLinkOptions.RetryRange);
        double most = reader.Number("retryMostS", 30, TcpClientLinkOptions.RetryRange);
        (WatchOptions watch, bool isEnabled) = Watch(reader, 10);
        SplitterOptions? packets = SplitterKinds.Read(reader, hasBoundaries: false);
        return () => new TcpClientLink(name, new() { Host = host, Port = port, ConnectTimeoutS = timeout, RetryLeastS = least, RetryMostS = most, Watch = watch, IsEnabled = isEnabled, Packets = packets! }, surroundings.Clock, surroundings.RandomOf(name));
    }

    private static Func<ILink> TcpServer(string name, LinkSettings reader, LinkSurroundings surroundings)
    {
        IPEndPoint listen = Listen(reader);
        int maxClients = reader.Whole("maxClients", 8, TcpServerLinkOptions.ClientsRange);
        (WatchOptions watch, bool isEnabled) = Watch(reader, 10);
        SplitterOptions? packets = SplitterKinds.Read(reader, hasBoundaries: false);
        return () => new TcpServerLink(name, new() { Listen = listen, MaxClients = maxClients, Watch = watch, IsEnabled = isEnabled, Packets = packets! }, surroundings.Clock);
    }

    private static Func<ILink> Files(string name, LinkSettings reader, LinkSurroundings surroundings)
    {
        string folder = reader.Required("folder", "incoming");
        double poll = reader.Number("pollS", 0.5, FileDropLinkOptions.PollRange);
        (WatchOptions watch, bool isEnabled) = Watch(reader, 0);
        SplitterOptions? packets = SplitterKinds.Read(reader, hasBoundaries: true);
        return () => new FileDropLink(name, new() { Folder = Path.Combine(surroundings.Folder, folder), PollS = poll, Watch = watch, IsEnabled = isEnabled, Packets = packets! }, surroundings.Clock);
    }

    private static Func<ILink> StandardInput(string name, LinkSettings reader, LinkSurroundings surroundings)
    {
        if (surroundings.StandardInput is null) reader.Refuse("kind", "standard input is not to be had here, or another link reads it already");
        (WatchOptions watch, bool isEnabled) = Watch(reader, 0);
        SplitterOptions? packets = SplitterKinds.Read(reader, hasBoundaries: false);
        return () => new StandardInputLink(name, new() { Watch = watch, IsEnabled = isEnabled, Packets = packets! }, surroundings.Clock, surroundings.StandardInput!);
    }

    private static (WatchOptions Watch, bool IsEnabled) Watch(LinkSettings reader, double silentAfterS)
    {
        bool isEnabled = reader.Switch("enabled", true);
        double silent = reader.Number("silentAfterS", silentAfterS, WatchOptions.SilentRange);
        double flood = reader.Number("floodPacketsPerS", 0, WatchOptions.FloodRange);
        return (new WatchOptions { SilentAfterS = silent, FloodPacketsPerS = flood }, isEnabled);
    }

    private static IPEndPoint Listen(LinkSettings reader)
    {
        string text = reader.Required("listen", "127.0.0.1:10015");
        if (!EndPointText.TryReadAddress(text, out IPEndPoint address) && text.Length > 0) reader.Refuse("listen", $"'{text}' is not an address and a port, like 127.0.0.1:10015, 0.0.0.0:10015 or [::1]:10015");
        return address;
    }

    private static IPAddress? Address(LinkSettings reader, string key)
    {
        string text = reader.Text(key, "");
        if (text.Length == 0) return null;
        if (!IPAddress.TryParse(text, out IPAddress? address)) reader.Refuse(key, $"'{text}' is not a numeric address");
        return address;
    }
}
