using Zarya.Archive.Log;
using Zarya.Archive.Views;
using Zarya.Mdb.Model;
using Zarya.Server.Archives.Filters;
using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>A packet of the record.</summary>
/// <param name="Number">Its entry.</param>
/// <param name="Name">The qualified name of the deepest container that matches; empty if the definition has none.</param>
/// <param name="Link">The door it came in by.</param>
/// <param name="Generation">When it came into being on board; its reception time if that is unknown.</param>
/// <param name="Reception">When it came in.</param>
/// <param name="Octets">The packet.</param>
public sealed record RecordedPacket(long Number, string Name, string Link, Instant Generation, Instant Reception, byte[] Octets)
{
    /// <summary>The packet sequence count (CCSDS 133.0-B-2, 4.1.3.4.3), 0 to 16,383.</summary>
    public int SequenceCount => PacketCursor.SequenceOf(Octets);
}

/// <summary>Which packets are asked for.</summary>
public sealed record PacketRequest
{
    /// <summary>The start; it belongs to it, in either order.</summary>
    public Instant Start { get; init; } = Instant.MinValue;

    /// <summary>The stop; it does not.</summary>
    public Instant Stop { get; init; } = Instant.MaxValue;

    /// <summary>Whether the last comes first.</summary>
    public bool IsDescending { get; init; } = true;

    /// <summary>Packets of a page at most: 1 or more.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended.</summary>
    public PageToken? After { get; init; }

    /// <summary>Only packets with these containers; <see langword="null"/> or empty for all.</summary>
    public IReadOnlyCollection<string>? Names { get; init; }

    /// <summary>Only packets of this link; <see langword="null"/> for all.</summary>
    public string? Link { get; init; }

    /// <summary>Only packets that fit, or <see langword="null"/>.</summary>
    public FilterExpression<RecordedPacket>? Filter { get; init; }
}

/// <summary>Goes through packets of the record by generation time, each once. Belongs to one thread.</summary>
public sealed class PacketCursor : IDisposable
{
    private const int EntriesBetweenLooks = 1024;

    private readonly MissionRecord _record;
    private readonly PacketRequest _request;
    private readonly GenerationReader _reader;
    private readonly PacketContainers.Naming _naming;
    private readonly HashSet<string>? _names;
    private long _looks;

    /// <summary>Begins in front of the first one.</summary>
    /// <param name="record">The record.</param>
    /// <param name="request">Which packets.</param>
    /// <param name="isWhole">Whether all are wanted, not a page.</param>
    public PacketCursor(MissionRecord record, PacketRequest request, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(request);
        (_record, _request, _naming) = (record, request, record.Containers.CreateNaming());
        if (request.Names is { Count: > 0 } names) _names = [.. names.Select(n => n.StartsWith('/') ? n : "/" + n)];
        _reader = new GenerationReader(record.Store, new GenerationQuery
        {
            From = request.Start,
            Before = request.Stop,
            IsBackwards = request.IsDescending,
            After = request.After is { } after ? (after.Generation, after.Number) : null,
            FewEntries = isWhole ? 0 : request.Limit + 1,
            Streams = Wants,
        });
    }

    /// <summary>The entry's number.</summary>
    public long Number => _reader.Number;

    /// <summary>The deepest container that matches; <see langword="null"/> if the definition has none.</summary>
    public SequenceContainer? Container { get; private set; }

    /// <summary>Its stream.</summary>
    public StreamKey Stream => _reader.Stream;

    /// <summary>When it came into being on board.</summary>
    public Instant Generation => _reader.Generation;

    /// <summary>When it came in.</summary>
    public Instant Reception => _reader.Reception;

    /// <summary>Its octets; they stand until the next one is read.</summary>
    public ReadOnlySpan<byte> Octets => _reader.Octets;

    /// <summary>The packet by itself.</summary>
    public RecordedPacket Current => new(Number, Container?.QualifiedName ?? "", Stream.Link, Generation, Reception, Octets.ToArray());

    /// <summary>Goes to the next one; <see langword="false"/> behind the last.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public bool Read(CancellationToken stop)
    {
        while (_request.Stop > _request.Start && _reader.Read())
        {
            if (++_looks % EntriesBetweenLooks == 0) stop.ThrowIfCancellationRequested();
            Container = _naming.Of(_reader.Stream, _reader.Octets);
            if (_names is not null && !_names.Contains(Container?.QualifiedName ?? "")) continue;
            if (_request.Filter is null || _request.Filter.Matches(Current)) return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _record.Note(_reader.Damage);
        _reader.Dispose();
    }

    internal static int SequenceOf(ReadOnlySpan<byte> packet) => packet.Length >= 4 ? ((packet[2] << 8) | packet[3]) & 0x3FFF : 0;

    private bool Wants(StreamKey stream)
    {
        if (!stream.IsPackets || (_request.Link is not null && stream.Link != _request.Link)) return false;
        return _names is null || !_record.Containers.TryGet(stream, out SequenceContainer? settled) || _names.Contains(settled!.QualifiedName);
    }
}

/// <summary>Packets, page by page. Safe for any number of threads.</summary>
/// <param name="record">The record.</param>
public sealed class PacketQuery(MissionRecord record)
{
    /// <summary>A page.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public Page<RecordedPacket> List(PacketRequest request, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1);
        var packets = new List<RecordedPacket>();
        using var cursor = new PacketCursor(record, request, isWhole: false);
        while (cursor.Read(stop))
        {
            if (packets.Count == request.Limit) return new Page<RecordedPacket>(packets, new PageToken(packets[^1].Generation, packets[^1].Number));
            packets.Add(cursor.Current);
        }
        return new Page<RecordedPacket>(packets, null);
    }

    /// <summary>The packet of a time and sequence count; <see langword="null"/> if there is none.</summary>
    /// <param name="generation">Its generation time.</param>
    /// <param name="precision">How exactly the time is known: a client may have cut it to milliseconds. The first packet at or after it, within this, is taken.</param>
    /// <param name="sequenceCount">Its sequence count.</param>
    /// <param name="name">Its container, or <see langword="null"/>.</param>
    public RecordedPacket? Find(Instant generation, Duration precision, int sequenceCount, string? name = null)
    {
        Instant stop = generation.TaiNanoseconds > long.MaxValue - precision.Nanoseconds - 1 ? Instant.MaxValue : generation + precision;
        using var cursor = new PacketCursor(record, new PacketRequest { Start = generation, Stop = stop <= generation ? TimeRange.Next(generation) : stop, IsDescending = false, Names = name is null ? null : [name] }, isWhole: false);
        while (cursor.Read(default))
            if (PacketCursor.SequenceOf(cursor.Octets) == sequenceCount) return cursor.Current;
        return null;
    }
}
