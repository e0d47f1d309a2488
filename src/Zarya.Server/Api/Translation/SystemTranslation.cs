using Zarya.Mdb.Model;
using Zarya.Server.Api.Names;
using Zarya.Server.Api.Schema.Mdb;

namespace Zarya.Server.Api.Translation;

/// <summary>Space systems and the whole definition as they are sent.</summary>
internal static class SystemTranslation
{
    /// <summary>A system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="deep">Whether those inside it are told too, all the way down.</param>
    public static SpaceSystemInfo Of(SpaceSystem system, bool deep)
    {
        var wire = new SpaceSystemInfo { Name = system.Name, QualifiedName = system.QualifiedName };
        ItemTranslation.AddDescriptions(system, words => wire.ShortDescription = words, words => wire.LongDescription = words);
        wire.Alias.AddRange(ItemTranslation.Aliases(system));
        foreach (AncillaryItem item in system.Ancillary) wire.AncillaryData[item.Name] = ItemTranslation.AncillaryOf(item);
        if (system.Header is { } header)
        {
            if (header.Version is { } version) wire.Version = version;
            wire.History.AddRange(header.History.Select(h => new HistoryInfo { Message = h }));
        }
        if (deep) wire.Sub.AddRange(system.Systems.OrderBy(s => s.QualifiedName, StringComparer.OrdinalIgnoreCase).Select(s => Of(s, deep: true)));
        return wire;
    }

    /// <summary>The whole: counts and the tree of systems.</summary>
    public static Schema.Mdb.MissionDatabase Database(Zarya.Mdb.Model.MissionDatabase database)
    {
        Schema.Mdb.MissionDatabase wire = Outline(database);
        wire.SpaceSystems.AddRange(database.Roots.Select(r => Of(r, deep: true)));
        return wire;
    }

    /// <summary>The counts.</summary>
    public static Schema.Mdb.MissionDatabase Outline(Zarya.Mdb.Model.MissionDatabase database)
    {
        MdbIndex index = MdbIndex.Of(database);
        var wire = new Schema.Mdb.MissionDatabase
        {
            Name = database.Roots.Count > 0 ? database.Roots[0].Name : "",
            ParameterCount = index.Parameters.Count,
            ContainerCount = index.Containers.Count,
            CommandCount = index.Commands.Count,
            AlgorithmCount = index.Algorithms.Count,
            ParameterTypeCount = index.ParameterTypes.Count,
        };
        if (database.Roots is [{ Header.Version: { } version }, ..]) wire.Version = version;
        return wire;
    }
}
