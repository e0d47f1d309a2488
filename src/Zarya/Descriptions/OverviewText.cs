using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions;

/// <summary>A whole database, or one space system of it: the systems, then containers and commands by inheritance.</summary>
internal static class OverviewText
{
    private const int DepthLimit = 64;

    public static void Write(TextWriter output, Description description, IReadOnlyList<SpaceSystem> roots)
    {
        output.WriteLine("space systems");
        var table = new TextTable("", ">", ">", ">", "");
        foreach (SpaceSystem root in roots) AddSystem(table, root, 0);
        table.Write(output, 2);
        HashSet<SpaceSystem> inside = [.. roots.SelectMany(r => r.SelfAndDescendants())];
        WriteContainers(output, description, inside);
        WriteCommands(output, inside);
    }

    private static void AddSystem(TextTable table, SpaceSystem system, int depth)
    {
        table.Add(
            new string(' ', 2 * depth) + Escaped.Text(depth == 0 ? system.QualifiedName : system.Name), Numbers.Of(system.Parameters.Count, "parameter"),
            Numbers.Of(system.Containers.Count, "container"), Numbers.Of(system.MetaCommands.Count, "command"), Escaped.Prose(system.ShortDescription));
        if (depth >= DepthLimit) return;
        foreach (SpaceSystem inner in system.Systems) AddSystem(table, inner, depth + 1);
    }

    private static void WriteContainers(TextWriter output, Description description, HashSet<SpaceSystem> inside)
    {
        SequenceContainer[] containers = [.. description.Database.Containers.Where(c => !c.IsCommandContainer && c.System is { } s && inside.Contains(s))];
        if (containers.Length == 0) return;
        output.WriteLine();
        output.WriteLine("containers, each below the one it extends, with the condition it applies on");
        var shown = new HashSet<SequenceContainer>();

        // A base in another system is a heading of its own: what extends it here stands below it.
        foreach (SequenceContainer top in containers.Select(c => ContainerTop(c)).Distinct()) WriteContainer(output, description, top, 0, inside, shown);
        foreach (SequenceContainer rest in containers.Where(c => !shown.Contains(c))) WriteContainer(output, description, rest, 0, inside, shown);
    }

    private static SequenceContainer ContainerTop(SequenceContainer container) => Layouts.ContainerLayout.BaseChain(container)[0];

    private static void WriteContainer(TextWriter output, Description description, SequenceContainer container, int depth, HashSet<SpaceSystem> inside, HashSet<SequenceContainer> shown)
    {
        if (depth > DepthLimit || !shown.Add(container) || !LeadsInside(description, container, inside, 0)) return;
        string marks = (container.IsAbstract ? " (abstract)" : "") + (container.BaseContainer is { Target: null } missing ? $" (extends {Escaped.Text(missing.Text)}, which is not there)" : "");
        string condition = container.BaseContainer is null ? "" : container.RestrictionCriteria is { } criteria ? $"  if {CriteriaWords.Of(criteria)}" : "  always";
        output.WriteLine($"{new string(' ', 2 + (2 * depth))}{Escaped.Text(depth == 0 ? container.QualifiedName : ShortName(container))}{marks}{condition}");
        foreach (SequenceContainer inheritor in description.Inheritors(container)) WriteContainer(output, description, inheritor, depth + 1, inside, shown);
    }

    private static string ShortName(SequenceContainer container) => container.System == container.BaseContainer?.Target?.System ? container.Name : container.QualifiedName;

    private static bool LeadsInside(Description description, SequenceContainer container, HashSet<SpaceSystem> inside, int depth) =>
        depth <= DepthLimit && ((container.System is { } s && inside.Contains(s)) || description.Inheritors(container).Any(c => LeadsInside(description, c, inside, depth + 1)));

    private static void WriteCommands(TextWriter output, HashSet<SpaceSystem> inside)
    {
        MetaCommand[] commands = [.. inside.SelectMany(s => s.MetaCommands)];
        if (commands.Length == 0) return;
        output.WriteLine();
        output.WriteLine("commands");
        var table = new TextTable("", "", "");
        foreach (MetaCommand command in commands)
        {
            string arguments = string.Join(", ", command.Arguments.Select(a => Escaped.Text(a.Name)));
            string extends = command.BaseCommand is { } from ? $"extends {Escaped.Text(NearestNames.Last(from.ToString()))}" : "";
            table.Add($"{Escaped.Text(command.QualifiedName)}({arguments})" + (command.IsAbstract ? " (abstract)" : ""), extends, Escaped.Prose(command.ShortDescription));
        }
        table.Write(output, 2);
    }
}
