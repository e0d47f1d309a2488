using Zarya.Descriptions;
using Zarya.Inputs;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;

namespace Zarya.Verbs;

/// <summary>Mission databases and names in them, as users give them.</summary>
internal static class Definition
{
    private const int ErrorsTold = 10;

    /// <summary>Loads files as one database; tells errors and goes on with what is usable.</summary>
    /// <param name="files">The files.</param>
    /// <param name="told">Where errors are told.</param>
    public static MissionDatabase Load(IReadOnlyList<string> files, TextWriter told) => Usable(DefinitionFiles.Read(files).Database, files, told);

    /// <summary>Tells the errors of a database that was loaded from files, and goes on with what is usable.</summary>
    public static MissionDatabase Usable(MissionDatabase database, IReadOnlyList<string> files, TextWriter told)
    {
        Diagnostic[] errors = [.. database.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
        foreach (Diagnostic error in errors.Take(ErrorsTold)) told.WriteLine(error);
        if (errors.Length > ErrorsTold) told.WriteLine($"… and {errors.Length - ErrorsTold} more errors: run 'zarya mdb check {string.Join(' ', files)}'");
        if (database.Containers.Count == 0) throw new VerbException($"{string.Join(", ", files)}: no container is defined, so no packet can be decoded");
        return database;
    }

    /// <summary>The container that decoding starts at.</summary>
    /// <param name="database">The database.</param>
    /// <param name="name">Its name, or <see langword="null"/> for the likeliest.</param>
    /// <param name="told">Where it is told that there are others.</param>
    public static SequenceContainer Root(MissionDatabase database, string? name, TextWriter told)
    {
        if (name is not null)
        {
            IReadOnlyList<SequenceContainer> found = RootContainers.Find(database, name);
            return found.Count switch
            {
                1 => found[0],
                0 => throw new VerbException($"there is no container {name}{Nearest(name, database.Containers)}"),
                _ => throw new VerbException($"{name} may mean {string.Join(" or ", found.Select(c => c.QualifiedName))}: give the absolute name"),
            };
        }
        IReadOnlyList<SequenceContainer> candidates = RootContainers.Candidates(database);
        if (candidates.Count == 0) throw new VerbException("every container extends another one: say where to start with --container NAME");
        if (candidates.Count > 1) told.WriteLine($"decoding starts at {candidates[0].QualifiedName}; others: {string.Join(", ", candidates.Skip(1).Take(5).Select(c => c.QualifiedName))}{(candidates.Count > 6 ? ", …" : "")} (--container)");
        return candidates[0];
    }

    /// <summary>A parameter by absolute name, or by its own name where that is unique.</summary>
    public static Parameter Parameter(MissionDatabase database, string name)
    {
        if (database.FindParameter(name) is { } exact) return exact;
        Parameter[] found = [.. database.Parameters.Where(p => p.Name == name || p.QualifiedName.EndsWith("/" + name, StringComparison.Ordinal))];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new VerbException($"there is no parameter {name}{Nearest(name, database.Parameters)}"),
            _ => throw new VerbException($"{name} may mean {string.Join(" or ", found.Take(5).Select(p => p.QualifiedName))}: give the absolute name"),
        };
    }

    /// <summary>Parameters by their names with commas between them, as <c>--parameters</c> takes them; each once.</summary>
    public static Parameter[] Parameters(MissionDatabase database, string names)
    {
        Parameter[] wanted = [.. names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => Parameter(database, n)).Distinct()];
        return wanted.Length > 0 ? wanted : throw new VerbException("--parameters names none");
    }

    /// <summary>The parameters with absolute times: a projection decodes them too and so keeps the packets' time.</summary>
    public static Parameter[] Clocks(MissionDatabase database) => GenerationClock.TimesOf(database);

    /// <summary>"; did you mean …?" with the nearest names, or nothing.</summary>
    private static string Nearest(string name, IEnumerable<NamedItem> items)
    {
        string[] near = [.. NearestNames.Of(name, items.Select(i => i.QualifiedName)).Take(3)];
        return near.Length == 0 ? "; 'zarya mdb show FILE' lists what there is" : $"; did you mean {string.Join(" or ", near)}?";
    }
}
