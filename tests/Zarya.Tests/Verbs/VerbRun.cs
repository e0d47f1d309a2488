using System.CommandLine;
using Zarya.Verbs;

namespace Zarya.Tests.Verbs;

/// <summary>One run of the command in this process, with what it wrote. Folders in front of the names of vectors are left out, so that texts are the same on every machine.</summary>
internal sealed record VerbRun(int Exit, string Output, string Error)
{
    public static VerbRun Of(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exit = RootVerb.Create().Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        return new VerbRun(exit, Portable(output.ToString()), Portable(error.ToString()));
    }

    public static string Vector(string name) => Path.Combine(SharedData.Vectors, "verbs", name);

    public static string Mission(string name) => Path.Combine(SharedData.RepositoryRoot, "missions", "first-light", name);

    private static string Portable(string text)
    {
        foreach (string folder in new[] { Vector(""), Mission(""), Path.Combine(SharedData.Vectors, "xtce") })
            text = text.Replace(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        return text;
    }
}
