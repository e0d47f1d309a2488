using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Routing;
using Zarya.Server.Api.Schema.Values;
using Zarya.Server.Api.Translation;
using Zarya.Server.Archives;
using Zarya.Server.Archives.Filters;
using Zarya.Time;

namespace Zarya.Server.Api.Archive;

/// <summary>What calls to the archive have in their queries, as the archive wants it.</summary>
internal static class ArchiveCall
{
    /// <summary>The archive of a mission.</summary>
    /// <exception cref="ApiException">There is no such mission: 404.</exception>
    public static MissionArchive Archive(this ApiCall call, string instance) => MissionArchive.Of(call.Mission(instance));

    /// <summary>A time that the client said, or one in its place.</summary>
    public static Instant TimeOr(this ApiCall call, Google.Protobuf.WellKnownTypes.Timestamp? said, Instant otherwise) => said is null ? otherwise : WireTime.ToInstant(said, call.LeapSeconds);

    /// <summary>Whether the last comes first: unless said otherwise.</summary>
    /// <exception cref="ApiException">It is no order: 400.</exception>
    public static bool IsDescending(string order, bool otherwise = true) => order.ToUpperInvariant() switch
    {
        "" => otherwise,
        "DESC" or "DESCENDING" => true,
        "ASC" or "ASCENDING" => false,
        _ => throw ApiException.BadRequest($"'{order}' is no order: asc or desc"),
    };

    /// <summary>Where the page before ended.</summary>
    /// <exception cref="ApiException">It is none of ours: 400.</exception>
    public static PageToken? After(string next)
    {
        if (next.Length == 0) return null;
        return PageToken.TryRead(next, out PageToken token) ? token : throw ApiException.BadRequest("The continuation token is not one of this server's");
    }

    /// <summary>How many are left out first.</summary>
    /// <exception cref="ApiException">Fewer than none, or more than can be: 400.</exception>
    public static int Skip(long position) => position is >= 0 and <= int.MaxValue / 2 ? (int)position : throw ApiException.BadRequest($"{position} is no position");

    /// <summary>A length of time in milliseconds.</summary>
    /// <exception cref="ApiException">It is negative or longer than time: 400.</exception>
    public static Duration Milliseconds(long milliseconds) =>
        milliseconds is >= 0 and <= long.MaxValue / 1_000_000 ? Duration.FromMilliseconds(milliseconds) : throw ApiException.BadRequest($"{milliseconds} ms is no length of time");

    /// <summary>The parameter of a path, or a part of it.</summary>
    /// <exception cref="ApiException">There is none: 404.</exception>
    public static (ParameterTarget Target, ParameterPath Path) Parameter(MissionArchive archive, string name, string nameSpace = "") => Parameter(archive, nameSpace.Length > 0 ? new NamedObjectId { Name = name, Namespace = nameSpace } : new NamedObjectId { Name = name });

    /// <summary>The parameter of an identifier, or a part of it.</summary>
    /// <exception cref="ApiException">There is none: 404.</exception>
    public static (ParameterTarget Target, ParameterPath Path) Parameter(MissionArchive archive, NamedObjectId id)
    {
        if (!MdbIndex.Of(archive.Record.Database).TryGetParameter(id, out ParameterTarget? target) || ParameterPath.TryFind(archive.Record, target.Name) is not { } path) throw ApiException.NotFound($"No parameter named {id.Name}");
        return (target, path);
    }

    /// <summary>A filter.</summary>
    /// <exception cref="ApiException">It is none: 400, with the place.</exception>
    public static FilterExpression<T>? Filter<T>(FilterParser<T> parser, string text)
    {
        if (text.Length == 0) return null;
        return parser.TryParse(text, out FilterExpression<T>? filter, out FilterProblem? problem) ? filter : throw ApiException.BadRequest($"The filter cannot be read: {problem}");
    }

    /// <summary>What separates cells.</summary>
    /// <exception cref="ApiException">It is no separator: 400.</exception>
    public static char Separator(string name) => name.ToUpperInvariant() switch
    {
        "" or "TAB" => '\t',
        "COMMA" => ',',
        "SEMICOLON" => ';',
        _ => throw ApiException.BadRequest($"'{name}' is no delimiter: TAB, COMMA or SEMICOLON"),
    };

    /// <summary>An export piece by piece; the client's reading sets the pace.</summary>
    public static RawAnswer Pieces(string mediaType, string fileName, IEnumerable<ReadOnlyMemory<byte>> pieces) => new(mediaType, fileName, async (output, stop) =>
    {
        foreach (ReadOnlyMemory<byte> piece in pieces) await output.WriteAsync(piece, stop);
    });

    /// <summary>Messages one after the other; the client's reading sets the pace.</summary>
#pragma warning disable CS1998 // Nothing is waited for here: whoever takes the messages waits for the client.
    public static async IAsyncEnumerable<T> Each<T>(IEnumerable<T> items)
#pragma warning restore CS1998
    {
        foreach (T item in items) yield return item;
    }

    /// <summary>The routes of the archive.</summary>
    public static IEnumerable<ApiRoute> Routes => [.. HistoryResource.Routes, .. PlotResource.Routes, .. PacketResource.Routes, .. RecordedEventResource.Routes, .. RecordedAlarmResource.Routes, .. RecordedCommandResource.Routes, .. IndexResource.Routes];
}
