using Zarya.Time;

namespace Zarya.Links;

/// <summary>Where a link stands, as far as it knows itself.</summary>
internal enum LinkPhase : byte
{
    /// <summary>Nothing is wrong and nothing is there yet: nobody connected.</summary>
    Waiting,

    /// <summary>Connected or listening.</summary>
    Working,

    /// <summary>It cannot work and tries again.</summary>
    Broken,

    /// <summary>Its input has come to its end.</summary>
    Ended,

    /// <summary>It gave up.</summary>
    Failed,
}

/// <summary>Where a link stands.</summary>
/// <param name="Phase">As a word of ours.</param>
/// <param name="Words">For people, with the address.</param>
/// <param name="Since">Since when.</param>
/// <param name="SinceS">The same by the clock that never leaps.</param>
internal sealed record LinkState(LinkPhase Phase, string Words, Instant Since, double SinceS)
{
    /// <summary>The status at a time, and what is to be added to the words.</summary>
    /// <param name="nowS">Now.</param>
    /// <param name="lastReceptionS">When something last came.</param>
    /// <param name="silentAfterS">Longest silence; 0: any.</param>
    internal (LinkStatus Status, string Remark) At(double nowS, double lastReceptionS, double silentAfterS)
    {
        if (Phase == LinkPhase.Failed) return (LinkStatus.Failed, "");
        if (Phase != LinkPhase.Working) return (LinkStatus.Unavailable, "");
        double silent = nowS - Math.Max(SinceS, lastReceptionS);
        if (silentAfterS <= 0 || silent <= silentAfterS) return (LinkStatus.Ok, "");
        string since = double.IsNegativeInfinity(lastReceptionS) ? ", never before" : "";
        return (LinkStatus.Unavailable, FormattableString.Invariant($"; nothing came for {silent:F0} s{since}"));
    }
}
