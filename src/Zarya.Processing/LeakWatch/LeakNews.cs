using Zarya.Mdb.Model;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Processing.LeakWatch;

/// <summary>
/// What a watch says while telemetry of the past is gone over again. What was told in its time is no news and is let go; what the last run had no time to tell is kept, to be told once.
/// </summary>
/// <param name="told">Values of this time and before were told.</param>
/// <param name="isToldEvent">Whether an event of a later time was told all the same, by type and time.</param>
public sealed class LeakNews(Instant told, Func<string, Instant, bool> isToldEvent) : ILeakOutlet
{
    private readonly List<Action<ILeakOutlet>> _kept = [];

    /// <summary>Values and events that are to be told.</summary>
    public int Count => _kept.Count;

    /// <summary>Tells a processor.</summary>
    public void Tell(Processor processor)
    {
        var outlet = new ProcessorOutlet(processor);
        foreach (Action<ILeakOutlet> one in _kept) one(outlet);
        _kept.Clear();
    }

    string? ILeakOutlet.Set(Parameter parameter, TelemetryValue value, Instant generation)
    {
        if (generation > told) _kept.Add(to => to.Set(parameter, value, generation));
        return null;
    }

    void ILeakOutlet.Raise(string type, EventSeverity severity, string message, Instant generation, IReadOnlyDictionary<string, string>? extra)
    {
        if (generation > told && !isToldEvent(type, generation)) _kept.Add(to => to.Raise(type, severity, message, generation, extra));
    }
}
