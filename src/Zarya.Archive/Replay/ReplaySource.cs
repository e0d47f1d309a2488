using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Time;

namespace Zarya.Archive.Replay;

/// <summary>
/// A source of packets out of the record: the same octets in the same order as they came in (or as they were made on board), at real speed, any other, or as fast as possible. Belongs to one reader at a time; the speed may be
/// changed from elsewhere.
/// </summary>
public sealed class ReplaySource : IDisposable
{
    /// <summary>No wait is longer, so that a change of speed is felt at once.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(100);

    private readonly IEntrySource _entries;
    private readonly bool _isByReception;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private double _speed;
    private long _paceStart;
    private double _paceNanoseconds;
    private bool _isPaced;

    /// <summary>Begins in front of the first packet.</summary>
    /// <param name="store">The log.</param>
    /// <param name="options">What and how fast.</param>
    /// <param name="clock">Measures the pace.</param>
    /// <exception cref="ArgumentOutOfRangeException">The speed is not more than 0.</exception>
    public ReplaySource(LogStore store, ReplayOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        _clock = clock;
        _speed = Checked(options.Speed);
        Func<StreamKey, bool> streams = options.Streams ?? (s => s.IsPackets);
        _isByReception = options.Order == ReplayOrder.Reception;
        _entries = _isByReception
            ? new EntryReader(store, new EntryQuery { ReceivedFrom = options.From, ReceivedBefore = options.Before, Streams = streams })
            : new GenerationReader(store, new GenerationQuery { From = options.From, Before = options.Before, Streams = streams });
    }

    /// <summary>The entry's number.</summary>
    public long Number => _entries.Number;

    /// <summary>Its stream.</summary>
    public StreamKey Stream => _entries.Stream;

    /// <summary>When it came into being on board; its reception time if that is unknown.</summary>
    public Instant Generation => _entries.Generation;

    /// <summary>When it came in.</summary>
    public Instant Reception => _entries.Reception;

    /// <summary>Its octets; they stand until the next one is read.</summary>
    public ReadOnlySpan<byte> Octets => _entries.Octets;

    /// <summary>Damage that was come across: what it held is missing.</summary>
    public IReadOnlyList<LogDamage> Damage => _entries.Damage;

    /// <summary>Seconds of the record in a second; may be changed at any time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not more than 0.</exception>
    public double Speed
    {
        get
        {
            lock (_lock) return _speed;
        }

        set
        {
            lock (_lock)
            {
                if (_isPaced) StartPace(Reached());
                _speed = Checked(value);
            }
        }
    }

    /// <summary>Waits until the next packet is due, and goes to it; <see langword="false"/> behind the last one.</summary>
    /// <param name="cancellation">Stops waiting; the packet that was waited for is lost to this source.</param>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_entries.Read()) return false;
        double due = (_isByReception ? Reception : Generation).TaiNanoseconds;
        while (Wait(due) is { } wait) await Task.Delay(wait, _clock, cancellation).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _entries.Dispose();

    private TimeSpan? Wait(double due)
    {
        lock (_lock)
        {
            if (!_isPaced) StartPace(due);
            double left = (due - Reached()) / _speed;
            if (!(left > 0)) return null;
            // Timers count in milliseconds: a shorter wait would be none, and this would spin.
            return TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(left / 1e6, s_longestWait.TotalMilliseconds)));
        }
    }

    /// <summary>The time in the record that the pace has come to.</summary>
    private double Reached() => _paceNanoseconds + (double.IsInfinity(_speed) ? 0 : _clock.GetElapsedTime(_paceStart).Ticks * (double)TimeSpan.NanosecondsPerTick * _speed);

    private void StartPace(double at) => (_paceNanoseconds, _paceStart, _isPaced) = (at, _clock.GetTimestamp(), true);

    private static double Checked(double speed) => speed > 0 ? speed : throw new ArgumentOutOfRangeException(nameof(speed), speed, "a speed is more than 0");
}
