using Zarya.Archive.Log;
using Zarya.Archive.Replay;
using Zarya.Archive.Views;
using Zarya.Processing;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>
/// Feeds a replay from the record, in the order in which the packets were made or came in, at the pace that its <see cref="ReplayControl"/> says. By generation time a packet comes in when it was made, and once. Going to another time begins with a fresh processor: values, alarms and limits there are those of what was
/// played, not of what was skipped.
/// </summary>
/// <param name="store">The record.</param>
/// <param name="processor">The replay.</param>
/// <param name="watch">The leak watch over it, or <see langword="null"/>.</param>
/// <param name="clock">Measures the pace.</param>
internal sealed class ReplayThread(LogStore store, RunningProcessor processor, ReplayLeakWatch? watch, TimeProvider clock) : IDisposable
{
    /// <summary>Packets that are processed in one turn of the lock.</summary>
    private const int BatchPackets = 256;

    /// <summary>No wait is longer, so that the clock of a replay goes on where no packet comes.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(50);

    private readonly ReplayControl _control = processor.Replay!;
    private Thread? _thread;
    private volatile bool _isEnding;
    private long _paceStart;
    private Instant _paceFrom;
    private double _paceSpeed;
    private bool _hasNext;

    public void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = $"replay {processor.Name}" };
        _thread.Start();
    }

    public void Dispose()
    {
        _isEnding = true;
        _control.Wake();
        _thread?.Join();
    }

    /// <summary>The packets of a replay.</summary>
    internal static IEntrySource Open(LogStore store, ReplayOrder order, Instant from, Instant stop) => order == ReplayOrder.Generation
        ? new GenerationReader(store, new GenerationQuery { From = from, Before = stop, Streams = s => s.IsPackets })
        : new EntryReader(store, new EntryQuery { Kind = EntryKind.Packet, ReceivedFrom = from, ReceivedBefore = stop });

    private Instant TimeOf(IEntrySource reader) => _control.Order == ReplayOrder.Generation ? reader.Generation : reader.Reception;

    private void Run()
    {
        Instant from = _control.Start;
        processor.Run(p => watch?.Begin(processor, p));
        while (!_isEnding)
        {
            from = Play(from) ?? from;
            while (!_isEnding && _control.IsAtEnd) _control.WaitForChange(s_longestWait);
        }
    }

    /// <summary>Plays from a time to the end, or until somebody goes elsewhere: then says where.</summary>
    private Instant? Play(Instant from)
    {
        _control.Place = from;
        StartPace(from);
        using IEntrySource reader = Open(store, _control.Order, from, _control.Stop);
        _hasNext = reader.Read();
        while (_hasNext)
        {
            if (WaitUntil(TimeOf(reader)) is { } target) return target;
            if (_isEnding) return null;
            processor.Work((Reader: reader, Thread: this), static (p, s) => s.Thread.ProcessSome(p, s.Reader));
        }
        if (WaitUntil(_control.Stop) is { } elsewhere) return elsewhere;
        if (_isEnding) return null;
        processor.Work(_control.Stop, static (p, stop) =>
        {
            p.AdvanceTo(stop);
            p.EndBatch();
        });
        _control.Place = _control.Stop;
        // Who wanted to go elsewhere meanwhile is not at the end.
        return !_control.TryEnd() && _control.TryTakeTarget(out Instant late) ? Begin(late) : null;
    }

    /// <summary>Processes the packet that the reader stands at, and those behind it that are due as well.</summary>
    private void ProcessSome(Processor to, IEntrySource reader)
    {
        Instant reached = Reached(_control.Stop);
        Instant place;
        int count = 0;
        do
        {
            place = TimeOf(reader);
            to.Process(new PacketArrival { Link = reader.Stream.Link, Reception = place, Octets = reader.Octets });
            _hasNext = reader.Read();
        }
        while (_hasNext && ++count < BatchPackets && TimeOf(reader) <= reached);
        _control.Place = place;
        watch?.Pump(to);
        to.EndBatch();
    }

    /// <summary>Waits until a time has come; where somebody wants to go meanwhile, or <see langword="null"/>.</summary>
    private Instant? WaitUntil(Instant due)
    {
        while (!_isEnding)
        {
            if (_control.TryTakeTarget(out Instant target)) return Begin(target);
            if (_control.IsPaused)
            {
                _control.WaitForChange(s_longestWait);
                StartPace(_control.Place);
                continue;
            }
            if (_control.Speed is var speed && speed != _paceSpeed) StartPace(_control.Place);
            Instant reached = Reached(due);
            double left = (due - reached).Nanoseconds / _paceSpeed;
            if (left <= 0) break;
            Advance(reached, due);
            // Timers count in milliseconds: a shorter wait would be none, and this would spin.
            _control.WaitForChange(TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(left / 1e6, s_longestWait.TotalMilliseconds))));
        }
        return null;
    }

    /// <summary>Time goes on where no packet comes: expiries happen.</summary>
    private void Advance(Instant now, Instant limit)
    {
        if (now > limit || now <= _control.Place) return;
        _control.Place = now;
        processor.Work(now, static (p, time) =>
        {
            p.AdvanceTo(time);
            p.EndBatch();
        });
    }

    /// <summary>The time that the pace has come to, but not behind a limit.</summary>
    private Instant Reached(Instant limit)
    {
        double nanoseconds = double.IsPositiveInfinity(_paceSpeed) ? double.PositiveInfinity : clock.GetElapsedTime(_paceStart).TotalSeconds * 1e9 * _paceSpeed;
        return nanoseconds >= (double)limit.TaiNanoseconds - _paceFrom.TaiNanoseconds ? limit : _paceFrom + Duration.FromNanoseconds((long)nanoseconds);
    }

    private Instant Begin(Instant target)
    {
        processor.Replace(processor.Plan, (_, to) => watch?.Begin(processor, to));
        return target;
    }

    private void StartPace(Instant from) => (_paceStart, _paceFrom, _paceSpeed) = (clock.GetTimestamp(), from, _control.Speed);
}
