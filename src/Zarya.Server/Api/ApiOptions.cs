namespace Zarya.Server.Api;

/// <summary>What may be set about the API.</summary>
public sealed record ApiOptions
{
    /// <summary>What stands before <c>/api</c> and <c>/auth</c> in every path, with a leading and no trailing slash; empty for nothing.</summary>
    public string ContextPath { get; init; } = "";

    /// <summary>
    /// Origins of pages that may call from a browser, as <c>https://mct.example.org</c>; <c>*</c> for all. Pages of the server's own origin and, while nobody has to sign in,
    /// pages from a loopback address may always.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Names by which browsers may call the server beside <c>localhost</c>, addresses, and the hosts of <see cref="AllowedOrigins"/>.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The server's name in answers.</summary>
    public string ServerId { get; init; } = "zarya";

    /// <summary>The largest body of a request, in octets.</summary>
    public int MaxRequestOctets { get; init; } = 64 * 1024;

    /// <summary>Values that may wait for one subscription before only the newest of each parameter stays: a pass that comes in a moment is told whole to who reads it.</summary>
    public int MaxWaitingValues { get; init; } = 10_000;

    /// <summary>Other messages that may wait for one subscription of a slow client before old ones give way to new ones.</summary>
    public int MaxWaiting { get; init; } = 1000;

    /// <summary>The largest message from a WebSocket client, in octets.</summary>
    public int MaxSocketMessageOctets { get; init; } = 64 * 1024;
}
