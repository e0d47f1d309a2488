using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Time;

namespace Zarya.Processing.Telemetry;

/// <summary>What a processor knows of the packets that end at one container.</summary>
internal sealed class PacketTrack
{
    public PacketTrack(int number, ContainerPlan plan, SequenceContainer container, double periodsBeforeExpiry)
    {
        (Number, Plan) = (number, plan);
        var chain = new List<SequenceContainer>();
        for (SequenceContainer? c = container; c is not null && !chain.Contains(c); c = c.BaseContainer?.Target) chain.Add(c);
        Chain = [.. chain];
        RateInStream? rate = Chain.Select(c => c.DefaultRate).FirstOrDefault(r => r is { IsPerSecond: true, Minimum: > 0 });
        if (rate is null) return;
        double nanoseconds = periodsBeforeExpiry / rate.Minimum!.Value * 1e9;
        if (nanoseconds < long.MaxValue / 4) ExpiresAfter = Duration.FromNanoseconds((long)Math.Ceiling(nanoseconds));
    }

    /// <summary>From 1: what <see cref="Slot.Track"/> says.</summary>
    public int Number { get; }

    public ContainerPlan Plan { get; }

    /// <summary>The container and those that it extends, the deepest first.</summary>
    public SequenceContainer[] Chain { get; }

    /// <summary>How long values are good by the rate that the container states (or else the nearest one that it extends); <see langword="null"/>: for ever.</summary>
    public Duration? ExpiresAfter { get; }

    /// <summary>Packets that came.</summary>
    public long Packets { get; set; }

    /// <summary>Those of <see cref="Chain"/> that somebody watches.</summary>
    public SequenceContainer[] Watched { get; set; } = [];

    /// <summary>What its packets set off by themselves; <see langword="null"/> until it is looked up.</summary>
    public int[]? SetsOff { get; set; }
}
