using Zarya.Mdb.Model;
using Zarya.Processing.Events;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Processing.LeakWatch;

/// <summary>Where the monitor puts what the watch says: a processor.</summary>
internal interface ILeakOutlet
{
    /// <summary>Gives a parameter its value.</summary>
    string? Set(Parameter parameter, TelemetryValue value, Instant generation);

    /// <summary>Takes an event.</summary>
    void Raise(string type, EventSeverity severity, string message, Instant generation, IReadOnlyDictionary<string, string>? extra = null);
}

/// <summary>A processor as an outlet.</summary>
internal sealed class ProcessorOutlet(Processor processor) : ILeakOutlet
{
    private const string Source = "LeakWatch";

    public string? Set(Parameter parameter, TelemetryValue value, Instant generation) => processor.Set(parameter, value, generation, processor.Now);

    public void Raise(string type, EventSeverity severity, string message, Instant generation, IReadOnlyDictionary<string, string>? extra) => processor.Raise(new MissionEvent
    {
        Source = Source,
        Type = type,
        Severity = severity,
        Message = message,
        GenerationTime = generation,
        ReceptionTime = processor.Now,
        Extra = extra ?? new Dictionary<string, string>(),
    });
}
