using Zarya.Archive.Replay;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>Steers a replay. Safe for any number of threads.</summary>
public sealed class ReplayControl
{
    /// <summary>The thread of the replay waits on it.</summary>
    private readonly object _lock = new();
    private double _speed;
    private bool _isPaused;
    private bool _isAtEnd;
    private Instant? _target;

    internal ReplayControl(Instant start, Instant stop, double speed, ReplayOrder order = ReplayOrder.Reception)
    {
        (Start, Stop, _speed, Order) = (start, stop, Checked(speed), order);
        Place = start;
    }

    /// <summary>The order in which packets come, and the time that start, stop and place are of.</summary>
    public ReplayOrder Order { get; }

    /// <summary>Where it begins.</summary>
    public Instant Start { get; }

    /// <summary>Where it ends.</summary>
    public Instant Stop { get; }

    /// <summary>Times real time; infinity: as fast as it goes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not more than 0.</exception>
    public double Speed
    {
        get
        {
            lock (_lock) return _speed;
        }

        set
        {
            double speed = Checked(value);
            lock (_lock)
            {
                _speed = speed;
                Monitor.PulseAll(_lock);
            }
        }
    }

    /// <summary>Whether it waits.</summary>
    public bool IsPaused
    {
        get
        {
            lock (_lock) return _isPaused;
        }

        set
        {
            lock (_lock)
            {
                _isPaused = value;
                Monitor.PulseAll(_lock);
            }
        }
    }

    /// <summary>Whether it has come to its end.</summary>
    public bool IsAtEnd
    {
        get
        {
            lock (_lock) return _isAtEnd;
        }

        internal set
        {
            lock (_lock) _isAtEnd = value;
        }
    }

    /// <summary>Goes to a time; one outside goes to the nearer end.</summary>
    public void Seek(Instant time)
    {
        lock (_lock)
        {
            _target = time < Start ? Start : time > Stop ? Stop : time;
            _isAtEnd = false;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>The time that it has come to.</summary>
    internal Instant Place
    {
        get
        {
            lock (_lock) return field;
        }

        set
        {
            lock (_lock) field = value;
        }
    }

    /// <summary>Takes the time that somebody wants to go to.</summary>
    internal bool TryTakeTarget(out Instant target)
    {
        lock (_lock)
        {
            target = _target ?? default;
            bool isThere = _target is not null;
            _target = null;
            return isThere;
        }
    }

    /// <summary>Says that the end is reached; <see langword="false"/> if somebody wants to go elsewhere.</summary>
    internal bool TryEnd()
    {
        lock (_lock) return _isAtEnd = _target is null;
    }

    /// <summary>Waits until something is changed, at most so long.</summary>
    internal void WaitForChange(TimeSpan patience)
    {
        lock (_lock)
        {
            if (_target is null) Monitor.Wait(_lock, patience);
        }
    }

    /// <summary>Lets who waits go on.</summary>
    internal void Wake()
    {
        lock (_lock) Monitor.PulseAll(_lock);
    }

    private static double Checked(double speed) => speed > 0 ? speed : throw new ArgumentOutOfRangeException(nameof(speed), speed, "a speed is more than 0");
}
