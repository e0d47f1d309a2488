using System.CommandLine;
using Zarya.Descriptions;
using Zarya.Inputs;
using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Verbs;

/// <summary><c>zarya mdb show</c>: what a mission database says.</summary>
internal static class MdbShowVerb
{
    private const int CandidatesTold = 20;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "An XTCE file, .gz and .zst too; - is standard input." };
        var name = new Argument<string?>("NAME")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "A parameter, container, command, type, algorithm or space system: its absolute name, or its own name where that is unique. Without one: the whole.",
        };
        var with = new Option<string[]>("--with") { HelpName = "FILE", Description = "Another file of the same database, for definitions that refer to one another." };
        var verb = new Command("show", "Show what a mission database says: the whole, or one thing by name, with its bits drawn.") { file, name, with };
        verb.SetAction((parse, _) => VerbException.GuardAsync(
            () =>
            {
                string[] files = [parse.GetRequiredValue(file), .. parse.GetValue(with) ?? []];
                Show(files, parse.GetValue(name), parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
                return Task.FromResult(ExitCode.Done);
            },
            parse.InvocationConfiguration.Error));
        return verb;
    }

    private static void Show(string[] files, string? name, TextWriter output, TextWriter error)
    {
        MissionDatabase database = DefinitionFiles.Read(files).Database;
        int errors = database.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);
        if (errors > 0) error.WriteLine($"zarya: {Numbers.Of(errors, "error")} in the definition ('zarya mdb check {Escaped.Text(string.Join(' ', files))}' tells them); shown is what is usable");
        if (database.Roots.Count == 0) throw new VerbException($"{string.Join(", ", files)}: there is no space system to show");
        var description = new Description(database);
        if (name is null)
        {
            OverviewText.Write(output, description, database.Roots);
            return;
        }
        var index = new NameIndex(database);
        IReadOnlyList<NamedItem> found = index.Find(name);
        if (found.Count == 0) throw NotFound(name, index);
        // Things of one absolute name but different kinds are all meant.
        if (found.Select(i => i.QualifiedName).Distinct().Count() > 1) throw Ambiguous(name, found);
        for (int i = 0; i < found.Count; i++)
        {
            if (i > 0) output.WriteLine();
            Write(output, description, found[i]);
        }
    }

    private static void Write(TextWriter output, Description description, NamedItem item)
    {
        switch (item)
        {
            case SpaceSystem system:
                Description.WriteHeading(output, system);
                OverviewText.Write(output, description, [system]);
                SystemText.Write(output, system);
                break;
            case Parameter parameter:
                ParameterText.Write(output, description, parameter);
                break;
            case SequenceContainer container:
                ContainerText.Write(output, description, container);
                break;
            case MetaCommand command:
                CommandText.Write(output, description, command);
                break;
            case DataType type:
                Description.WriteHeading(output, type);
                TypeText.Write(output, type);
                break;
            case Algorithm algorithm:
                AlgorithmText.Write(output, algorithm);
                break;
        }
    }

    private static VerbException NotFound(string name, NameIndex index)
    {
        IReadOnlyList<string> nearest = index.Nearest(name);
        string hint = nearest.Count == 0 ? "without a name everything is listed" : $"did you mean {string.Join(" or ", nearest.Select(Escaped.Text))}?";
        return new VerbException($"nothing is called {Escaped.Text(name)}; {hint}");
    }

    private static VerbException Ambiguous(string name, IReadOnlyList<NamedItem> found)
    {
        IEnumerable<string> lines = found.Take(CandidatesTold).Select(i => $"  {NameIndex.Kind(i)} {Escaped.Text(i.QualifiedName)}");
        string more = found.Count > CandidatesTold ? $"\n  and {Numbers.Grouped(found.Count - CandidatesTold)} more" : "";
        return new VerbException($"{Escaped.Text(name)} may mean one of {Numbers.Grouped(found.Count)}; give the absolute name:\n{string.Join('\n', lines)}{more}");
    }
}
