using Zarya.Station.Leaks;
using Zarya.Time;

namespace Zarya.Simulation.Station;

/// <summary>Who writes an operation down, and so how well.</summary>
internal enum Scribe
{
    /// <summary>The telemetry of a command: to the second.</summary>
    Machine,

    /// <summary>Flight control, of what it commanded itself.</summary>
    Commander,

    /// <summary>Flight control, of what went on.</summary>
    Controller,

    /// <summary>The crew.</summary>
    Crew,
}

/// <summary>The operations log of a flight: what happened, with the errors and the holes that the realism asks for.</summary>
internal sealed class OperationLog(Instant start, Realism realism, Dice dice)
{
    private readonly PriorityQueue<Operation, (long Ms, int Order)> _rows = new();
    private int _order;

    /// <summary>Time of the next row in ms; <see cref="long.MaxValue"/> when there is none.</summary>
    public long NextMs { get; private set; } = long.MaxValue;

    /// <summary>Writes a row, or forgets to.</summary>
    /// <param name="scribe">Who writes.</param>
    /// <param name="nowMs">Nothing is written before this.</param>
    /// <param name="trueMs">When it happens.</param>
    /// <param name="row">The row; its time is set here.</param>
    public void Write(Scribe scribe, long nowMs, long trueMs, Operation row)
    {
        (double errorMin, double missing) = scribe switch
        {
            Scribe.Commander => (realism.CommandLogErrorMin, 0),
            Scribe.Controller => (realism.LogErrorMin, realism.LogMissing),
            Scribe.Crew => (realism.CrewLogErrorMin, realism.CrewLogMissing),
            _ => (0, 0),
        };
        if (missing > 0 && dice.Happens(missing)) return;
        long ms = trueMs;
        if (errorMin > 0) ms = (long)Math.Round((trueMs / 1000.0) + (60 * dice.Uniform(-errorMin, errorMin))) * 1000;
        ms = Math.Max(ms, nowMs);
        _rows.Enqueue(row with { Time = start + Duration.FromMilliseconds(ms) }, (ms, _order++));
        NextMs = Math.Min(NextMs, ms);
    }

    /// <summary>Takes the next row.</summary>
    public Operation Take()
    {
        Operation row = _rows.Dequeue();
        NextMs = _rows.TryPeek(out _, out (long Ms, int Order) next) ? next.Ms : long.MaxValue;
        return row;
    }

    /// <summary>A row without a time.</summary>
    public static Operation Row(OperationKind kind, int place, string subject, double number = double.NaN, string gas = "", string text = "") =>
        new(default, kind, place, subject, number, gas, text);
}
