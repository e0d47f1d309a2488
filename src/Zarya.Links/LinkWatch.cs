using static System.FormattableString;

namespace Zarya.Links;

/// <summary>What the watch sees of a link in one look.</summary>
/// <param name="NowS">When, by a clock that never leaps.</param>
/// <param name="Status">Its status.</param>
/// <param name="Phase">Its phase.</param>
/// <param name="Detail">The same in words.</param>
/// <param name="Totals">What it has counted.</param>
/// <param name="WaitedS">Seconds spent waiting for the sink so far.</param>
/// <param name="IsWaiting">Whether it waits for the sink now.</param>
/// <param name="LastError">The last error.</param>
internal readonly record struct LinkSight(double NowS, LinkStatus Status, LinkPhase Phase, string Detail, LinkTotals Totals, double WaitedS, bool IsWaiting, string? LastError);

/// <summary>Looks at a link twice a second and says what people should hear: it is down, flaps, floods, loses, brings what is no packet. A pure function of what it is shown.</summary>
/// <param name="options">When a link is silent or floods.</param>
/// <param name="canMakeWait">Whether waiting for the sink means that a sender is too fast; files and standard input always are.</param>
internal sealed class LinkWatch(WatchOptions options, bool canMakeWait)
{
    /// <summary>Seconds between two looks.</summary>
    internal const double PeriodS = 0.5;

    private const double FlappingWindowS = 60;
    private const int FlappingBreaks = 4;
    private const double HoldS = 10;

    private readonly WatchedCondition _down = new();
    private readonly WatchedCondition _flapping = new();
    private readonly WatchedCondition _flood = new();
    private readonly WatchedCondition _loss = new();
    private readonly WatchedCondition _damage = new();
    // What happens before the first look is seen by it: both begin with nothing counted.
    private readonly Queue<(double AtS, long Breaks)> _breaks = new([(0, 0)]);
    private readonly Queue<LinkSight> _recent = new([default]);
    private string _floodWords = "";
    private bool _wasEverOk;

    /// <summary>What is to be added to the link's words: empty, or <c>; flapping: …</c>. Read by any thread.</summary>
    internal string Remarks { get; private set => Volatile.Write(ref field, value); } = "";

    /// <summary>A look.</summary>
    internal void Look(in LinkSight sight, Action<LinkNotice> tell)
    {
        _recent.Enqueue(sight);
        while (_recent.Count > 1 && sight.NowS - _recent.Peek().NowS > 2.5 * PeriodS) _recent.Dequeue();
        LinkSight before = _recent.Peek();
        LookAtStatus(sight, tell);
        string remarks = LookAtBreaks(sight, tell) + LookAtFlood(sight, before, tell) + LookAtLoss(sight, before, tell) + LookAtDamage(sight, before, tell);
        Remarks = remarks;
    }

    private void LookAtStatus(LinkSight sight, Action<LinkNotice> tell)
    {
        _wasEverOk |= sight.Status == LinkStatus.Ok;
        // Nobody has come yet: no trouble until it has lasted.
        bool isEarly = sight.Phase == LinkPhase.Waiting && !_wasEverOk && (options.SilentAfterS <= 0 || sight.NowS < options.SilentAfterS);
        bool isDown = sight.Status is LinkStatus.Failed || (sight.Status == LinkStatus.Unavailable && sight.Phase != LinkPhase.Ended && !isEarly);
        string trouble = sight.Status == LinkStatus.Failed ? "does not work any more" : sight.Phase == LinkPhase.Working ? "is silent" : "cannot work";
        Tell(_down.Look(sight.NowS, isDown, 0, () => $"{trouble}: {sight.Detail}", () => $"{(sight.Status == LinkStatus.Ok ? "works again" : "is no longer in trouble")}: {sight.Detail}"), tell);
    }

    private string LookAtBreaks(LinkSight sight, Action<LinkNotice> tell)
    {
        if (sight.Totals.Breaks != _breaks.Last().Breaks) _breaks.Enqueue((sight.NowS, sight.Totals.Breaks));
        while (_breaks.Count > 1 && sight.NowS - _breaks.ElementAt(1).AtS > FlappingWindowS) _breaks.Dequeue();
        long lost = sight.Totals.Breaks - _breaks.Peek().Breaks;
        string words = Invariant($"flapping: connection lost {lost} times within {FlappingWindowS} s");
        Tell(_flapping.Look(sight.NowS, lost >= FlappingBreaks, 0, () => words, () => "no longer flapping"), tell);
        return _flapping.Stands ? "; " + words : "";
    }

    private string LookAtFlood(LinkSight sight, LinkSight before, Action<LinkNotice> tell)
    {
        double span = Math.Max(sight.NowS - before.NowS, PeriodS);
        double rate = (sight.Totals.Packets - before.Totals.Packets) / span;
        bool waits = canMakeWait && ((sight.WaitedS - before.WaitedS) / span > 0.5 || (sight.IsWaiting && before.IsWaiting && sight.WaitedS == before.WaitedS && sight.NowS > before.NowS));
        bool overruns = sight.Totals.Overrun > before.Totals.Overrun;
        bool exceeds = options.FloodPacketsPerS > 0 && rate > options.FloodPacketsPerS;
        bool isSeen = waits || overruns || exceeds;
        if (isSeen) _floodWords = overruns ? Invariant($"floods: more comes than can be taken, {sight.Totals.Overrun} datagrams thrown away")
            : exceeds ? Invariant($"floods: {rate:F0} packets/s, more than {options.FloodPacketsPerS}")
            : "floods: more comes than can be taken, the sender is made to wait";
        Tell(_flood.Look(sight.NowS, isSeen, HoldS, () => _floodWords, () => "no longer floods"), tell);
        return _flood.Stands ? "; " + _floodWords : "";
    }

    private string LookAtLoss(LinkSight sight, LinkSight before, Action<LinkNotice> tell)
    {
        bool grows = sight.Totals.Dropped > before.Totals.Dropped || sight.Totals.Missing > before.Totals.Missing;
        string words = Invariant($"loses: {sight.Totals.Dropped} datagrams dropped, {sight.Totals.Missing} packets missing by their counts so far");
        Tell(_loss.Look(sight.NowS, grows, HoldS, () => words, () => words.Replace("loses", "loses no more", StringComparison.Ordinal)), tell);
        return _loss.Stands ? "; " + words : "";
    }

    private string LookAtDamage(LinkSight sight, LinkSight before, Action<LinkNotice> tell)
    {
        bool grows = sight.Totals.Skipped > before.Totals.Skipped;
        string words = Invariant($"brings what is no packet: {sight.Totals.Skipped} octets so far");
        Tell(_damage.Look(sight.NowS, grows, HoldS, () => sight.LastError is null ? words : $"{words} ({sight.LastError})", () => "brings only packets again"), tell);
        return _damage.Stands ? "; " + words : "";
    }

    private static void Tell(LinkNotice? notice, Action<LinkNotice> tell)
    {
        if (notice is not null) tell(notice);
    }
}
