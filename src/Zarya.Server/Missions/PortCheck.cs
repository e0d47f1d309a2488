using System.Net;
using System.Net.Sockets;

namespace Zarya.Server.Missions;

/// <summary>Which doors of a mission cannot be open together, or are taken on this machine.</summary>
internal static class PortCheck
{
    /// <summary>Two that want the same port: an error.</summary>
    public static IEnumerable<MissionProblem> Conflicts(MissionFile mission, string file)
    {
        var seen = new List<(string Transport, IPEndPoint Listen, string What)>();
        foreach ((string transport, IPEndPoint listen, string what, MissionPlace place) in Doors(mission, file))
        {
            if (listen.Port == 0) continue;
            string? other = seen.Find(s => s.Transport == transport && s.Listen.Port == listen.Port && (s.Listen.Address.Equals(listen.Address) || IsAny(s.Listen.Address) || IsAny(listen.Address))).What;
            if (other is not null) yield return new MissionProblem(place, $"{what} and {other} cannot both listen on {transport} port {listen.Port}");
            seen.Add((transport, listen, what));
        }
    }

    /// <summary>Those that somebody has now: a warning, because that may be this mission, running.</summary>
    public static IEnumerable<MissionProblem> Taken(MissionFile mission, string file)
    {
        foreach ((string transport, IPEndPoint listen, string what, MissionPlace place) in Doors(mission, file))
            if (listen.Port != 0 && Trouble(transport, listen) is { } trouble) yield return new MissionProblem(place, $"{what} cannot listen on {transport} {listen} now: {trouble}", IsWarning: true);
    }

    private static IEnumerable<(string Transport, IPEndPoint Listen, string What, MissionPlace Place)> Doors(MissionFile mission, string file)
    {
        if (ListenAddress.TryRead(mission.Server.Listen.Text, out IPEndPoint? server)) yield return ("TCP", server, "the server", mission.Server.Listen.Place.Line > 0 ? mission.Server.Listen.Place : new MissionPlace(file, 0, 0));
        foreach (LinkSettings link in mission.Links)
            if (link.Kind is "udp" or "tcp-server" && link.Settings.TryGetValue("listen", out string? text) && ListenAddress.TryRead(text, out IPEndPoint? listen))
                yield return (link.Kind == "udp" ? "UDP" : "TCP", listen, $"link {link.Name}", link.Place);
    }

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static string? Trouble(string transport, IPEndPoint listen)
    {
        using var socket = new Socket(listen.AddressFamily, transport == "UDP" ? SocketType.Dgram : SocketType.Stream, transport == "UDP" ? ProtocolType.Udp : ProtocolType.Tcp);
        try
        {
            socket.Bind(listen);
            return null;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.AddressAlreadyInUse ? "somebody listens there already" : e.Message;
        }
    }
}
