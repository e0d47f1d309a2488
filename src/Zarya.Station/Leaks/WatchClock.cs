using Zarya.Time;

namespace Zarya.Station.Leaks;

/// <summary>The watch's time: seconds since its first row, in steps, guarded against rows whose clock leapt.</summary>
internal sealed class WatchClock
{
    /// <summary>Length of a step, s.</summary>
    public const double StepS = 20;

    /// <summary>A row further ahead than this, s, is held to be a clock that leapt until others agree.</summary>
    private const double LeapS = 6 * 3600;

    /// <summary>Silence after which steps are not run one by one.</summary>
    private const double LongSilenceS = 30 * 86400;
    private const int Agreeing = 5;
    private Instant _origin, _latest, _suspect;
    private int _suspects;
    private double _end;

    /// <summary>Whether a first row has come.</summary>
    public bool Started { get; private set; }

    /// <summary>Rows that did not count.</summary>
    public long Ignored { get; private set; }

    /// <summary>Seconds of the watch at a moment.</summary>
    public double Seconds(Instant time) => (time - _origin).Nanoseconds * 1e-9;

    /// <summary>The moment of a second of the watch.</summary>
    public Instant At(double seconds) => _origin + Duration.FromNanoseconds((long)Math.Round(seconds * 1e3) * 1_000_000);

    /// <summary>Whether a row of this time counts.</summary>
    public bool Admit(Instant time)
    {
        if (!Started)
        {
            Started = true;
            long step = (long)(StepS * 1e9);
            _origin = Instant.FromTaiNanoseconds(time.TaiNanoseconds - (((time.TaiNanoseconds % step) + step) % step));
            _latest = time;
            _end = StepS;
            return true;
        }

        if (_latest.TaiNanoseconds > 0 != time.TaiNanoseconds > 0 && Math.Abs((double)_latest.TaiNanoseconds - time.TaiNanoseconds) > 1e18)
        {
            Ignored++;
            return false;
        }

        double ahead = (time - _latest).Nanoseconds * 1e-9;
        if (ahead > LeapS && !Agreed(time))
        {
            Ignored++;
            return false;
        }

        if (Seconds(time) < _end - StepS)
        {
            Ignored++;
            return false;
        }

        _suspects = 0;
        if (time > _latest) _latest = time;
        return true;
    }

    /// <summary>The next step that is over at <paramref name="now"/>.</summary>
    public bool TryStep(double now, out double endS)
    {
        if (now - _end > LongSilenceS) _end = Math.Floor(now / StepS) * StepS;
        endS = _end;
        if (now < _end) return false;
        _end += StepS;
        return true;
    }

    private bool Agreed(Instant time)
    {
        bool near = _suspects > 0 && time >= _suspect && (time - _suspect).Nanoseconds < 600_000_000_000;
        _suspects = near ? _suspects + 1 : 1;
        _suspect = time;
        return _suspects >= Agreeing;
    }
}
