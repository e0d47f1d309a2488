using Zarya.Printing;

namespace Zarya.Descriptions.Layouts;

/// <summary>A layout as pictures: one for what stands at fixed places, and one for what stands behind each part that depends on the packet.</summary>
internal static class LayoutPicture
{
    private const long LargestPicture = 32 * 2048;

    public static void Write(TextWriter output, ContainerLayout layout)
    {
        var keys = new List<(char Key, BitCell Cell)>();
        var overlaid = new List<LayoutField>();
        bool isFirst = true;
        LayoutField[] leaves = [.. layout.Fields.Where(f => !f.IsGroup)];
        for (int anchor = 0; anchor < layout.Anchors.Count; anchor++)
        {
            LayoutField[] here = [.. leaves.Where(f => f.Start.Anchor == anchor).OrderBy(f => f.Start.Bit)];
            if (here.Length == 0) continue;
            if (anchor > 0) output.WriteLine($"  @{anchor}: {layout.Anchors[anchor]}");
            if (isFirst) BitPicture.WriteRuler(output);
            isFirst = false;
            WriteFixed(output, anchor, here, keys, overlaid);
            foreach (LayoutField field in here.Where(f => f.SizeInBits is null)) WriteDynamic(output, field);
        }
        if (leaves.Any(f => f.IsOptional)) output.WriteLine("  ? is not always there");
        foreach ((char key, BitCell cell) in keys) output.WriteLine($"  {key} = {cell.Name}");
        foreach (LayoutField field in overlaid) output.WriteLine($"  over other fields, not drawn: {field.Name} at {PlaceText.Of(field.Start)}, {Numbers.Of(field.SizeInBits ?? 0, "bit")}");
    }

    private static void WriteFixed(TextWriter output, int anchor, IReadOnlyList<LayoutField> fields, List<(char Key, BitCell Cell)> keys, List<LayoutField> overlaid)
    {
        var cells = new List<BitCell>();
        long end = 0;
        foreach (LayoutField field in fields)
        {
            if (field.SizeInBits is not > 0) continue;
            if (field.Start.Bit < end || field.Start.Bit + field.SizeInBits > LargestPicture)
            {
                overlaid.Add(field);
                continue;
            }
            if (field.Start.Bit > end) cells.Add(new BitCell("", end, field.Start.Bit - end));
            cells.Add(new BitCell(field.IsOptional ? field.Name + "?" : field.Name, field.Start.Bit, field.SizeInBits.Value));
            end = field.Start.Bit + field.SizeInBits.Value;
        }
        if (cells.Count > 0) new BitPicture(BitRows.Of(cells), keys).Write(output, anchor == 0 ? "" : $"@{anchor}+");
    }

    private static void WriteDynamic(TextWriter output, LayoutField field)
    {
        const int Inside = (2 * BitRows.Bits) - 1;
        string text = field.Remark.Length > 0 && field.Name.Length + field.Remark.Length + 6 <= Inside ? $"{field.Name} ({field.Remark})" : field.Name;
        if (text.Length > Inside) text = text[..(Inside - 1)] + "~";
        int left = (Inside - text.Length) / 2;
        string border = new string(' ', 10) + "+" + string.Concat(Enumerable.Repeat("-+", BitRows.Bits));
        output.WriteLine(border);
        output.WriteLine(PlaceText.Of(field.Start).PadLeft(9) + " /" + (new string(' ', left) + text).PadRight(Inside) + "/");
        output.WriteLine(border);
    }
}
