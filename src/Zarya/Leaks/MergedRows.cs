using Zarya.Time;

namespace Zarya.Leaks;

/// <summary>Telemetry and operations by time; at the same time operations come first, as they explain what is measured. A row that is late in its file comes as soon as it is read.</summary>
/// <param name="telemetry">Telemetry.</param>
/// <param name="operations">Operations.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class MergedRows(ClockGuard telemetry, ClockGuard operations, RowProblems problems) : ILeakRows
{
    /// <summary>Operations so long after the last telemetry still count.</summary>
    private static readonly Duration s_after = Duration.FromSeconds(86_400);

    private LeakRow? _measured;
    private LeakRow? _done;
    private Instant _lastMeasured = Instant.MinValue;
    private bool _isBegun;

    /// <inheritdoc/>
    public bool TryRead(out LeakRow row)
    {
        if (!_isBegun)
        {
            _isBegun = true;
            _measured = Next(telemetry);
            _done = Next(operations);
        }
        if (_done is { } done && (_measured is not { } next || done.Time <= next.Time))
        {
            if (_measured is null && IsPastEnd(done.Time))
            {
                PassOver();
                row = default;
                return false;
            }
            row = done;
            _done = Next(operations);
            return true;
        }
        if (_measured is not { } measured)
        {
            row = default;
            return false;
        }
        row = measured;
        if (measured.Time > _lastMeasured) _lastMeasured = measured.Time;
        _measured = Next(telemetry);
        return true;
    }

    private bool IsPastEnd(Instant time) => _lastMeasured == Instant.MinValue || (Int128)time.TaiNanoseconds - _lastMeasured.TaiNanoseconds > s_after.Nanoseconds;

    private void PassOver()
    {
        for (; _done is { } late; _done = Next(operations))
            if (problems.Count(RowProblemKind.Late)) problems.Tell(RowProblemKind.Late, operations.Name, late.Line, "more than a day after the last telemetry; not used");
    }

    private static LeakRow? Next(ClockGuard rows) => rows.TryRead(out LeakRow row) ? row : null;
}
