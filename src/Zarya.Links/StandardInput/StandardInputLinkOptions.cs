using Zarya.Links.Splitting;

namespace Zarya.Links.StandardInput;

/// <summary>What comes through standard input.</summary>
public sealed record StandardInputLinkOptions
{
    /// <summary>How packets lie in the stream.</summary>
    public SplitterOptions Packets { get; init; } = new CcsdsSplitterOptions();

    /// <summary>When it is silent or floods. Default: never silent.</summary>
    public WatchOptions Watch { get; init; } = WatchOptions.NeverSilent;

    /// <summary>Whether it is on at the start. Default yes.</summary>
    public bool IsEnabled { get; init; } = true;
}
