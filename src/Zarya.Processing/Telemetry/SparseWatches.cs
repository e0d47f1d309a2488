using Zarya.Time;

namespace Zarya.Processing.Telemetry;

/// <summary>
/// Watches that want what people can follow. Each parameter has a budget: a thousand values, filled up by a hundred a second. When it is spent, its values are not even looked at any more; until it is filled up again the newest is told
/// every 50 ms. So a watch of something that comes 300,000 times a second costs nothing a packet. Time is the processor's.
/// </summary>
internal sealed class SparseWatches(NewestSamples samples)
{
    private const double Burst = 1000;

    /// <summary>Values a second that are told in the long run.</summary>
    private const double RatePerS = 100;

    /// <summary>A budget that is so far filled up again is used again.</summary>
    private const double Enough = 100;

    private static readonly Duration s_interval = Duration.FromMilliseconds(50);

    private readonly Dictionary<int, Budget> _budgets = [];
    private readonly List<Budget> _spent = [];
    private readonly List<int> _due = [];

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
        _budgets.Add(slot, new Budget(slot) { Watches = 1, Left = Burst, FilledAt = samples.Now });
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
        if (budget.FilledAt == Instant.MinValue) budget.FilledAt = now;
        if (--budget.Left >= 1) return;
        budget.FillUp(now);
        if (budget.Left >= 1) return;
        (budget.ToldAt, budget.Told) = (now, samples.Newest.AcquisitionOf(slot));
        samples.Mark(slot, WatchMarks.WatchedSparsely, false);
        _spent.Add(budget);
    }

    /// <summary>The slots whose newest value is to be told now.</summary>
    public IReadOnlyList<int> Due(Instant now)
    {
        if (_spent.Count == 0) return [];
        _due.Clear();
        for (int i = _spent.Count - 1; i >= 0; i--)
        {
            Budget budget = _spent[i];
            if (now >= budget.ToldAt && now - budget.ToldAt < s_interval) continue;
            Instant newest = samples.Newest.AcquisitionOf(budget.Slot);
            if (newest != budget.Told) _due.Add(budget.Slot);
            (budget.ToldAt, budget.Told) = (now, newest);
            budget.FillUp(now);
            if (budget.Left < Enough) continue;
            samples.Mark(budget.Slot, WatchMarks.WatchedSparsely, true);
            _spent.RemoveAt(i);
        }
        return _due;
    }

    private sealed class Budget(int slot)
    {
        public int Slot => slot;

        public int Watches { get; set; }

        public double Left { get; set; }

        public Instant FilledAt { get; set; }

        public Instant ToldAt { get; set; }

        /// <summary>When the value that was told last came in.</summary>
        public Instant Told { get; set; }

        /// <summary>A clock that began or went back fills nothing up.</summary>
        public void FillUp(Instant now)
        {
            if (FilledAt != Instant.MinValue && now > FilledAt) Left = Math.Min(Burst, Left + (((double)now.TaiNanoseconds - FilledAt.TaiNanoseconds) / 1e9 * RatePerS));
            FilledAt = now;
        }
    }
}
