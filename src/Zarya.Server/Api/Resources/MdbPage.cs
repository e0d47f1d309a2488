using Zarya.Mdb.Model;
using Zarya.Server.Api.Calls;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Schema.Requests;
using Zarya.Server.Api.Translation;

namespace Zarya.Server.Api.Resources;

/// <summary>A page of a list of a definition: filtered by system, words, type and source, from where the token says.</summary>
internal sealed class MdbPage<T> where T : NamedItem
{
    /// <summary>The items; with the path of the member that was found, if it was a member.</summary>
    public required IReadOnlyList<(T Item, IReadOnlyList<string> Path)> Items { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int TotalSize { get; init; }

    /// <summary>Direct sub-systems of the wanted system, on the first page.</summary>
    public required IReadOnlyList<SpaceSystem> Systems { get; init; }

    /// <summary>The token of the next page; <see langword="null"/> on the last one.</summary>
    public string? Next { get; init; }

    /// <summary>Filters and cuts.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="all">All there are, sorted.</param>
    /// <param name="index">For systems.</param>
    /// <exception cref="ApiException">Limit, token or system is wrong.</exception>
    public static MdbPage<T> Of(ListMdbRequest request, IReadOnlyList<T> all, MdbIndex index)
    {
        int limit = Paging.Limit(request.HasLimit, request.Limit);
        string[] terms = request.Q.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        SpaceSystem? system = null;
        bool isBounded = request.HasSystem && request.System.Length > 0;
        bool isTop = isBounded && request.System == "/";
        if (isBounded && !isTop && !index.TryGetSystem(request.System, out system)) throw ApiException.NotFound($"No space system named '{request.System}'");
        var kept = new List<(T, IReadOnlyList<string>)>();
        foreach (T item in all)
        {
            if (isBounded && !(terms.Length == 0 ? item.System == system : isTop || IsBelow(item, system!))) continue;
            if (!IsWanted(item, request)) continue;
            if (terms.Length == 0 || Matches(item, terms, "")) kept.Add((item, []));
            else if (request.SearchMembers && item is Parameter parameter)
                kept.AddRange(Members(parameter.Type.Target, [], 8).Where(path => Matches(item, terms, "." + string.Join('.', path))).Select(path => (item, path)));
        }
        int start = request.HasNext ? Start(request.Next) : Math.Max(0, request.Pos);
        int count = Math.Max(0, Math.Min(limit, kept.Count - start));
        return new()
        {
            Items = start < kept.Count ? kept.GetRange(start, count) : [],
            TotalSize = kept.Count,
            Systems = start > 0 || !isBounded || terms.Length > 0 ? [] : [.. index.Systems.Where(s => s.System == system)],
            Next = start + count < kept.Count ? Paging.Token(FormattableString.Invariant($"{start + count}")) : null,
        };
    }

    private static int Start(string token) => int.TryParse(Paging.Place(token), out int start) && start >= 0 ? start : throw ApiException.BadRequest("The continuation token is not one of this list's");

    private static bool IsWanted(T item, ListMdbRequest request) => item switch
    {
        Parameter parameter => (request.Type.Count == 0 || request.Type.Any(t => IsType(parameter.Type.Target, t)))
            && (!request.HasSource || ParameterTranslation.SourceOf(parameter).ToString().Equals(request.Source.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)),
        DataType type => request.Type.Count == 0 || request.Type.Any(t => IsType(type, t)),
        MetaCommand command => !(request.NoAbstract && command.IsAbstract),
        _ => true,
    };

    private static bool IsType(DataType? type, string wanted) => wanted == "array" ? type is ArrayDataType : TypeTranslation.EngType(type) == wanted;

    private static bool IsBelow(T item, SpaceSystem system)
    {
        for (SpaceSystem? at = item.System; at is not null; at = at.System)
            if (at == system) return true;
        return false;
    }

    private static bool Matches(T item, string[] terms, string member) => terms.All(t =>
        (item.QualifiedName + member).Contains(t, StringComparison.OrdinalIgnoreCase)
        || item.ShortDescription?.Contains(t, StringComparison.OrdinalIgnoreCase) == true
        || item.Aliases.Any(a => a.Name.Contains(t, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<IReadOnlyList<string>> Members(DataType? type, IReadOnlyList<string> path, int depth)
    {
        if (type is not AggregateDataType aggregate || depth == 0) yield break;
        foreach (Member member in aggregate.Members)
        {
            IReadOnlyList<string> own = [.. path, member.Name];
            yield return own;
            foreach (IReadOnlyList<string> deeper in Members(member.Type.Target, own, depth - 1)) yield return deeper;
        }
    }
}
