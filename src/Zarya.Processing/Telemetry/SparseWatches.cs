using Zarya.Time;

namespace Zarya.Processing.Telemetry;

/// <summary>
/// Watches that want what people can follow. Each parameter has a budget: a thousand values, filled up by a hundred a second. When it is spent it draws on one that all share: 20,000 values, filled up by 2,000 a second, so that a pass that comes in a
/// moment, and a sensor that is read a thousand times a second, are told whole. When that is spent too, the parameter's values are not even looked at any more; until its budget is filled up again the newest is told every 50 ms, with how many were
/// passed over. So a watch of something that comes 300,000 times a second costs nothing a packet. Time is the processor's.
/// </summary>
internal sealed class SparseWatches(NewestSamples samples)
{
    /// <summary>A budget that is so far filled up again is used again.</summary>
    private const double Enough = 100;

    private static readonly Duration s_interval = Duration.FromMilliseconds(50);

    private readonly Purse _shared = new(20_000, 2000);
    private readonly Dictionary<int, Budget> _budgets = [];
    private readonly List<Budget> _spent = [];
    private readonly List<(int Slot, long Skipped)> _due = [];

    /// <summary>Whether anybody watches so.</summary>
    public bool Holds(int slot) => _budgets.ContainsKey(slot);

    /// <summary>Counts a watch.</summary>
    /// <returns>Whether it is the first.</returns>
    public bool Watch(int slot)
    {
        if (_budgets.TryGetValue(slot, out Budget? budget))
        {
            budget.Watches++;
            return false;
        }
        _budgets.Add(slot, new Budget(slot) { Watches = 1, FilledAt = samples.Now });
        samples.Mark(slot, WatchMarks.WatchedSparsely, true);
        return true;
    }

    public void Unwatch(int slot)
    {
        if (!_budgets.TryGetValue(slot, out Budget? budget) || --budget.Watches > 0) return;
        _budgets.Remove(slot);
        _spent.Remove(budget);
        samples.Mark(slot, WatchMarks.WatchedSparsely, false);
    }

    /// <summary>A value was told.</summary>
    public void Spend(int slot, Instant now)
    {
        Budget budget = _budgets[slot];
        if (budget.TrySpend(now) || _shared.TrySpend(now)) return;
        budget.Tell(now, samples.Newest);
        samples.Mark(slot, WatchMarks.WatchedSparsely, false);
        _spent.Add(budget);
    }

    /// <summary>The slots whose newest value is to be told now, and how many before it were not.</summary>
    public IReadOnlyList<(int Slot, long Skipped)> Due(Instant now)
    {
        if (_spent.Count == 0) return [];
        _due.Clear();
        for (int i = _spent.Count - 1; i >= 0; i--)
        {
            Budget budget = _spent[i];
            if (now >= budget.ToldAt && now - budget.ToldAt < s_interval) continue;
            // Where somebody watches each value, each was told.
            if (samples.Newest.CountOf(budget.Slot) != budget.Told && !samples.IsMarked(budget.Slot, WatchMarks.Watched)) _due.Add((budget.Slot, budget.SkippedBefore(samples.Newest)));
            budget.Tell(now, samples.Newest);
            budget.FillUp(now);
            if (budget.Left < Enough) continue;
            samples.Mark(budget.Slot, WatchMarks.WatchedSparsely, true);
            _spent.RemoveAt(i);
        }
        return _due;
    }

    private class Purse(double burst, double ratePerS)
    {
        private double _spent;

        public double Left => burst - _spent;

        public Instant FilledAt { get; set; } = Instant.MinValue;

        public bool TrySpend(Instant now)
        {
            if (FilledAt == Instant.MinValue) FilledAt = now;
            if (Left < 1) FillUp(now);
            if (Left < 1) return false;
            _spent++;
            return true;
        }

        /// <summary>A clock that began or went back fills nothing up.</summary>
        public void FillUp(Instant now)
        {
            if (FilledAt != Instant.MinValue && now > FilledAt) _spent = Math.Max(0, _spent - (((double)now.TaiNanoseconds - FilledAt.TaiNanoseconds) / 1e9 * ratePerS));
            FilledAt = now;
        }
    }

    private sealed class Budget(int slot) : Purse(1000, 100)
    {
        public int Slot => slot;

        public int Watches { get; set; }

        public Instant ToldAt { get; private set; }

        /// <summary>Which value was told last. Not by its time, which those of one read from a socket share.</summary>
        public (int Track, long Count) Told { get; private set; }

        /// <summary>The newest value is told.</summary>
        public void Tell(Instant now, NewestValues newest) => (ToldAt, Told) = (now, newest.CountOf(slot));

        /// <summary>Values between the one told last and the newest, from 0: packets of the kind that the newest came in. Exact while a parameter comes once in packets of one kind.</summary>
        public long SkippedBefore(NewestValues newest)
        {
            (int track, long count) = newest.CountOf(slot);
            return track == Told.Track ? Math.Max(0, count - Told.Count - 1) : 1;
        }
    }
}
