using System.Globalization;
using Zarya.Time;

namespace Zarya.Leaks;

/// <summary>
/// Watches the order of a file's rows. A wrong clock that jumps ahead would make all that follows too old to be used; so rows behind a jump are held until time has gone on from there for a minute, and are let go when it
/// goes back instead. Small disorder is told and handed on. Causal: what is held only comes later, with its own time.
/// </summary>
/// <param name="rows">The file.</param>
/// <param name="jump">The distance that is a jump.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class ClockGuard(LeakRowReader rows, Duration jump, RowProblems problems) : ILeakRows
{
    private const int MostHeld = 4096;

    private static readonly Duration s_trusted = Duration.FromSeconds(60);

    /// <summary>A file may end behind a gap of so long; behind a longer one its last rows are more likely a wrong clock.</summary>
    private static readonly Duration s_believedAtEnd = Duration.FromSeconds(30 * 86_400L);

    private readonly Queue<LeakRow> _held = new();
    private Instant _heldFrom;
    private Instant _heldTo;
    private LeakRow? _behind;
    private Instant _latest = Instant.MinValue;
    private bool _isReleasing;

    /// <summary>The file's name.</summary>
    public string Name => rows.Name;

    /// <inheritdoc/>
    public bool TryRead(out LeakRow row)
    {
        while (true)
        {
            if (_isReleasing)
            {
                if (_held.TryDequeue(out row))
                {
                    Follow(in row);
                    return true;
                }
                _isReleasing = false;
            }
            if (_behind is { } behind) (row, _behind) = (behind, null);
            else if (!rows.TryRead(out row))
            {
                if (_held.Count == 0) return false;
                if (IsBegun && _heldFrom - _latest > s_believedAtEnd) Drop("the file ends there");
                else Release();
                continue;
            }
            if (row.Kind == LeakRowKind.Tick)
            {
                row = Believed(in row);
                // Before any row a tick says nothing of the rows' clock.
                if (!IsBegun && _held.Count == 0) return true;
            }
            if (_held.Count > 0) Hold(in row);
            else if (row.Kind != LeakRowKind.Tick && (!IsBegun || IsAhead(row.Time, _latest))) Begin(in row);
            else
            {
                Follow(in row);
                return true;
            }
        }
    }

    private bool IsBegun => _latest != Instant.MinValue;

    private bool IsAhead(Instant time, Instant of) => time.TaiNanoseconds > of.TaiNanoseconds && (UInt128)((Int128)time.TaiNanoseconds - of.TaiNanoseconds) > (UInt128)jump.Nanoseconds;

    /// <summary>A tick cannot wait until others confirm it, for somebody waits for its answer; one that is out of all reason is answered and moves nothing.</summary>
    private LeakRow Believed(in LeakRow tick)
    {
        Instant now = _held.Count > 0 && _heldTo > _latest ? _heldTo : _latest;
        if (now == Instant.MinValue || (Int128)tick.Time.TaiNanoseconds - now.TaiNanoseconds <= s_believedAtEnd.Nanoseconds) return tick;
        if (problems.Count(RowProblemKind.Jump)) problems.Tell(RowProblemKind.Jump, Name, tick.Line, string.Create(CultureInfo.InvariantCulture, $"a tick {Days(tick.Time, now):F1} days ahead; not believed"));
        return tick with { Time = now };
    }

    /// <summary>One more row behind a jump: it confirms the new time, refutes it, or leaves it open.</summary>
    private void Hold(in LeakRow row)
    {
        if (row.Kind != LeakRowKind.Tick && IsAhead(_heldFrom, row.Time))
        {
            Drop("time goes back after it");
            Begin(in row);
            // Back where time was before the jump: nothing has to be shown.
            if (IsBegun && !IsAhead(row.Time, _latest)) _isReleasing = true;
            return;
        }
        if (IsAhead(row.Time, _heldTo))
        {
            // One more jump. What lies before it is as good as time that went on.
            _behind = row;
            Release();
            return;
        }
        _held.Enqueue(row);
        if (row.Time > _heldTo) _heldTo = row.Time;
        if (row.Kind == LeakRowKind.Tick || row.Time - _heldFrom >= s_trusted || _held.Count >= MostHeld) Release();
    }

    private void Begin(in LeakRow row)
    {
        _heldFrom = _heldTo = row.Time;
        _held.Enqueue(row);
    }

    private void Release()
    {
        _isReleasing = true;
        if (IsBegun && problems.Count(RowProblemKind.Jump))
            problems.Tell(RowProblemKind.Jump, Name, _held.Peek().Line, string.Create(CultureInfo.InvariantCulture, $"{Days(_heldFrom, _latest):F1} days without a row, or the clock was set"));
    }

    private void Drop(string why)
    {
        int count = _held.Count;
        if (problems.Count(RowProblemKind.Jump))
            problems.Tell(RowProblemKind.Jump, Name, _held.Peek().Line, string.Create(CultureInfo.InvariantCulture, $"time jumps ahead{(IsBegun ? $" by {Days(_heldFrom, _latest):F1} days" : "")}, and {why}: {count} {(count == 1 ? "row" : "rows")} not used"));
        _held.Clear();
    }

    private void Follow(in LeakRow row)
    {
        if (row.Time >= _latest)
        {
            _latest = row.Time;
            return;
        }
        bool isJump = IsAhead(_latest, row.Time);
        if (isJump && problems.Count(RowProblemKind.Jump))
            problems.Tell(RowProblemKind.Jump, Name, row.Line, string.Create(CultureInfo.InvariantCulture, $"time goes back by {Days(_latest, row.Time):F1} days; what is older than what was said already is not used"));
        if (!isJump && problems.Count(RowProblemKind.Order))
            problems.Tell(RowProblemKind.Order, Name, row.Line, string.Create(CultureInfo.InvariantCulture, $"{Days(_latest, row.Time) * 86_400:0.###} s earlier than a row before it"));
    }

    private static double Days(Instant later, Instant earlier) => ((double)later.TaiNanoseconds - earlier.TaiNanoseconds) / 86_400e9;
}
