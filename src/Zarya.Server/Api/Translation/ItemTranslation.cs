using Zarya.Mdb.Model;
using Zarya.Server.Api.Schema.Mdb;
using Zarya.Server.Api.Schema.Values;

namespace Zarya.Server.Api.Translation;

/// <summary>What every named item of a definition carries.</summary>
internal static class ItemTranslation
{
    /// <summary>Other names.</summary>
    public static IEnumerable<NamedObjectId> Aliases(NamedItem item) => item.Aliases.Select(a => new NamedObjectId { Namespace = a.NameSpace, Name = a.Name });

    /// <summary>A remark.</summary>
    public static AncillaryDataInfo AncillaryOf(AncillaryItem item)
    {
        var wire = new AncillaryDataInfo { Value = item.Value, MimeType = item.MimeType };
        if (item.Href is { } link) wire.Href = link;
        return wire;
    }

    /// <summary>Sets descriptions where there are any.</summary>
    public static void AddDescriptions(NamedItem item, Action<string> setShort, Action<string> setLong)
    {
        if (item.ShortDescription is { Length: > 0 } words) setShort(words);
        if (item.LongDescription is { Length: > 0 } more) setLong(more);
    }
}
