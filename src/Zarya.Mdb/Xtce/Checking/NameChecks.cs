using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Checking;

/// <summary>Names are unique among items of one kind in one space system, members in an aggregate, arguments in a command. The first of a name has it.</summary>
internal static class NameChecks
{
    internal static void Run(XtceDraft draft, List<SpaceSystem> systems)
    {
        Check(draft, draft.Roots, "space system");
        foreach (SpaceSystem system in systems)
        {
            Check(draft, system.Systems, "space system");
            Check(draft, system.ParameterTypes, "parameter type");
            Check(draft, system.ArgumentTypes, "argument type");
            Check(draft, system.Parameters, "parameter");
            Check(draft, system.Containers, "container");
            Check(draft, [.. system.MetaCommands, .. system.BlockMetaCommands], "command");
            Check(draft, system.Algorithms, "algorithm");
            Check(draft, system.Streams, "stream");
            Check(draft, system.Services, "service");
            Check(draft, system.Messages, "message");
            foreach (AggregateDataType aggregate in system.ParameterTypes.Concat(system.ArgumentTypes).OfType<AggregateDataType>()) Check(draft, aggregate.Members, "member", aggregate.QualifiedName);
            foreach (MetaCommand command in system.MetaCommands) Check(draft, command.Arguments, "argument", command.QualifiedName);
        }
    }

    private static void Check(XtceDraft draft, IReadOnlyList<NamedItem> items, string kind, string? owner = null)
    {
        if (items.Count < 2) return;
        var first = new Dictionary<string, NamedItem>(items.Count, StringComparer.Ordinal);
        foreach (NamedItem item in items)
        {
            if (!first.TryAdd(item.Name, item))
                draft.Error("duplicate-name", $"{kind} {item.Name} is defined at {first[item.Name].Where} already, and that one is used; rename or remove one", item.Where, owner ?? item.QualifiedName);
        }
    }
}
