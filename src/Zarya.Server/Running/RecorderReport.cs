namespace Zarya.Server.Running;

/// <summary>What the recorder did, at one moment.</summary>
internal sealed record RecorderReport
{
    /// <summary>The last durable entry.</summary>
    public long Entries { get; init; }

    /// <summary>Octets of the log on the disk.</summary>
    public long Octets { get; init; }

    /// <summary>Entries that were given up because the disk refused them for too long.</summary>
    public long GivenUp { get; init; }

    /// <summary>Octets that wait in memory.</summary>
    public long Waiting { get; init; }

    /// <summary>When everything that there was became durable last: a timestamp of the clock.</summary>
    public long LastDurableAt { get; init; }
}
