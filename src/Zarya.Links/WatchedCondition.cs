namespace Zarya.Links;

/// <summary>Something that people hear of when it begins and when it ends, and not more often than every <see cref="QuietS"/> seconds however it flickers.</summary>
internal sealed class WatchedCondition
{
    /// <summary>Seconds between two notices of one condition.</summary>
    internal const double QuietS = 10;

    private double _lastNoticeS = double.NegativeInfinity;
    private double _lastSeenS = double.NegativeInfinity;
    private bool _isTold;

    /// <summary>Whether it stands, by the last look.</summary>
    internal bool Stands { get; private set; }

    /// <summary>A look: what to tell, if anything.</summary>
    /// <param name="nowS">Now.</param>
    /// <param name="isSeen">Whether it is there.</param>
    /// <param name="holdS">For so long after it was last there it still stands.</param>
    /// <param name="trouble">What to say of its beginning.</param>
    /// <param name="relief">What to say of its end.</param>
    internal LinkNotice? Look(double nowS, bool isSeen, double holdS, Func<string> trouble, Func<string> relief)
    {
        if (isSeen) _lastSeenS = nowS;
        Stands = isSeen || nowS - _lastSeenS < holdS;
        if (Stands == _isTold || nowS - _lastNoticeS < QuietS) return null;
        (_isTold, _lastNoticeS) = (Stands, nowS);
        return new LinkNotice(Stands, Stands ? trouble() : relief());
    }
}
