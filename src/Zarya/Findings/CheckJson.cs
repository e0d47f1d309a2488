using System.Text.Json;
using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce;

namespace Zarya.Findings;

/// <summary>A check for programs: all findings, nothing aggregated.</summary>
internal static class CheckJson
{
    public static void Write(Utf8JsonWriter json, DefinitionCheck check, bool withElements)
    {
        json.WriteStartObject();
        json.WriteStartArray("files");
        foreach (string file in check.Files) json.WriteStringValue(file);
        json.WriteEndArray();
        foreach (DiagnosticSeverity severity in Enum.GetValues<DiagnosticSeverity>()) json.WriteNumber(severity.ToString().ToLowerInvariant() + "s", check.Count(severity));
        json.WriteStartArray("findings");
        foreach (Diagnostic finding in check.Loaded.Database.Diagnostics) WriteFinding(json, finding);
        json.WriteEndArray();
        json.WriteStartObject("counts");
        foreach ((string name, int count, IReadOnlyList<KindCount> kinds) in check.Counts.Lines())
        {
            json.WriteNumber(Camel(name), count);
            if (kinds.Count == 0) continue;
            json.WriteStartObject(Camel(name) + "ByKind");
            foreach (KindCount kind in kinds) json.WriteNumber(kind.Kind, kind.Count);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        WriteElement(json, "elements", check.Counts.Elements);
        WriteRoots(json, check.Roots);
        if (withElements) WriteElements(json, check.Loaded.Statistics);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Diagnostic finding)
    {
        json.WriteStartObject();
        json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        json.WriteString("code", finding.Code);
        json.WriteString("message", finding.Message);
        json.WriteString("file", finding.Where.File);
        json.WriteNumber("line", finding.Where.Line);
        json.WriteString("path", finding.Path);
        json.WriteEndObject();
    }

    private static void WriteRoots(Utf8JsonWriter json, IReadOnlyList<RootCheck> roots)
    {
        json.WriteStartArray("roots");
        foreach (RootCheck root in roots)
        {
            json.WriteStartObject();
            json.WriteString("container", root.Container.QualifiedName);
            json.WriteBoolean("isLikely", root.IsLikely);
            json.WriteNumber("containers", root.Containers);
            json.WriteNumber("parameters", root.Parameters);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteElements(Utf8JsonWriter json, XtceStatistics statistics)
    {
        json.WriteStartObject("elementsByName");
        foreach ((string name, XtceElementCount count) in statistics.Elements.OrderBy(e => e.Key, StringComparer.Ordinal)) WriteElement(json, name, count);
        json.WriteEndObject();
    }

    private static void WriteElement(Utf8JsonWriter json, string name, XtceElementCount count)
    {
        json.WriteStartObject(name);
        json.WriteNumber("seen", count.Seen);
        json.WriteNumber("understood", count.Understood);
        json.WriteNumber("kept", count.Kept);
        json.WriteNumber("unsupported", count.Unsupported);
        json.WriteNumber("rejected", count.Rejected);
        json.WriteEndObject();
    }

    // "space systems" is "spaceSystems".
    private static string Camel(string words) => string.Concat(words.Split(' ').Select((w, i) => i == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]));
}
