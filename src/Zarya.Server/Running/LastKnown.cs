using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Mdb.Model;
using Zarya.Processing;
using Zarya.Processing.Telemetry;
using Zarya.Server.Missions;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>
/// The newest values at the end of a record: the last packets of each stream, and the last values of what is computed and of the ground. So that who looks after a restart sees what was known, with its times, and not nothing. Looks at no more
/// than the last million entries.
/// </summary>
/// <param name="Packets">The last packets, in the order in which they came in.</param>
/// <param name="Values">The last values that came in none.</param>
internal sealed record LastKnown(IReadOnlyList<RememberedPacket> Packets, IReadOnlyList<ParameterSample> Values)
{
    /// <summary>Packets of a stream: it may hold several kinds by turns.</summary>
    private const int PacketsOfStream = 64;

    private const int MaxPackets = 20_000;
    private const long MaxEntries = 1_000_000;

    private const string Own = "/" + GroundDocuments.Root + "/";

    /// <summary>Reads them.</summary>
    public static LastKnown Read(LogStore store, MissionDatabase database)
    {
        long first;
        using (var end = new EntryReader(store, new EntryQuery { IsBackwards = true })) first = end.Read() ? Math.Max(1, end.Number - MaxEntries) : 1;
        return new LastKnown(ReadPackets(store, first), ReadValues(store, database, first));
    }

    /// <summary>Puts them into a new processor.</summary>
    public void Restore(Processor processor)
    {
        foreach (RememberedPacket packet in Packets) processor.Remember(new PacketArrival { Link = packet.Link, Reception = packet.Reception, Octets = packet.Octets });
        foreach (ParameterSample sample in Values) processor.Remember(sample);
    }

    private static List<RememberedPacket> ReadPackets(LogStore store, long first)
    {
        var packets = new List<RememberedPacket>();
        var counts = new Dictionary<StreamKey, int>();
        using var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.Packet, IsBackwards = true, FirstEntry = first, Streams = s => counts.GetValueOrDefault(s) < PacketsOfStream });
        while (packets.Count < MaxPackets && reader.Read())
        {
            int count = counts.GetValueOrDefault(reader.Stream);
            if (count >= PacketsOfStream) continue;
            counts[reader.Stream] = count + 1;
            packets.Add(new RememberedPacket(reader.Stream.Link, reader.Reception, reader.Octets.ToArray()));
        }
        packets.Reverse();
        return packets;
    }

    // What Zarya knows of itself it knows anew, and what people set is theirs to say whether it stays.
    private static List<ParameterSample> ReadValues(LogStore store, MissionDatabase database, long first)
    {
        var wanted = database.Parameters.Where(p => p.Source is DataSource.Derived || (p.Source is DataSource.Ground && !p.QualifiedName.StartsWith(Own, StringComparison.Ordinal))).ToDictionary(p => p.QualifiedName, StringComparer.Ordinal);
        var values = new List<ParameterSample>();
        if (wanted.Count == 0) return values;
        HashSet<StreamKey> streams = [.. wanted.Values.Select(ValuesEntry.StreamOf)];
        using var reader = new EntryReader(store, new EntryQuery { Kind = EntryKind.Values, IsBackwards = true, FirstEntry = first, Streams = streams.Contains });
        while (wanted.Count > 0 && reader.Read())
            foreach (ParameterSample sample in ValuesEntry.TryRead(reader.Octets, wanted.GetValueOrDefault, out _) ?? [])
                if (wanted.Remove(sample.Parameter.QualifiedName)) values.Add(sample);
        return values;
    }
}

/// <summary>A packet of an earlier run.</summary>
/// <param name="Link">The door that it came in by.</param>
/// <param name="Reception">When it came in.</param>
/// <param name="Octets">The packet.</param>
internal sealed record RememberedPacket(string Link, Instant Reception, byte[] Octets);
