using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>Reports every element, attribute and text that no reader asked for, and counts what became of the elements.</summary>
internal static class Leftovers
{
    internal static void Report(XtceElement element, XtceStatistics statistics)
    {
        if (element.Fate == ElementFate.Unseen)
        {
            element.Report(DiagnosticSeverity.Warning, "unknown-element", $"{element.Name} is not understood in this place, it and what it holds are left out; correct its name or place, or remove it");
            element.Settle(ElementFate.Rejected);
        }
        statistics.Add(element.Name, element.Fate);
        foreach (XtceAttribute attribute in element.Attributes)
        {
            if (!attribute.IsUsed)
                element.Report(DiagnosticSeverity.Warning, "unknown-attribute", $"attribute {attribute.Name} of {element.Name} is not understood and left out; correct its name or remove it");
        }
        if (element.HasUnusedText)
            element.Report(DiagnosticSeverity.Warning, "unexpected-text", $"{element.Name} holds text where none is expected; it is left out");
        foreach (XtceElement child in element.Children) Report(child, statistics);
    }
}
