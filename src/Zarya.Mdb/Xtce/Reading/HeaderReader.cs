using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>HeaderType</c>: documentation.</summary>
internal static class HeaderReader
{
    internal static SystemHeader Read(XtceElement header)
    {
        DescriptionReader.Keep(header);
        string status = header.Trimmed("validationStatus") ?? "";
        if (status.Length == 0) header.Report(DiagnosticSeverity.Warning, "missing-attribute", "Header needs the attribute validationStatus");
        if (status.Length > 0 && status is not ("Unknown" or "Working" or "Draft" or "Test" or "Validated" or "Released" or "Withdrawn"))
            header.Report(DiagnosticSeverity.Warning, "unknown-word",
                $"validationStatus \"{status}\" is not one of Unknown, Working, Draft, Test, Validated, Released, Withdrawn; it is kept as written");
        return new SystemHeader(
            header.Attribute("version"), header.Attribute("date"), header.Attribute("classification"), status.Length == 0 ? null : status,
            Texts(header, "AuthorSet", "Author"), Texts(header, "NoteSet", "Note"), Texts(header, "HistorySet", "History"))
        {
            ClassificationInstructions = header.Attribute("classificationInstructions"),
        };
    }

    private static IReadOnlyList<string> Texts(XtceElement header, string set, string name) =>
        DescriptionReader.Keep(header.Child(set)) is { } found ? [.. found.Each(name).Select(e => DescriptionReader.Keep(e)!.Text())] : [];
}
