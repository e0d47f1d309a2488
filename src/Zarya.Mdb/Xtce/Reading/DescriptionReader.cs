using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>DescriptionType</c>: what everything with a name carries.</summary>
internal readonly record struct Description(string? Short, string? Long, IReadOnlyList<Alias> Aliases, IReadOnlyList<AncillaryItem> Ancillary);

/// <summary>Reads descriptions.</summary>
internal static class DescriptionReader
{
    internal static Description Read(XtceElement element)
    {
        string? shortDescription = element.Attribute("shortDescription");
        if (element.Children.Count == 0) return new Description(shortDescription, null, [], []);
        return new Description(shortDescription, Keep(element.Child("LongDescription"))?.Text(), ReadAliases(element), ReadAncillary(element));
    }

    /// <summary>Descriptions of things the model gives no place for one: taken note of, without effect.</summary>
    internal static void Pass(XtceElement element)
    {
        _ = element.Attribute("shortDescription");
        foreach (XtceElement child in element.Children)
            if (child.Name is "LongDescription" or "AliasSet" or "AncillaryDataSet") child.Settle(ElementFate.Kept);
    }

    internal static XtceElement? Keep(XtceElement? element)
    {
        if (element is not null) element.Fate = ElementFate.Kept;
        return element;
    }

    private static List<Alias> ReadAliases(XtceElement element)
    {
        if (Keep(element.Child("AliasSet")) is not { } set) return [];
        var aliases = new List<Alias>();
        foreach (XtceElement alias in set.Each("Alias"))
        {
            Keep(alias);
            if (alias.Required("nameSpace") is { } space && alias.Required("alias") is { } name) aliases.Add(new Alias(space, name));
        }
        return aliases;
    }

    private static List<AncillaryItem> ReadAncillary(XtceElement element)
    {
        if (Keep(element.Child("AncillaryDataSet")) is not { } set) return [];
        var items = new List<AncillaryItem>();
        foreach (XtceElement item in set.Each("AncillaryData"))
        {
            Keep(item);
            string text = item.Text(), mimeType = item.Trimmed("mimeType") ?? "text/plain";
            string? href = item.Trimmed("href");
            string name = item.Trimmed("name") ?? "";
            if (name.Length == 0) item.Report(DiagnosticSeverity.Warning, "missing-attribute", "AncillaryData needs the attribute name; it is kept without one");
            items.Add(new AncillaryItem(name, text, mimeType, href));
        }
        return items;
    }
}
