using System.Net;
using Zarya.Links.Splitting;

namespace Zarya.Links.Tcp;

/// <summary>Where to wait for connections.</summary>
public sealed record TcpServerLinkOptions
{
    /// <summary>The range of <see cref="MaxClients"/>.</summary>
    public static readonly SettingRange ClientsRange = new(1, 256, "clients");

    /// <summary>The address and port to listen on; port 0 lets the system choose.</summary>
    public required IPEndPoint Listen { get; init; }

    /// <summary>How packets lie in each stream.</summary>
    public SplitterOptions Packets { get; init; } = new CcsdsSplitterOptions();

    /// <summary>How many may be connected at a time; who comes beyond that is turned away. Each takes about 0.5 MiB. Default 8.</summary>
    public int MaxClients { get; init => field = ClientsRange.Check(value, nameof(MaxClients)); } = 8;

    /// <summary>When it is silent or floods.</summary>
    public WatchOptions Watch { get; init; } = new();

    /// <summary>Whether it is on at the start. Default yes.</summary>
    public bool IsEnabled { get; init; } = true;
}
