using Zarya.Archive.Views;
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

    /// <summary>Reads files whole, decompressed, as a record keeps them.</summary>
    /// <exception cref="Verbs.VerbException">A file cannot be read.</exception>
    public static RecordedDefinition ReadOctets(IReadOnlyList<string> files, string? container)
    {
        var recorded = new List<RecordedFile>();
        foreach (string file in files)
        {
            using InputFile input = InputFile.Open(file);
            var octets = new MemoryStream();
            input.Content.CopyTo(octets);
            recorded.Add(new RecordedFile(Path.GetFileName(input.Name), octets.ToArray()));
        }
        return new RecordedDefinition(recorded, container);
    }

    /// <summary>Reads a definition of a record.</summary>
    public static XtceLoadResult Read(RecordedDefinition definition)
    {
        XtceSource[] sources = [.. definition.Files.Select(f => new XtceSource(f.Name, new MemoryStream(f.Octets.ToArray())))];
        return XtceLoader.Read(sources);
    }
}
