using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;
using Zarya.Printing;

namespace Zarya.Findings;

/// <summary>A check for people, and for editors that jump to <c>file:line:</c>.</summary>
internal static class CheckText
{
    /// <summary>Findings of one code that are told one by one; the rest are counted.</summary>
    public const int OneByOne = 20;

    private const int RootsTold = 20;

    public static void Write(TextWriter output, DefinitionCheck check, bool all, bool withElements)
    {
        WriteFindings(output, check.Loaded.Database.Diagnostics, all);
        string files = Escaped.Text(string.Join(", ", check.Files));
        output.WriteLine($"{files}: {Numbers.Of(check.Count(DiagnosticSeverity.Error), "error")}, {Numbers.Of(check.Count(DiagnosticSeverity.Warning), "warning")}, "
            + $"{Numbers.Grouped(check.Count(DiagnosticSeverity.Unsupported))} unsupported, {Numbers.Of(check.Count(DiagnosticSeverity.Note), "note")}");
        WriteCounts(output, check);
        WriteRoots(output, check);
        if (withElements) WriteElements(output, check.Loaded.Statistics);
    }

    private static void WriteFindings(TextWriter output, IReadOnlyList<Diagnostic> findings, bool all)
    {
        var told = new Dictionary<(DiagnosticSeverity, string), int>();
        foreach (Diagnostic finding in findings)
        {
            (DiagnosticSeverity, string) kind = (finding.Severity, finding.Code);
            int number = told[kind] = told.GetValueOrDefault(kind) + 1;
            if (all || number <= OneByOne) output.WriteLine(Escaped.Text(finding.ToString()));
        }
        if (all) return;
        foreach (((DiagnosticSeverity severity, string code), int count) in told.Where(t => t.Value > OneByOne))
            output.WriteLine($"{severity.ToString().ToLowerInvariant()} {code}: {Numbers.Grouped(count - OneByOne)} more (--all shows them)");
    }

    private static void WriteCounts(TextWriter output, DefinitionCheck check)
    {
        var table = new TextTable("", ">", "");
        foreach ((string name, int count, IReadOnlyList<KindCount> kinds) in check.Counts.Lines())
            table.Add(name, Numbers.Grouped(count), string.Join(", ", kinds.Select(k => $"{k.Kind} {Numbers.Grouped(k.Count)}")));
        XtceElementCount e = check.Counts.Elements;
        table.Add("elements", Numbers.Grouped(e.Seen),
            $"understood {Numbers.Grouped(e.Understood)}, kept as documentation {Numbers.Grouped(e.Kept)}, unsupported {Numbers.Grouped(e.Unsupported)}, rejected {Numbers.Grouped(e.Rejected)}");
        table.Write(output, 2);
    }

    private static void WriteRoots(TextWriter output, DefinitionCheck check)
    {
        if (check.Roots.Count == 0)
        {
            output.WriteLine("  no container that decoding can start at");
            return;
        }
        output.WriteLine("  decoding can start at:");
        var table = new TextTable("", ">", ">", "");
        foreach (RootCheck root in check.Roots.Take(RootsTold))
        {
            table.Add(Escaped.Text(root.Container.QualifiedName), Numbers.Of(root.Containers, "container"), Numbers.Of(root.Parameters, "parameter"),
                root.IsLikely ? "the likely root: decode starts here unless --container says otherwise" : "");
        }
        table.Write(output, 4);
        if (check.Roots.Count > RootsTold) output.WriteLine($"    and {Numbers.Grouped(check.Roots.Count - RootsTold)} more");
    }

    private static void WriteElements(TextWriter output, XtceStatistics statistics)
    {
        var table = new TextTable("element", ">seen", ">understood", ">kept", ">unsupported", ">rejected");
        foreach ((string name, XtceElementCount c) in statistics.Elements.OrderBy(e => e.Key, StringComparer.Ordinal))
            table.Add(Escaped.Text(name), Numbers.Grouped(c.Seen), Numbers.Grouped(c.Understood), Numbers.Grouped(c.Kept), Numbers.Grouped(c.Unsupported), Numbers.Grouped(c.Rejected));
        table.Write(output, 2);
    }
}
