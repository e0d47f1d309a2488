using System.Globalization;
using System.Net;

namespace Zarya.Links;

/// <summary>Reads addresses with a port: <c>127.0.0.1:10015</c>, <c>[::1]:10015</c>, for peers also <c>host.example:10015</c>.</summary>
public static class EndPointText
{
    /// <summary>An address of this machine, numeric, with a port; port 0 lets the system choose.</summary>
    public static bool TryReadAddress(string text, out IPEndPoint address)
    {
        address = new IPEndPoint(IPAddress.None, 0);
        if (!TrySplit(text, out string host, out int port) || !IPAddress.TryParse(host, out IPAddress? parsed)) return false;
        address = new IPEndPoint(parsed, port);
        return true;
    }

    /// <summary>A peer: a name or a numeric address, and a port from 1 to 65535.</summary>
    public static bool TryReadPeer(string text, out string host, out int port) =>
        TrySplit(text, out host, out port) && port > 0 && Uri.CheckHostName(host) != UriHostNameType.Unknown;

    private static bool TrySplit(string text, out string host, out int port)
    {
        (host, port) = ("", 0);
        int colon = text.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort number)) return false;
        host = text[..colon];
        port = number;
        if (host is ['[', .., ']']) host = host[1..^1];
        // An IPv6 address without brackets would hide which colon is the port's.
        else if (host.Contains(':')) return false;
        return host.Length > 0;
    }
}
