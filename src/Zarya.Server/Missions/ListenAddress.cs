using System.Globalization;
using System.Net;

namespace Zarya.Server.Missions;

/// <summary>Where the server listens: loopback only, until people can sign in.</summary>
internal static class ListenAddress
{
    /// <summary>What is wrong with an address, in words; <see langword="null"/> if nothing.</summary>
    public static string? Problem(string text)
    {
        if (!TryRead(text, out IPEndPoint? address)) return $"'{text}' is no address to listen on: write it as 127.0.0.1:8090";
        return IPAddress.IsLoopback(address.Address) ? null
            : $"this version of Zarya listens on this machine only (127.0.0.1 or [::1]), not on {text}: it has no sign-in yet, and everybody who reaches the port could do everything. For other machines put a proxy with sign-in before it, or use 'ssh -L 8090:127.0.0.1:8090'";
    }

    public static bool TryRead(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IPEndPoint? address)
    {
        address = null;
        int colon = text.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port > 65_535) return false;
        ReadOnlySpan<char> host = text.AsSpan(0, colon);
        if (host is "localhost") host = "127.0.0.1";
        if (host is "*") host = "0.0.0.0";
        if (!IPAddress.TryParse(host.Trim("[]"), out IPAddress? parsed)) return false;
        address = new IPEndPoint(parsed, port);
        return true;
    }
}
