using Zarya.Mdb.Compiling;
using Zarya.Processing.Algorithms;
using Zarya.Processing.Events;
using Zarya.Time;
using Zarya.Time.Codes;

namespace Zarya.Processing;

/// <summary>How packets are processed. Names are absolute names of the database, or short ones where those are unique.</summary>
public sealed class ProcessorOptions
{
    /// <summary>The leap seconds that times are read with.</summary>
    public required LeapSeconds LeapSeconds { get; init; }

    /// <summary>Where decoding starts; <see langword="null"/>: the likeliest container (<see cref="RootContainers"/>).</summary>
    public string? RootContainer { get; init; }

    /// <summary>Where decoding starts for packets of single links, by the link's name; other links start at <see cref="RootContainer"/>.</summary>
    public IReadOnlyDictionary<string, string> RootContainersByLink { get; init; } = new Dictionary<string, string>();

    /// <summary>The time code in the secondary header of space packets that says when they were made; <see langword="null"/>: the first absolute time among their parameters says it.</summary>
    public TimeCode? SecondaryHeaderTime { get; init; }

    /// <summary>Octets of the secondary header in front of <see cref="SecondaryHeaderTime"/>, from 0.</summary>
    public int SecondaryHeaderTimeOffset { get; init; }

    /// <summary>The parameter with an absolute time that says when packets were made that have it; <see langword="null"/>: the first absolute time among their parameters. <see cref="SecondaryHeaderTime"/> goes before it.</summary>
    public string? TimeParameter { get; init; }

    /// <summary>How long values of single parameters are good after they came, in place of what their containers' rates say.</summary>
    public IReadOnlyDictionary<string, Duration> ExpiresAfter { get; init; } = new Dictionary<string, Duration>();

    /// <summary>Where a container's lowest rate is stated (XTCE <c>DefaultRateInStream</c>, <c>minimumValue</c> per second), its values are good for this many of its periods. Greater than 0.</summary>
    public double PeriodsBeforeExpiry { get; init; } = 3;

    /// <summary>Parameters that are computed from others by expressions.</summary>
    public IReadOnlyList<DerivedParameter> Derived { get; init; } = [];

    /// <summary>Events from this severity on raise alarms <c>/Zarya/event/SOURCE/TYPE</c>; <see langword="null"/>: none do.</summary>
    public EventSeverity? EventAlarms { get; init; }

    /// <summary>Alarms that stay, once back to normal, until somebody resets them: names of parameters, or of event alarms.</summary>
    public IReadOnlySet<string> LatchingAlarms { get; init; } = new HashSet<string>();

    /// <summary>The audience hears of new values of a standing alarm at most once in this time; 0: of each.</summary>
    public Duration AlarmUpdateInterval { get; init; } = Duration.FromMilliseconds(100);

    /// <summary>Repeats of an event within this time after it are counted and told as one.</summary>
    public Duration RepeatWindow { get; init; } = Duration.FromSeconds(10);

    /// <summary>How plans run; the answers are the same.</summary>
    public PlanBackend Backend { get; init; } = PlanBackend.Compiled;
}
