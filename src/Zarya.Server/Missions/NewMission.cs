using System.Text;
using System.Text.Json;
using Zarya.Mdb.Compiling;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;

namespace Zarya.Server.Missions;

/// <summary>Makes a mission's folder from XTCE files: it runs at once, with a UDP and a TCP link on this machine, and first displays.</summary>
internal static class NewMission
{
    /// <summary>Makes it.</summary>
    /// <param name="folder">The folder, which is not there yet or is empty.</param>
    /// <param name="files">XTCE files; they are copied into it.</param>
    /// <returns>What was made, one line each.</returns>
    /// <exception cref="MissionException">It cannot be made; nothing was.</exception>
    public static IReadOnlyList<string> Make(string folder, IReadOnlyList<string> files)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (!MissionFileReader.IsName(name)) throw new MissionException($"'{name}' cannot be a mission's name: letters, digits, - _ and . (it stands in addresses)");
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())) throw new MissionException($"{folder} is there already and not empty; name a new folder");
        if (files.GroupBy(f => Path.GetFileName(f)!, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } same) throw new MissionException($"two of the files are called {same.Key}; rename one");
        List<(string Name, byte[] Octets)> contents = [.. files.Select(f => (Path.GetFileName(f), Read(f)))];
        MissionDatabase database = XtceLoader.Load([.. contents.Select((c, i) => new XtceSource(files[i], new MemoryStream(c.Octets)))]);
        Diagnostic[] errors = [.. database.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
        if (database.Roots.Count == 0) throw new MissionException($"{string.Join(", ", files)}: this is no XTCE: {(errors.Length > 0 ? errors[0] : "no space system is in it")}");
        SequenceContainer[] roots = [.. RootContainers.Candidates(database)];
        Directory.CreateDirectory(Path.Combine(folder, "displays"));
        foreach ((string file, byte[] octets) in contents) File.WriteAllBytes(Path.Combine(folder, file), octets);
        File.WriteAllText(Path.Combine(folder, MissionFile.FileName), Text(name, contents.Select(c => c.Name), roots), new UTF8Encoding(false));
        foreach ((string display, string content) in Displays(database)) File.WriteAllText(Path.Combine(folder, "displays", display), content, new UTF8Encoding(false));
        var made = new List<string> { $"{Path.Combine(folder, MissionFile.FileName)}: packets by UDP to 127.0.0.1:10015 or by TCP to 127.0.0.1:10025" };
        made.AddRange(contents.Select(c => $"{Path.Combine(folder, c.Name)}"));
        made.Add($"{Path.Combine(folder, "displays")}: every parameter with its newest value; alarms, events and links; what the record holds");
        if (roots.Length == 0) made.Add("no container was found that packets can start at: nothing will be decoded until mdb.root names one");
        if (errors.Length > 0) made.Add($"the definition has {errors.Length} errors, and the mission does not run with them: 'zarya check {folder}' tells them");
        return made;
    }

    /// <summary>What the console shows of a spacecraft of which nothing is known but its definition.</summary>
    private static IEnumerable<(string File, string Content)> Displays(MissionDatabase database)
    {
        string under = JsonSerializer.Serialize(database.Roots[0].QualifiedName);
        yield return ("values.json", $$"""{"kind": "parameters", "title": "Values", "under": {{under}}}""" + "\n");
        yield return ("overview.json", """{"kind": "overview", "title": "Overview"}""" + "\n");
        yield return ("archive.json", """{"kind": "archive", "title": "Archive"}""" + "\n");
    }

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MissionException($"{file} cannot be read: {(e is FileNotFoundException or DirectoryNotFoundException ? "it is not there" : e.Message)}", e);
        }
    }

    private static string Text(string name, IEnumerable<string> files, SequenceContainer[] roots) =>
        $$"""
        # A mission of Zarya. Every key: docs/guide/serve.md. Wrong keys are told with their line: zarya check FOLDER
        name: {{name}}
        description: ""

        mdb:
          files: [{{string.Join(", ", files.Select(Quoted))}}]
          {{(roots.Length > 0 ? $"root: {Quoted(roots[0].QualifiedName)}{(roots.Length > 1 ? $"   # or {string.Join(", ", roots.Skip(1).Take(3).Select(r => r.QualifiedName))}" : "")}" : "# root: /Space/Packet   # the container that packets start at")}}

        links:
          - name: udp
            kind: udp
            listen: 127.0.0.1:10015
          - name: tcp
            kind: tcp-server
            listen: 127.0.0.1:10025

        record:
          folder: record

        server:
          listen: 127.0.0.1:8090

        """;

    /// <summary>A name in single quotes, in which nothing but the quote has a meaning.</summary>
    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
