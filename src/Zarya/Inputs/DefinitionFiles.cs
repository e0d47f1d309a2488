using Zarya.Mdb.Xtce;

namespace Zarya.Inputs;

/// <summary>XTCE files that a user named.</summary>
internal static class DefinitionFiles
{
    /// <summary>Reads files as one database; findings carry the paths as given.</summary>
    /// <exception cref="Verbs.VerbException">A file cannot be read.</exception>
    public static XtceLoadResult Read(IReadOnlyList<string> files)
    {
        var inputs = new List<InputFile>();
        try
        {
            foreach (string file in files) inputs.Add(InputFile.Open(file));
            return XtceLoader.Read([.. inputs.Select(i => new XtceSource(i.Name, i.Content))]);
        }
        finally
        {
            foreach (InputFile input in inputs) input.Dispose();
        }
    }
}
