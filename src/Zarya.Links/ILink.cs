using Zarya.Time;

namespace Zarya.Links;

/// <summary>A door to the outside. One task runs <see cref="RunAsync"/>; anyone may read the counts and switch it on and off.</summary>
public interface ILink
{
    /// <summary>Its name in the mission: letters, digits, <c>-</c>, <c>_</c>.</summary>
    string Name { get; }

    /// <summary>Its kind: <c>udp</c>, <c>tcp-client</c>, <c>tcp-server</c>, <c>files</c>, <c>stdin</c>, <c>simulated</c>.</summary>
    string Kind { get; }

    /// <summary>What it is set to, in words for people: <c>listens on 127.0.0.1:10015</c>.</summary>
    string Setting { get; }

    /// <summary>Whether it may work.</summary>
    bool IsEnabled { get; set; }

    /// <summary>How it is doing and what it has counted, at this moment.</summary>
    LinkReport Report { get; }

    /// <summary>Sets the counts to zero.</summary>
    void ResetCounts();

    /// <summary>Works until it is told to stop. Never throws for what comes in or for what the network does: that is status.</summary>
    Task RunAsync(IPacketSink sink, CancellationToken stop);
}

/// <summary>How a link is doing.</summary>
public enum LinkStatus : byte
{
    /// <summary>It works.</summary>
    Ok,

    /// <summary>It wants to work and cannot: no connection, nothing comes.</summary>
    Unavailable,

    /// <summary>Somebody switched it off.</summary>
    Disabled,

    /// <summary>It gave up.</summary>
    Failed,
}

/// <summary>A link at one moment. Counts are since the start or the last reset.</summary>
public sealed record LinkReport
{
    /// <summary>How it is doing.</summary>
    public required LinkStatus Status { get; init; }

    /// <summary>The same in words, with the address and since when.</summary>
    public required string Detail { get; init; }

    /// <summary>Packets handed on.</summary>
    public long Packets { get; init; }

    /// <summary>Octets received.</summary>
    public long Octets { get; init; }

    /// <summary>Octets that were no packets.</summary>
    public long SkippedOctets { get; init; }

    /// <summary>Datagrams lost before the socket: kernel counters.</summary>
    public long DroppedDatagrams { get; init; }

    /// <summary>Packets missing by their sequence counts.</summary>
    public long MissingPackets { get; init; }

    /// <summary>Connections made.</summary>
    public long Connections { get; init; }

    /// <summary>When something last came; <see langword="null"/>: never.</summary>
    public Instant? LastReception { get; init; }

    /// <summary>The last thing that went wrong, or <see langword="null"/>.</summary>
    public string? LastError { get; init; }
}
