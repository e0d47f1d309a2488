using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Checking;
using Zarya.Mdb.Xtce.Reading;
using Zarya.Mdb.Xtce.Resolving;

namespace Zarya.Mdb.Xtce;

/// <summary>A database and how its documents were understood.</summary>
/// <param name="Database">The database; what is wrong stands in its diagnostics.</param>
/// <param name="Statistics">What became of the elements.</param>
public sealed record XtceLoadResult(MissionDatabase Database, XtceStatistics Statistics);

/// <summary>
/// Reads XTCE 1.1, 1.2 and 1.3 in three steps: read every document, resolve the names across them, check what
/// they mean. Nothing wrong in a document is an exception: it is a diagnostic, and all of them are reported in one run. Safe for concurrent use.
/// </summary>
public static class XtceLoader
{
    /// <summary>Reads documents that belong together.</summary>
    /// <param name="sources">The documents; their root space systems stand beside one another.</param>
    /// <param name="limits">Bounds; <see langword="null"/> for the defaults.</param>
    /// <returns>The database. An unusable document gives errors and whatever could be read of it.</returns>
    public static MissionDatabase Load(IReadOnlyList<XtceSource> sources, XtceLimits? limits = null) => Read(sources, limits).Database;

    /// <summary>Reads one file.</summary>
    /// <param name="path">The file, which findings name as given here; one that cannot be opened is an error in the diagnostics.</param>
    /// <returns>The database.</returns>
    public static MissionDatabase LoadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream content = File.OpenRead(path);
            return Load([new XtceSource(path, content)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var findings = new Findings(XtceLimits.Default);
            findings.Add(DiagnosticSeverity.Error, "unreadable-file", $"the file cannot be read ({e.GetType().Name}); check its path and permissions", new SourceLine(path, 0), "/");
            return new MissionDatabase([], findings.InOrder([path]));
        }
    }

    /// <summary>As <see cref="Load"/>, and counts what was understood.</summary>
    /// <param name="sources">The documents.</param>
    /// <param name="limits">Bounds; <see langword="null"/> for the defaults.</param>
    /// <returns>The database and the counts.</returns>
    public static XtceLoadResult Read(IReadOnlyList<XtceSource> sources, XtceLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        limits ??= XtceLimits.Default;
        var findings = new Findings(limits);
        var statistics = new XtceStatistics();
        var draft = new XtceDraft(findings, limits);
        foreach (XtceSource source in sources)
        {
            XtceElement? root = XtceTreeReader.Read(source, findings, limits);
            if (root is null) continue;
            SpaceSystemReader.ReadRoot(root, draft);
            Leftovers.Report(root, statistics);
        }
        Resolver.Resolve(draft);
        ModelChecks.Run(draft);
        return new XtceLoadResult(new MissionDatabase(draft.Roots, findings.InOrder([.. sources.Select(s => s.Name)])), statistics);
    }
}
