using Zarya.Links.Splitting;

namespace Zarya.Links.Tcp;

/// <summary>Whom to connect to.</summary>
public sealed record TcpClientLinkOptions
{
    /// <summary>The range of <see cref="Port"/>.</summary>
    public static readonly SettingRange PortRange = new(1, 65535, "");

    /// <summary>The range of <see cref="ConnectTimeoutS"/>.</summary>
    public static readonly SettingRange ConnectTimeoutRange = new(0.1, 120, "s");

    /// <summary>The range of <see cref="RetryLeastS"/> and <see cref="RetryMostS"/>.</summary>
    public static readonly SettingRange RetryRange = new(0.01, 3600, "s");

    /// <summary>The peer: a name, looked up at every attempt, or a numeric address.</summary>
    public required string Host { get; init; }

    /// <summary>The peer's port.</summary>
    public required int Port { get; init => field = PortRange.Check(value, nameof(Port)); }

    /// <summary>How packets lie in the stream.</summary>
    public SplitterOptions Packets { get; init; } = new CcsdsSplitterOptions();

    /// <summary>Seconds after which an attempt is given up. Default 5.</summary>
    public double ConnectTimeoutS { get; init => field = ConnectTimeoutRange.Check(value, nameof(ConnectTimeoutS)); } = 5;

    /// <summary>Seconds before the second attempt; they double from there. Default 0.5.</summary>
    public double RetryLeastS { get; init => field = RetryRange.Check(value, nameof(RetryLeastS)); } = 0.5;

    /// <summary>Seconds that the wait between attempts never goes beyond. Default 30.</summary>
    public double RetryMostS { get; init => field = RetryRange.Check(value, nameof(RetryMostS)); } = 30;

    /// <summary>When it is silent or floods.</summary>
    public WatchOptions Watch { get; init; } = new();

    /// <summary>Whether it is on at the start. Default yes.</summary>
    public bool IsEnabled { get; init; } = true;
}
