using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>Reports every element, attribute and text that no reader asked for, and counts what became of the elements.</summary>
internal static class Leftovers
{
    internal static void Report(XtceElement element, XtceStatistics statistics)
    {
        statistics.Add(element.Name, element.Fate);
        foreach (XtceAttribute attribute in element.Attributes)
        {
            if (!attribute.IsUsed)
                element.Report(DiagnosticSeverity.Warning, "unknown-attribute", $"attribute {attribute.Name} of {element.Name} is not understood and left out; correct its name or remove it");
        }
        if (element.HasUnusedText)
            element.Report(DiagnosticSeverity.Warning, "unexpected-text", $"{element.Name} holds text where none is expected; it is left out");
        HashSet<string>? read = null;
        foreach (XtceElement child in element.Children)
        {
            if (child.Fate == ElementFate.Unseen)
            {
                read ??= [.. element.Children.Where(c => c.Fate != ElementFate.Unseen).Select(c => c.Name)];
                Blame(child, element, read.Contains(child.Name));
            }
            Report(child, statistics);
        }
    }

    private static void Blame(XtceElement element, XtceElement parent, bool isRepeated)
    {
        if (isRepeated)
            element.Error("repeated-element", $"{element.Name} may stand in {parent.Name} only once; this one and what it holds are left out. Join it with the first");
        else
            element.Report(DiagnosticSeverity.Warning, "unknown-element", $"{element.Name} is not understood in {parent.Name}; it and what it holds are left out. Correct its name or place, or remove it");
        element.Settle(ElementFate.Rejected);
    }
}
