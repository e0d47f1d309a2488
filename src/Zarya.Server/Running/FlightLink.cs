using Zarya.Links;
using Zarya.Server.Missions;
using Zarya.Simulation.Station;
using Zarya.Simulation.Station.Telemetry;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>
/// The link behind which a simulated station flies, at a multiple of real time. The mission's time is the flight's: what is received is received then. A flight that was on its way when the program ended goes on where its record ends; it flies
/// there anew, by the same chance, and what people did to it in between is not done again.
/// </summary>
public sealed class FlightLink : ILink
{
    /// <summary>How often it flies on.</summary>
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(40);

    /// <summary>What is flown in one step while it flies as fast as it can.</summary>
    private static readonly Duration s_fastStep = Duration.FromSeconds(600);

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly LeapSeconds _leapSeconds;
    private readonly SimulatedFlight _flight;
    private long _packets, _octets, _packetsBefore, _octetsBefore;
    private long _now;
    private double _speed;
    private bool _isPaused;
    private volatile bool _isEnabled = true;
    private (long Timestamp, Instant Time) _pace;

    internal FlightLink(string name, PlannedFlight planned, double? speed, Instant? resumeAt, TimeProvider clock, LeapSeconds leapSeconds)
    {
        (Name, _clock, _leapSeconds) = (name, clock, leapSeconds);
        _flight = new SimulatedFlight(planned.Case, StationTelemetry.Of(planned.Case.Plan), planned.Options);
        _speed = speed ?? planned.Speed;
        FastUntil = planned.FastUntil;
        // Without packets the air flies a night in a fraction of a second.
        _flight.AdvanceTo(resumeAt is { } at && at > planned.From ? at : planned.From, null);
        _now = _flight.Now.TaiNanoseconds;
        StartPace();
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Kind => LinkReader.Simulated;

    /// <inheritdoc/>
    public string Setting => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"flies {_flight.Plan.Id} from {_flight.Start.ToUtcString(_leapSeconds, 0)} to {_flight.End.ToUtcString(_leapSeconds, 0)} at {Speed} × real time");

    /// <inheritdoc/>
    public bool IsEnabled { get => _isEnabled; set => _isEnabled = value; }

    /// <summary>The flight's time: every packet up to it was handed on.</summary>
    public Instant Now => Instant.FromTaiNanoseconds(Volatile.Read(ref _now));

    /// <summary>When the flight starts.</summary>
    public Instant Start => _flight.Start;

    /// <summary>When it ends.</summary>
    public Instant End => _flight.End;

    /// <summary>Whether it has come to its end: nothing comes any more, and nothing can be done in it.</summary>
    public bool IsOver => Now >= End;

    /// <summary>Up to here it flies as fast as the machine can, so that what came before is in the record when people begin to look.</summary>
    public Instant FastUntil { get; }

    /// <summary>Whether it flies as fast as the machine can.</summary>
    public bool IsFast => Now < FastUntil && !IsPaused;

    /// <summary>Times real time, 0.1 to 10,000, from <see cref="FastUntil"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that range.</exception>
    public double Speed
    {
        get
        {
            lock (_lock) return _speed;
        }

        set
        {
            if (!(value is >= FlightSettings.LeastSpeed and <= FlightSettings.GreatestSpeed)) throw new ArgumentOutOfRangeException(nameof(value), value, "must be 0.1 to 10000");
            lock (_lock)
            {
                _speed = value;
                StartPace();
            }
        }
    }

    /// <summary>Whether the flight stands still.</summary>
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
                StartPace();
            }
        }
    }

    /// <inheritdoc/>
    public LinkReport Report => new()
    {
        Status = !IsEnabled ? LinkStatus.Disabled : IsOver ? LinkStatus.Unavailable : LinkStatus.Ok,
        Detail = (IsOver ? "the flight is over: " : IsPaused ? "the flight stands still: " : "flies: ") + Now.ToUtcString(_leapSeconds, 0),
        Packets = Volatile.Read(ref _packets) - _packetsBefore,
        Octets = Volatile.Read(ref _octets) - _octetsBefore,
        Connections = 1,
        LastReception = Volatile.Read(ref _packets) > 0 ? Now : null,
    };

    /// <inheritdoc/>
    public void ResetCounts() => (_packetsBefore, _octetsBefore) = (Volatile.Read(ref _packets), Volatile.Read(ref _octets));

    /// <inheritdoc/>
    public async Task RunAsync(IPacketSink sink, CancellationToken stop)
    {
        bool isOver = false;
        lock (_lock) StartPace();
        while (!stop.IsCancellationRequested)
        {
            PacketBatch batch = new(Name);
            Instant now = FlyOn(batch);
            if (batch.Count > 0 && IsEnabled)
            {
                (int packets, int octets) = (batch.Count, batch.Octets);
                await sink.PutAsync(batch, stop).ConfigureAwait(false);
                Interlocked.Add(ref _packets, packets);
                Interlocked.Add(ref _octets, octets);
            }
            else batch.Release();
            Volatile.Write(ref _now, now.TaiNanoseconds);
            if (IsOver && !isOver) sink.Notice(this, new LinkNotice(false, $"the flight ended at {End.ToUtcString(_leapSeconds, 0)}: nothing comes any more, and nothing can be done in it"));
            isOver = IsOver;
            if (!IsFast) await Task.Delay(s_step, _clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Does something to the flight, between two steps.</summary>
    internal T Run<T>(Func<SimulatedFlight, T> action)
    {
        lock (_lock) return action(_flight);
    }

    private Instant FlyOn(PacketBatch batch)
    {
        lock (_lock)
        {
            if (_isPaused) return _flight.Now;
            if (_flight.Now < FastUntil)
            {
                Instant next = _flight.Now + s_fastStep;
                _flight.AdvanceTo(next < FastUntil ? next : FastUntil, batch.Add);
                StartPace();
                return _flight.Now;
            }
            Instant due = Due();
            // A machine that is too slow for the speed flies as fast as it can, and is not behind for ever.
            Instant limit = _flight.Now + Duration.FromMilliseconds((long)Math.Max(2000, _speed * 250));
            if (due > limit)
            {
                _flight.AdvanceTo(limit, batch.Add);
                StartPace();
            }
            // A second is flown when it is over.
            else if (due >= _flight.End || due - _flight.Now >= Duration.FromSeconds(1)) _flight.AdvanceTo(due >= _flight.End ? _flight.End : _flight.Now + Duration.FromSeconds((due - _flight.Now).WholeSeconds), batch.Add);
            return _flight.Now;
        }
    }

    private Instant Due()
    {
        double nanoseconds = _clock.GetElapsedTime(_pace.Timestamp).TotalSeconds * 1e9 * _speed;
        return _pace.Time + Duration.FromNanoseconds((long)Math.Min(nanoseconds, (_flight.End - _pace.Time).Nanoseconds + 2e9));
    }

    private void StartPace() => _pace = (_clock.GetTimestamp(), _flight.Now);
}
