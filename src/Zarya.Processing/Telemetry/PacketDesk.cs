using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Values;
using Zarya.Processing.Events;
using Zarya.Time;

namespace Zarya.Processing.Telemetry;

/// <summary>From packets to stored values.</summary>
internal sealed class PacketDesk
{
    private readonly ProcessorPlan _plan;
    private readonly NewestValues _newest;
    private readonly EventDesk _events;
    private readonly Dictionary<PacketLane, DecodedPacket> _buffers;
    private readonly Dictionary<SequenceContainer, int> _watches = [];
    private (string Link, PacketLane? Lane, DecodedPacket? Buffer)? _last;

    public PacketDesk(ProcessorPlan plan, NewestValues newest, EventDesk events)
    {
        (_plan, _newest, _events) = (plan, newest, events);
        _buffers = plan.Lanes.ToDictionary(l => l, l => l.Plan.CreateBuffer());
    }

    public long Packets { get; private set; }

    public long Undecoded { get; private set; }

    public long Values { get; private set; }

    /// <summary>Decodes a packet and stores its values.</summary>
    /// <returns>What there is to do about it; nothing if no container begins to describe it.</returns>
    public Intake Take(in PacketArrival packet)
    {
        Packets++;
        Intake intake = Read(in packet);
        if (intake.Lane is not null) Values += intake.Decoded.Count;
        if (intake.Claimed is { } claimed) Doubt(packet.Link, intake.Track, claimed, packet.Reception);
        if (intake.IsWhole) return intake;
        Undecoded++;
        if (intake.Lane is not null) Complain(packet.Link, null, intake.Decoded.Error, packet.Octets.Length, ApidOf(packet.Octets), intake.Generation, packet.Reception);
        else Complain(packet.Link, _last!.Value.Lane is null ? "the definition has no container to start with" : "too large", default, packet.Octets.Length, -1, packet.Reception, packet.Reception);
        return intake;
    }

    /// <summary>As <see cref="Take"/>, for a packet of an earlier run: it counts for nothing, and nobody hears of it.</summary>
    public Intake Read(in PacketArrival packet)
    {
        if (_last is not { } last || !ReferenceEquals(last.Link, packet.Link))
        {
            PacketLane? own = _plan.LaneOf(packet.Link);
            _last = last = (packet.Link, own, own is null ? null : _buffers[own]);
        }
        if (last.Lane is not { } lane || packet.Octets.Length > ContainerPlan.MaxPacketOctets) return default;
        DecodedPacket decoded = last.Buffer!;
        bool ok = lane.Plan.Decode(packet.Octets, decoded);
        Instant? claimed = null;
        if (!lane.Clock.TryRead(decoded, packet.Octets, out Instant generation)) generation = packet.Reception;
        else if (!PacketClock.IsPossible(generation, packet.Reception)) (claimed, generation) = (generation, packet.Reception);
        PacketTrack track = _newest.TrackOf(lane, decoded.Container, out bool isNew);
        if (isNew) Mark(track);
        ReadOnlySpan<int> noted = _newest.Store(lane, track, decoded, packet.Octets, generation, packet.Reception);
        return new Intake { Lane = lane, Track = track, Decoded = decoded, Generation = generation, Noted = noted, IsWhole = ok, Claimed = claimed };
    }

    public void Watch(SequenceContainer container, int step)
    {
        int count = Math.Max(0, _watches.GetValueOrDefault(container) + step);
        if (count > 0) _watches[container] = count;
        else _watches.Remove(container);
        foreach (PacketTrack track in _newest.Tracks) Mark(track);
    }

    // CCSDS 133.0-B-2, 4.1.3: a version of 0, and octets 4 and 5 hold the length of what follows less one. What fits that is most likely a space packet.
    private static int ApidOf(ReadOnlySpan<byte> packet) => packet.Length >= 7 && packet[0] < 0x20 && ((packet[4] << 8) | packet[5]) == packet.Length - 7 ? ((packet[0] & 7) << 8) | packet[1] : -1;

    private void Mark(PacketTrack track) => track.Watched = [.. track.Chain.Where(_watches.ContainsKey)];

    private void Doubt(string link, PacketTrack track, Instant claimed, Instant reception)
    {
        const string Type = "Clock";
        string key = string.Concat(link, "\n", track.Chain[0].QualifiedName);
        if (_events.TryCount("Processor", Type, key, reception, reception)) return;
        Tell(Type, key, $"link {link}: a packet {track.Chain[0].QualifiedName} says that it was made at {claimed.ToUtcString(_plan.Options.LeapSeconds, 0)}, which is not believed: it has the time at which it came in", reception, reception);
    }

    private void Complain(string link, string? reason, DecodeError error, int octets, int apid, Instant generation, Instant reception)
    {
        string type = error.Kind == DecodeErrorKind.None ? "Packet" : error.Kind.ToString();
        string key = string.Concat(link, "\n", error.Entry ?? reason);
        if (_events.TryCount("Processor", type, key, generation, reception)) return;
        string words = reason ?? error.Describe(octets * 8);
        if (apid >= 0 && error.Kind == DecodeErrorKind.NoContainer) words = $"the definition does not know APID {apid}: {words}";
        Tell(type, key, $"link {link}: a packet of {octets} octets cannot be decoded: {words}", generation, reception);
    }

    private void Tell(string type, string key, string message, Instant generation, Instant reception) => _events.Take(new MissionEvent
    {
        Source = "Processor",
        Type = type,
        Message = message,
        Severity = EventSeverity.Watch,
        GenerationTime = generation,
        ReceptionTime = reception,
    }, reception, key);
}

/// <summary>A packet that was decoded as far as it goes, and whose values are stored.</summary>
internal readonly ref struct Intake
{
    public PacketLane? Lane { get; init; }

    public PacketTrack Track { get; init; }

    public DecodedPacket Decoded { get; init; }

    public Instant Generation { get; init; }

    /// <summary>The time that the packet says and that is not believed; <see langword="null"/> usually.</summary>
    public Instant? Claimed { get; init; }

    /// <summary>Indices of values that somebody wants to know of.</summary>
    public ReadOnlySpan<int> Noted { get; init; }

    /// <summary>Whether it was decoded to its end.</summary>
    public bool IsWhole { get; init; }
}
