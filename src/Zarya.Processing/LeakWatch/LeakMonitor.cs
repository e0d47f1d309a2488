using System.Diagnostics.CodeAnalysis;
using Zarya.Mdb.Model;
using Zarya.Processing.Alarms;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Station.Channels;
using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Patches;
using Zarya.Time;
using Watch = Zarya.Station.Leaks.LeakWatch;

namespace Zarya.Processing.LeakWatch;

/// <summary>
/// The leak watch, live: hears samples of a processor, and what people write down; drives <see cref="Watch"/> with the rules of <c>zarya leak watch</c>, so that the same rows give the same answers; gives <c>/Station/Leak/…</c> their
/// values and raises events. Hearing only queues: its owner calls <see cref="Pump(Processor)"/> after each batch. One monitor a processor; called from the processor's thread or under its lock.
/// </summary>
/// <remarks>A row counts when a later one (or <see cref="AdvanceTo"/>) shows that no more of its time will come; so answers do not depend on batches.</remarks>
public sealed class LeakMonitor : IProcessorAudience
{
    private const string NoValue = "NO_VALUE";

    private readonly StationChannels _channels;
    private readonly Watch _watch;
    private readonly LeakTimeline _timeline;
    private readonly OperationSignals _operations;
    private readonly LeakNotes _notes;
    private readonly (Parameter Parameter, LeakParameter Source)[] _parameters;
    private readonly List<(Instant Time, StationSignal Signal, TelemetryValue Value)> _heard = [];
    private readonly List<Operation> _written = [];
    private readonly List<Measurement> _read = [];
    private readonly Queue<LeakReport> _said = new();
    private readonly Queue<Operation> _done = new();
    private Instant _advance = Instant.MinValue;
    private int _taken;
    private LeakPicture? _picture;

    /// <summary>Makes a monitor.</summary>
    /// <param name="channels">Which parameters tell what.</param>
    /// <param name="database">The definition with the document of <see cref="LeakXtce"/>; parameters that it lacks get no values.</param>
    /// <param name="options">Settings of the watch.</param>
    public LeakMonitor(StationChannels channels, MissionDatabase database, LeakWatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(database);
        options ??= new LeakWatchOptions();
        _channels = channels;
        _watch = new Watch(channels.Plan, options);
        _notes = new LeakNotes(channels.Plan, options);
        _timeline = new LeakTimeline(_watch, _notes.Take);
        _operations = new OperationSignals(channels.Plan);
        _parameters = [.. LeakParameters.Of(channels.Plan, options)
            .Select(p => (Parameter: database.FindParameter($"{LeakXtce.SystemName}/{(p.Place.Length > 0 ? p.Place + "/" : "")}{p.Name}"), Source: p))
            .Where(p => p.Parameter is not null).Select(p => (p.Parameter!, p.Source))];
    }

    /// <summary>Hears of each report when it is published: for a log of the watch's lines.</summary>
    public Action<LeakReport>? Told { get; set; }

    /// <summary>What the processor last refused to take as a value; <see langword="null"/>: nothing.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Rows that the watch did not use: too late, or of a time that leapt.</summary>
    public long Ignored => _watch.Ignored;

    /// <summary>The time of the newest row.</summary>
    public Instant Latest => _timeline.Latest;

    /// <summary>All that a page shows. Made when it is asked for; the same object until something changes.</summary>
    public LeakPicture Picture => _picture ??= _notes.Draw(_timeline.Latest, _operations.IsStuck);

    /// <summary>Makes a processor tell of the parameters that are listened to. The monitor has to be its audience too.</summary>
    public void Attach(Processor processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        foreach (Parameter parameter in _channels.Signals.Keys) processor.Watch(parameter);
    }

    /// <summary>Ends <see cref="Attach"/>.</summary>
    public void Detach(Processor processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        foreach (Parameter parameter in _channels.Signals.Keys) processor.Unwatch(parameter);
    }

