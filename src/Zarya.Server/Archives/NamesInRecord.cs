using Zarya.Archive.Entries;
using Zarya.Archive.Log;
using Zarya.Mdb.Model;

namespace Zarya.Server.Archives;

/// <summary>
/// Which names occur in the record: containers and links of packets, sources of events. What came in since the last question is looked at and nothing twice; of streams whose packets are all of one container only the first packet
/// is. Safe for any number of threads.
/// </summary>
/// <param name="record">The record.</param>
public sealed class NamesInRecord(MissionRecord record)
{
    private readonly Lock _lock = new();
    private readonly SortedSet<string> _packets = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _links = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _sources = new(StringComparer.Ordinal);
    private long _throughPackets;
    private long _throughEvents;

    /// <summary>The qualified names of the containers of packets, and the links that packets came in by, each in order.</summary>
    public (IReadOnlyList<string> Names, IReadOnlyList<string> Links) Packets()
    {
        lock (_lock)
        {
            long last = record.Store.LastEntry;
            PacketContainers.Naming naming = record.Containers.CreateNaming();
            bool Wants(StreamKey stream)
            {
                if (!stream.IsPackets) return false;
                _links.Add(stream.Link);
                if (!record.Containers.TryGet(stream, out SequenceContainer? settled)) return true;
                _packets.Add(settled!.QualifiedName);
                return false;
            }

            using var reader = new EntryReader(record.Store, new EntryQuery { FirstEntry = _throughPackets + 1, LastEntry = last, Kind = EntryKind.Packet, Streams = Wants });
            while (reader.Read())
                if (naming.Of(reader.Stream, reader.Octets) is { } container) _packets.Add(container.QualifiedName);
            record.Note(reader.Damage);
            _throughPackets = last;
            return ([.. _packets], [.. _links]);
        }
    }

    /// <summary>The sources of events, in order.</summary>
    public IReadOnlyList<string> EventSources()
    {
        lock (_lock)
        {
            long last = record.Store.LastEntry;
            using var reader = new EntryReader(record.Store, new EntryQuery { FirstEntry = _throughEvents + 1, LastEntry = last, Kind = EntryKind.Event });
            while (reader.Read())
                if (EventEntry.TryRead(reader.Octets, out _) is { } happening) _sources.Add(happening.Source);
            record.Note(reader.Damage);
            _throughEvents = last;
            return [.. _sources];
        }
    }
}
