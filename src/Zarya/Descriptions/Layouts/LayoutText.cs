using Zarya.Printing;

namespace Zarya.Descriptions.Layouts;

/// <summary>A layout as a table.</summary>
internal static class LayoutText
{
    public static void Write(TextWriter output, ContainerLayout layout)
    {
        var table = new TextTable(">first bit", ">bits", "name", "type", "encoding", "unit", "");
        foreach (LayoutField field in layout.Fields)
        {
            table.Add(
                PlaceText.Of(field.Start), field.SizeInBits is { } bits ? Numbers.Plain(bits) : "?", new string(' ', 2 * field.Depth) + field.Name,
                field.Type is null ? "" : EncodingWords.Kind(field.Type), EncodingWords.Of(field.Type?.Encoding), field.Type is null ? "" : ValueWords.Of(field.Type.Units), field.Remark);
        }
        table.Write(output, 2);
        foreach (int anchor in layout.Fields.Select(f => f.Start.Anchor).Distinct().Where(a => a > 0).Order())
            output.WriteLine($"  @{anchor}: {layout.Anchors[anchor]}");
    }
}
