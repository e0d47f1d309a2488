namespace Zarya.Simulation.Station;

/// <summary>What is going to be done, in order of time; at the same time in the order in which it was written down. Times are ms from the start of the flight.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (long Ms, int Order)> _queue = new();
    private int _order;

    /// <summary>When the next thing is due; <see cref="long.MaxValue"/> when nothing is.</summary>
    public long NextMs { get; private set; } = long.MaxValue;

    /// <summary>Writes something down.</summary>
    public void At(long ms, Action what)
    {
        _queue.Enqueue(what, (ms, _order++));
        NextMs = Math.Min(NextMs, ms);
    }

    /// <summary>Does everything that is due.</summary>
    public void Do(long nowMs)
    {
        while (NextMs <= nowMs)
        {
            Action what = _queue.Dequeue();
            NextMs = _queue.TryPeek(out _, out (long Ms, int Order) next) ? next.Ms : long.MaxValue;
            what();
        }
    }

    /// <summary>Hours as ms, at least now.</summary>
    public static long Ms(double hours) => double.IsFinite(hours) ? (long)Math.Round(Math.Clamp(hours, -1e6, 1e6) * 3_600_000) : long.MaxValue / 4;
}
