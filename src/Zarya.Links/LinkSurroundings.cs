namespace Zarya.Links;

/// <summary>What links need from outside beside their settings.</summary>
public sealed record LinkSurroundings
{
    /// <summary>The time.</summary>
    public required LinkClock Clock { get; init; }

    /// <summary>The folder that relative paths in settings start from.</summary>
    public required string Folder { get; init; }

    /// <summary>Seeds what is random in a link, together with its name.</summary>
    public int Seed { get; init; }

    /// <summary>Standard input, or <see langword="null"/> when there is none to be read.</summary>
    public Stream? StandardInput { get; init; }

    /// <summary>A generator for one link: the same for the same seed and name.</summary>
    internal Random RandomOf(string link) => new(link.Aggregate(Seed, (sum, c) => unchecked((sum * 31) + c)));
}
