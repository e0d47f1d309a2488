using Google.Protobuf;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Packets;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Translation;
using Zarya.Server.Archives;
using Zarya.Server.Archives.Filters;
using Zarya.Time;

namespace Zarya.Server.Api.Archive;

/// <summary>Packets that are in the record.</summary>
internal static class PacketResource
{
    public static IEnumerable<ApiRoute> Routes =>
    [
        ApiRoute.Of<InstanceRequest, ListPacketNamesResponse>("GET", "/api/archive/{instance}/packet-names", ListNames),
        ApiRoute.Of<ListPacketsRequest, ListPacketsResponse>("GET", "/api/archive/{instance}/packets", List),
        ApiRoute.Of<ListPacketsRequest, ListPacketsResponse>("POST", "/api/archive/{instance}/packets:list", List, isReading: true),
        ApiRoute.Of<Schema.Requests.PacketRequest, TmPacketData>("GET", "/api/archive/{instance}/packets/{gentime}/{seqnum}", Get),
        ApiRoute.Of<Schema.Requests.PacketRequest, TmPacketData>("GET", "/api/archive/{instance}/packets/{pname*}/{gentime}/{seqnum}", Get),
        ApiRoute.Raw<ListPacketsRequest>("GET", "/api/archive/{instance}:exportPackets", "application/octet-stream", Export),
        ApiRoute.Stream<StreamPacketsRequest, TmPacketData>("POST", "/api/stream-archive/{instance}:streamPackets", Stream),
        ApiRoute.Stream<StreamPacketsRequest, TmPacketData>("POST", "/api/archive/{instance}:streamPackets", Stream),
    ];

    private static ListPacketNamesResponse ListNames(ApiCall call, InstanceRequest request)
    {
        (IReadOnlyList<string> names, IReadOnlyList<string> links) = call.Archive(request.Instance).Names.Packets();
        return new ListPacketNamesResponse { Packets = { names }, Links = { links } };
    }

    private static ListPacketsResponse List(ApiCall call, ListPacketsRequest request)
    {
        MissionArchive archive = call.Archive(request.Instance);
        int limit = Paging.Limit(request.HasLimit, request.Limit);
        if (limit == 0) return new ListPacketsResponse();
        Page<RecordedPacket> page = archive.Packets.List(Wanted(call, request) with { Limit = limit }, call.Aborted);
        var answer = new ListPacketsResponse { Packets = { page.Items.Select(p => Wire(p, call.LeapSeconds)) } };
        if (page.Next is { } next) answer.ContinuationToken = next.ToString();
        return answer;
    }

    private static TmPacketData Get(ApiCall call, Schema.Requests.PacketRequest request)
    {
        MissionArchive archive = call.Archive(request.Instance);
        if (request.Gentime is null) throw ApiException.BadRequest("The generation time is missing");
        // What a client cut off a time, it does not know.
        Duration precision = Duration.FromNanoseconds(request.Gentime.Nanos % 1_000_000 == 0 ? 1_000_000 : request.Gentime.Nanos % 1000 == 0 ? 1000 : 0);
        return archive.Packets.Find(WireTime.ToInstant(request.Gentime, call.LeapSeconds), precision, request.Seqnum, request.HasPname ? request.Pname : null) is { } packet
            ? Wire(packet, call.LeapSeconds)
            : throw ApiException.NotFound("No such packet");
    }

    private static RawAnswer Export(ApiCall call, ListPacketsRequest request) =>
        ArchiveCall.Pieces("application/octet-stream", "packets.raw", call.Archive(request.Instance).Exports.Packets(Wanted(call, request), call.Aborted));

    private static IAsyncEnumerable<TmPacketData> Stream(ApiCall call, StreamPacketsRequest request)
    {
        var wanted = new Archives.PacketRequest { Start = call.TimeOr(request.Start, Instant.MinValue), Stop = call.TimeOr(request.Stop, Instant.MaxValue), Names = request.Name };
        return ArchiveCall.Each(call.Archive(request.Instance).Exports.PacketsOneByOne(wanted, call.Aborted).Select(p => Wire(p, call.LeapSeconds)));
    }

    private static Archives.PacketRequest Wanted(ApiCall call, ListPacketsRequest request) => new()
    {
        Start = call.TimeOr(request.Start, Instant.MinValue),
        Stop = call.TimeOr(request.Stop, Instant.MaxValue),
        IsDescending = ArchiveCall.IsDescending(request.Order),
        After = ArchiveCall.After(request.Next),
        Names = [.. request.Name.Where(n => n.Length > 0)],
        Link = request.Link.Length > 0 ? request.Link : null,
        Filter = ArchiveCall.Filter(RecordFilters.Packets, request.Filter),
    };

    private static TmPacketData Wire(RecordedPacket packet, LeapSeconds leapSeconds) => new()
    {
        Id = new() { Name = packet.Name },
        Packet = UnsafeByteOperations.UnsafeWrap(packet.Octets),
        Size = packet.Octets.Length,
        SequenceNumber = packet.SequenceCount,
        GenerationTime = WireTime.ToTimestamp(packet.Generation, leapSeconds),
        ReceptionTime = WireTime.ToTimestamp(packet.Reception, leapSeconds),
        Link = packet.Link,
    };
}
