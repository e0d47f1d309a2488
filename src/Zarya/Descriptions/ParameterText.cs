using Zarya.Descriptions.Layouts;
using Zarya.Mdb.Model;
using Zarya.Printing;

namespace Zarya.Descriptions;

/// <summary>One parameter: what it is and where it stands.</summary>
internal static class ParameterText
{
    public static void Write(TextWriter output, Description description, Parameter parameter)
    {
        Description.WriteHeading(output, parameter);
        output.WriteLine($"  source     {parameter.Source.ToString().ToLowerInvariant()}{(parameter.IsReadOnly ? ", read-only" : "")}");
        if (parameter.Type.Target is { } type) TypeText.Write(output, type);
        else output.WriteLine($"  type       {Escaped.Text(parameter.Type.Text)}, which is not there");
        if (parameter.InitialValue is { } initial) output.WriteLine($"  initially  {Escaped.Text(initial)} (said by the parameter)");
        if (parameter.ValidityCondition is { } validity) output.WriteLine($"  valid if   {CriteriaWords.Of(validity)}");
        if (parameter.TimeAssociation is { } time) output.WriteLine($"  its time   {ValueWords.Of(time.Time)}");
        foreach (PhysicalAddress address in parameter.PhysicalAddresses)
            output.WriteLine($"  on board   {Escaped.Text(address.SourceName)} {Escaped.Text(address.SourceAddress)}".TrimEnd());
        WriteUses(output, description, parameter);
    }

    private static void WriteUses(TextWriter output, Description description, Parameter parameter)
    {
        SequenceContainer[] containers = [.. description.Database.Containers.Where(c => c.Entries.Any(e => Names(e, parameter)))];
        if (containers.Length == 0)
        {
            output.WriteLine("  in no container");
            return;
        }
        output.WriteLine("  in containers");
        var table = new TextTable(">first bit", ">bits", "container", "");
        foreach (SequenceContainer container in containers)
        {
            ContainerLayout layout = description.Layout(container);
            string more = More(description, container);
            foreach (LayoutField field in layout.Fields.Where(f => f.Item == parameter && f.Owner == container))
            {
                string behind = field.Start.Anchor == 0 ? "" : $"@{Numbers.Plain(field.Start.Anchor)} is {layout.Anchors[field.Start.Anchor]}";
                table.Add(PlaceText.Of(field.Start), field.SizeInBits is { } bits ? Numbers.Plain(bits) : "?", Escaped.Text(container.QualifiedName), string.Join("; ", new[] { field.Remark, behind, more }.Where(t => t.Length > 0)));
            }
        }
        table.Write(output, 4);
    }

    private static bool Names(ContainerEntry entry, Parameter parameter) => entry switch
    {
        ParameterEntry p => p.Parameter.Target == parameter,
        ParameterSegmentEntry s => s.Parameter.Target == parameter,
        _ => false,
    };

    private static string More(Description description, SequenceContainer container)
    {
        int descendants = description.CountDescendants(container);
        int placed = description.Database.Containers.Count(c => c.Entries.Any(e => e is ContainerRefEntry r && r.Container.Target == container));
        string extended = descendants == 0 ? "" : $"and {Numbers.Of(descendants, "container")} that {(descendants == 1 ? "extends" : "extend")} it";
        return extended + (placed == 0 ? "" : $"{(extended.Length > 0 ? "; " : "")}placed inside {Numbers.Of(placed, "other")}");
    }
}
