namespace Zarya.Links;

/// <summary>When a link counts as silent or as flooding.</summary>
public sealed record WatchOptions
{
    /// <summary>The range of <see cref="SilentAfterS"/>: 0, or up to a week.</summary>
    public static readonly SettingRange SilentRange = new(0, 604_800, "s");

    /// <summary>The range of <see cref="FloodPacketsPerS"/>.</summary>
    public static readonly SettingRange FloodRange = new(0, 1e9, "packets/s");

    /// <summary>For links that are fed by hand: silence is no fault.</summary>
    public static readonly WatchOptions NeverSilent = new() { SilentAfterS = 0 };

    /// <summary>After so many seconds without an octet the link shows as unavailable; 0: never. Default 10.</summary>
    public double SilentAfterS { get; init => field = SilentRange.Check(value, nameof(SilentAfterS)); } = 10;

    /// <summary>Above so many packets a second the link is said to flood; 0, the default: only when it sends more than can be taken.</summary>
    public double FloodPacketsPerS { get; init => field = FloodRange.Check(value, nameof(FloodPacketsPerS)); }
}
