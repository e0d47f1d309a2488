using System.Globalization;
using System.Text;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;

namespace Zarya.Tests.Mdb.Xtce;

/// <summary>Writes docs/xtce-support.md from what the reader did with the corpus and with the own vectors.</summary>
internal static class SupportTable
{
    public static string Write(string corpus, string vectors)
    {
        var documents = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var sums = new SortedDictionary<string, XtceElementCount>(StringComparer.Ordinal);
        string[] files = [.. Files(corpus)];
        foreach (string file in files)
        {
            foreach ((string name, XtceElementCount count) in XtceText.ReadFiles(file).Statistics.Elements)
            {
                documents[name] = documents.GetValueOrDefault(name) + 1;
                sums[name] = sums.GetValueOrDefault(name) + count;
            }
        }
        var own = new SortedDictionary<string, XtceElementCount>(StringComparer.Ordinal);
        foreach (string file in Files(vectors))
            foreach ((string name, XtceElementCount count) in XtceText.ReadFiles(file).Statistics.Elements) own[name] = own.GetValueOrDefault(name) + count;

        var text = new StringBuilder(SupportNotes.Introduction);
        text.Append(CultureInfo.InvariantCulture, $"## Elements of the corpus\n\n{files.Length} documents, {sums.Values.Sum(c => c.Seen)} elements.\n\n");
        text.Append("| Element | Documents | Seen | Read | Kept | Not acted on | Rejected | What becomes of it |\n| --- | --: | --: | --: | --: | --: | --: | --- |\n");
        foreach ((string name, XtceElementCount c) in sums)
            text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {documents[name]} | {c.Seen} | {c.Understood} | {c.Kept} | {c.Unsupported} | {c.Rejected} | {SupportNotes.Of(name, c + own.GetValueOrDefault(name))} |\n");
        text.Append("\n## Elements that only the repository's own vectors have\n\n| Element | What becomes of it |\n| --- | --- |\n");
        foreach ((string name, XtceElementCount c) in own)
            if (!sums.ContainsKey(name) && c.Rejected < c.Seen) text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {SupportNotes.Of(name, c)} |\n");
        WriteFindings(text, vectors);
        return text.ToString();
    }

    private static void WriteFindings(StringBuilder text, string vectors)
    {
        var examples = new SortedDictionary<string, (Diagnostic Finding, string Vector)>(StringComparer.Ordinal);
        foreach (string file in Files(vectors))
            foreach (Diagnostic finding in XtceText.ReadFiles(file).Database.Diagnostics) examples.TryAdd(finding.Code, (finding, Path.GetFileNameWithoutExtension(file)));
        text.Append("\n## Findings\n\nEach with the message it gives for a vector of `tests/vectors/xtce/`.\n\n| Code | Severity | Example | Vector |\n| --- | --- | --- | --- |\n");
        foreach ((string code, (Diagnostic finding, string vector)) in examples)
            text.Append(CultureInfo.InvariantCulture, $"| `{code}` | {finding.Severity} | {finding.Message.Replace("|", "\\|", StringComparison.Ordinal)} | `{vector}` |\n");
        text.Append('\n').Append(SupportNotes.OtherFindings);
    }

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(folder, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
