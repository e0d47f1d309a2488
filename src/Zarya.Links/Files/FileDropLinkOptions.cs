using Zarya.Links.Splitting;

namespace Zarya.Links.Files;

/// <summary>Which folder to watch.</summary>
public sealed record FileDropLinkOptions
{
    /// <summary>The range of <see cref="PollS"/>.</summary>
    public static readonly SettingRange PollRange = new(0.05, 3600, "s");

    /// <summary>The folder that files are put into; made, with <c>done</c> and <c>failed</c> in it, if it is not there.</summary>
    public required string Folder { get; init; }

    /// <summary>How packets lie in a file. A packet never reaches into the next file.</summary>
    public SplitterOptions Packets { get; init; } = new CcsdsSplitterOptions();

    /// <summary>Seconds between two looks into the folder. Default 0.5.</summary>
    public double PollS { get; init => field = PollRange.Check(value, nameof(PollS)); } = 0.5;

    /// <summary>When it is silent or floods. Default: never silent.</summary>
    public WatchOptions Watch { get; init; } = WatchOptions.NeverSilent;

    /// <summary>Whether it is on at the start. Default yes.</summary>
    public bool IsEnabled { get; init; } = true;
}
