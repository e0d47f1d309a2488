using Zarya.Processing.Alarms;
using Zarya.Time;

namespace Zarya.Processing.Telemetry;

/// <summary>What happens to a new value: it is judged, told to whom it concerns, and moves alarms.</summary>
internal sealed class Publisher(NewestSamples samples, SparseWatches sparse, AlarmBook alarms, Timeline timeline, IProcessorAudience audience)
{
    private readonly Dictionary<int, ExpiryDue> _expiries = [];

    /// <summary>A value that has just been stored.</summary>
    public void Publish(ref Arrived arrived)
    {
        int slot = arrived.Slot;
        SlotJudge? judge = samples.JudgeOf(slot);
        bool isQuiet = false;
        if (judge is not null && arrived.IsDecoded && judge.TryJudgeQuietly(in arrived.Decoded, out Judgement quiet)) (isQuiet, arrived.Judgement) = (true, quiet);
        else samples.Judge(ref arrived);
        if (samples.IsMarked(slot, WatchMarks.Watched | WatchMarks.WatchedSparsely))
        {
            audience.OnSample(arrived.Make());
            AwaitExpiry(slot);
            if (samples.IsMarked(slot, WatchMarks.WatchedSparsely)) sparse.Spend(slot, samples.Now);
        }
        if (judge is not null && !isQuiet) alarms.Take(judge, arrived.Judgement, ref arrived, samples.Now);
    }

    /// <summary>A batch is through: of what comes too often, the newest values are told.</summary>
    public void EndBatch()
    {
        foreach ((int slot, long skipped) in sparse.Due(samples.Now))
        {
            audience.OnSample(samples.TryMake(slot)! with { SkippedBefore = skipped });
            AwaitExpiry(slot);
        }
    }

    /// <summary>Somebody begins to watch: what expired before that is no news to it.</summary>
    public void BeginToWatch(int slot)
    {
        if (!samples.Newest.IsExpired(slot, samples.Now)) AwaitExpiry(slot);
    }

    /// <summary>The audience is to hear when the newest value of a watched parameter expires.</summary>
    public void AwaitExpiry(int slot)
    {
        NewestValues newest = samples.Newest;
        if (!newest.Has(slot) || newest.ExpiryOf(slot) is not { } good || newest.AcquisitionOf(slot).TaiNanoseconds > long.MaxValue - good.Nanoseconds) return;
        Instant due = newest.AcquisitionOf(slot) + good;
        if (!_expiries.TryGetValue(slot, out ExpiryDue? waiting)) _expiries.Add(slot, waiting = new ExpiryDue(this, slot));
        // One that already waits looks again when its time comes: usually a newer value is there by then.
        if (waiting.At is null || waiting.At > due.TaiNanoseconds) timeline.Schedule(waiting, due);
    }

    private void Expire(int slot, Instant at)
    {
        if (!samples.IsMarked(slot, WatchMarks.Watched) && !sparse.Holds(slot)) return;
        if (samples.Newest.IsExpired(slot, at)) audience.OnSample(samples.TryMake(slot)!);
        else AwaitExpiry(slot);
    }

    private sealed class ExpiryDue(Publisher publisher, int slot) : Due
    {
        public override void Happen(Instant at) => publisher.Expire(slot, at);
    }
}