    /// <inheritdoc/>
    public void OnSample(ParameterSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Status == AcquisitionStatus.Acquired && _channels.Signals.TryGetValue(sample.Parameter, out StationSignal signal)) _heard.Add((Millisecond(sample.GenerationTime), signal, sample.EngValue));
    }

    /// <inheritdoc/>
    public void OnContainer(SequenceContainer container, in PacketArrival packet, Instant generation)
    {
    }

    /// <inheritdoc/>
    public void OnAlarm(AlarmNotice notice)
    {
    }

    /// <inheritdoc/>
    public void OnEvent(MissionEvent happening)
    {
    }

    /// <inheritdoc/>
    public void OnBatchEnd()
    {
    }

    /// <summary>Takes an operation that people wrote down. In the future of the telemetry it waits for its time; in its past it counts from now on.</summary>
    public void Operate(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        _written.Add(operation);
    }

    /// <summary>Takes a reading that people wrote down, as of a gauge; one of the past counts as of now.</summary>
    public void Measure(Measurement reading) => _read.Add(reading);

    /// <summary>Says that now is a time, although no telemetry came: what is due is said at the next pump. Telemetry of before does not count then.</summary>
    public void AdvanceTo(Instant now) => _advance = now > _advance ? now : _advance;

    /// <summary>Works off what was heard, and publishes what the watch says to the processor.</summary>
    public void Pump(Processor processor) => Pump(new ProcessorOutlet(processor));

    /// <summary>As <see cref="Pump(Processor)"/>, for telemetry of the past: what was told in its time is not told again.</summary>
    public void Pump(LeakNews news) => Pump((ILeakOutlet)news);

    /// <summary>Takes over what another monitor heard and was not pumped for, the oldest first, and so many samples at most. Rows that people wrote are all taken at once: they wait for their time.</summary>
    /// <param name="other">The other; of the same definition.</param>
    /// <param name="most">Samples at most.</param>
    /// <returns>Whether it has more.</returns>
    public bool TakeOver(LeakMonitor other, int most)
    {
        ArgumentNullException.ThrowIfNull(other);
        _written.AddRange(other._written);
        _read.AddRange(other._read);
        other._written.Clear();
        other._read.Clear();
        int count = Math.Min(most, other._heard.Count - other._taken);
        _heard.AddRange(other._heard.GetRange(other._taken, count));
        other._taken += count;
        if (other._taken < other._heard.Count) return true;
        other._heard.Clear();
        other._taken = 0;
        return false;
    }

    /// <inheritdoc cref="Pump(Processor)"/>
    internal void Pump(ILeakOutlet outlet)
    {
        if (_heard.Count + _written.Count + _read.Count > 0) _picture = null;
        foreach (Operation operation in _written)
        {
            _operations.Know(operation);
            _timeline.Write(operation);
        }
        _written.Clear();
        foreach (Measurement reading in _read) Take(reading with { Time = reading.Time > _timeline.Latest ? reading.Time : _timeline.Latest });
        _read.Clear();
        foreach ((Instant time, StationSignal signal, TelemetryValue value) in _heard)
        {
            Take(time, in signal, in value);
            Gather();
        }
        _heard.Clear();
        if (_advance > _timeline.Latest) _timeline.AdvanceTo(_advance);
        Gather();
        while (_done.TryDequeue(out Operation? operation)) Tell(operation, outlet);
        while (_said.TryDequeue(out LeakReport? report)) Publish(report, outlet);
    }

    private void Take(Instant time, in StationSignal signal, in TelemetryValue value)
    {
        if (signal.Kind == SignalKind.Reading) Take(new Measurement(time, signal.Quantity, signal.Place, value.TryGetNumber(out double number) ? signal.Unit.Of(number) : double.NaN));
        else if (signal.Kind != SignalKind.Quality)
        {
            if (_operations.Take(time, in signal, in value) is not { } operation) return;
            _timeline.Take(operation);
            _done.Enqueue(operation);
        }
        else if (value.Text == NoValue) Take(new Measurement(time, signal.Quantity, signal.Place, double.NaN));
    }

    private void Take(Measurement row)
    {
        if ((uint)row.Module >= (uint)_channels.Plan.Modules.Count) return;
        LeakNotes.Note note = _notes.Sensor(row.Quantity, row.Module);
        if ((double.IsNaN(row.Value) || ChannelNames.IsPossible(row.Quantity, row.Value)) && note.Take(row.Time, row.Value)) _timeline.Take(in row);
        else note.Refused++;
    }

    private void Gather()
    {
        while (_watch.TryTake(out LeakReport? report)) _said.Enqueue(report!);
    }

    private static void Tell(Operation done, ILeakOutlet outlet)
    {
        var extra = new Dictionary<string, string> { ["event"] = SignalNames.Of(done.Kind), ["subject"] = done.Subject, ["value"] = done.Text };
        outlet.Raise("operation", EventSeverity.Info, string.Join(' ', extra.Values).TrimEnd(), done.Time, extra);
    }

    private void Publish(LeakReport report, ILeakOutlet outlet)
    {
        _notes.Take(report);
        _picture = null;
        foreach ((Parameter parameter, LeakParameter source) in _parameters)
            if (source.Of(report) is { } value && outlet.Set(parameter, value, report.Time) is { } refusal) Refusal = $"{parameter.QualifiedName}: {refusal}";
        if (TryEvent(report, out string? type, out EventSeverity severity, out string? message)) outlet.Raise(type, severity, message, report.Time);
        Told?.Invoke(report);
    }

    private bool TryEvent(LeakReport report, [NotNullWhen(true)] out string? type, out EventSeverity severity, [NotNullWhen(true)] out string? message)
    {
        (type, severity, message) = report switch
        {
            AlarmReport alarm => ("leak-alarm", EventSeverity.Critical, LeakWords.Alarm(_channels.Plan, _watch.Options, alarm)),
            ClearReport clear => ("leak-clear", EventSeverity.Info, LeakWords.Over(clear)),
            NextClosureReport next => ("next-closure", EventSeverity.Watch, LeakWords.Next(_channels.Plan, next)),
            PatchVerdictReport patch => ("patch-verdict", Severity(patch), LeakWords.Patch(_channels.Plan, patch)),
            SensorFaultReport fault => ("sensor-fault", EventSeverity.Warning, LeakWords.Fault(_channels.Plan, fault)),
            _ => (null, EventSeverity.Info, null),
        };
        return type is not null && message is not null;
    }

    private static EventSeverity Severity(PatchVerdictReport report) => report.Verdict switch
    {
        PatchGrade.Reduced => EventSeverity.Watch,
        PatchGrade.DoesNotHold => EventSeverity.Warning,
        _ => EventSeverity.Info,
    };

    /// <summary>On-board clocks cut to parts of two; files have milliseconds.</summary>
    private static Instant Millisecond(Instant time)
    {
        const long step = 1_000_000;
        long rest = ((time.TaiNanoseconds % step) + step) % step;
        return Instant.FromTaiNanoseconds(time.TaiNanoseconds - rest + (rest >= step / 2 ? step : 0));
    }
}
