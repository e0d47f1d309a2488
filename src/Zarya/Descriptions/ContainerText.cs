using Zarya.Descriptions.Layouts;
using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions;

/// <summary>One container: what it extends, when it applies, its entries, its bits.</summary>
internal static class ContainerText
{
    public static void Write(TextWriter output, Description description, SequenceContainer container)
    {
        Description.WriteHeading(output, container);
        if (container.IsAbstract) output.WriteLine("  abstract: no packet ends here");
        WriteBases(output, container);
        foreach (SequenceContainer inheritor in description.Inheritors(container))
            output.WriteLine($"  extended by {Escaped.Text(inheritor.QualifiedName)}{(inheritor.RestrictionCriteria is { } c ? $" if {CriteriaWords.Of(c)}" : "")}");
        if (container.NextContainer is { } next) output.WriteLine($"  followed by {Escaped.Text(next.ToString())}");
        if (container.SizeInBits is { } size) output.WriteLine($"  size said: {ValueWords.Of(size)} bits");
        WriteLayout(output, description.Layout(container));
    }

    /// <summary>The table of entries and the picture.</summary>
    public static void WriteLayout(TextWriter output, ContainerLayout layout)
    {
        if (layout.Fields.Count == 0)
        {
            output.WriteLine("  no entries");
            return;
        }
        output.WriteLine();
        output.WriteLine(layout.FixedSizeInBits is { } bits ? $"entries: {Numbers.Of(bits, "bit")}{(bits % 8 == 0 ? $", {Numbers.Of(bits / 8, "octet")}" : "")}" : "entries: the size depends on the packet");
        LayoutText.Write(output, layout);
        output.WriteLine();
        LayoutPicture.Write(output, layout);
    }

    private static void WriteBases(TextWriter output, SequenceContainer container)
    {
        var seen = new HashSet<SequenceContainer>();
        for (SequenceContainer? c = container; c?.BaseContainer is { } from && seen.Add(c); c = from.Target)
        {
            string condition = c.RestrictionCriteria is { } criteria ? CriteriaWords.Of(criteria) : "always";
            output.WriteLine($"  extends {Escaped.Text(from.ToString())}{(from.Target is null ? " (which is not there)" : "")}, if {condition}");
        }
    }
}
