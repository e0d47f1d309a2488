using Zarya.Processing.Events;

namespace Zarya.Server.Archives.Filters;

/// <summary>What filters can ask of what stands in the record.</summary>
public static class RecordFilters
{
    /// <summary>Severities in their order.</summary>
    public static IReadOnlyList<string> Severities { get; } = ["info", "watch", "warning", "distress", "critical", "severe"];

    /// <summary>Filters over events: message, seqNumber, severity, source, type.</summary>
    public static FilterParser<MissionEvent> Events { get; } = new(
        new TextField<MissionEvent>("message", e => e.Message),
        new NumberField<MissionEvent>("seqNumber", e => e.SequenceNumber),
        new WordField<MissionEvent>("severity", Severities, e => (int)e.Severity),
        new TextField<MissionEvent>("source", e => e.Source),
        new TextField<MissionEvent>("type", e => e.Type));

    /// <summary>Filters over packets: name, link, seqNumber, size.</summary>
    public static FilterParser<RecordedPacket> Packets { get; } = new(
        new TextField<RecordedPacket>("name", p => p.Name),
        new TextField<RecordedPacket>("link", p => p.Link),
        new NumberField<RecordedPacket>("seqNumber", p => p.SequenceCount),
        new NumberField<RecordedPacket>("size", p => p.Octets.Length));
}
