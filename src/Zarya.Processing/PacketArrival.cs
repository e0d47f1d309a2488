using Zarya.Time;

namespace Zarya.Processing;

/// <summary>A packet as a processor is told of it. The octets stand only during the call.</summary>
public readonly ref struct PacketArrival
{
    /// <summary>The door that it came in by.</summary>
    public required string Link { get; init; }

    /// <summary>When its last octet came.</summary>
    public required Instant Reception { get; init; }

    /// <summary>The packet.</summary>
    public required ReadOnlySpan<byte> Octets { get; init; }
}
