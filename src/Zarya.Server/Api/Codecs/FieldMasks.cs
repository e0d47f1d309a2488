using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Zarya.Server.Api.Calls;

namespace Zarya.Server.Api.Codecs;

/// <summary>Leaves only wanted fields in an answer: query <c>fields=a,b.c</c> or header <c>X-Yamcs-Fields</c>. In lists the mask is for each listed item.</summary>
internal static class FieldMasks
{
    private static readonly string[] s_lists = ["parameters", "containers", "commands", "algorithms", "spaceSystems", "sample", "range"];

    /// <summary>The mask of a call; empty for everything.</summary>
    public static string[][] Of(ApiCall call)
    {
        string text = call.Query.FirstOrDefault(q => q.Key == "fields").Value ?? call.Headers["X-Yamcs-Fields"].ToString();
        return [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => p.Split('.'))];
    }

    /// <summary>Clears what the mask does not name.</summary>
    public static void Apply(IMessage message, string[][] mask)
    {
        if (mask.Length == 0) return;
        // One thing is masked itself, whatever lists it has.
        if (!message.Descriptor.Name.EndsWith("Response", StringComparison.Ordinal) && message.Descriptor.Name is not ("TimeSeries" or "Ranges"))
        {
            Keep(message, mask);
            return;
        }
        FieldDescriptor[] lists = [.. message.Descriptor.Fields.InDeclarationOrder().Where(f => f.IsRepeated && !f.IsMap && f.FieldType == FieldType.Message)];
        FieldDescriptor[] roots = [.. lists.Where(f => s_lists.Contains(f.JsonName))];
        if (roots.Length == 0 && lists.Length == 1) roots = lists;
        if (roots.Length == 0) Keep(message, mask);
        foreach (FieldDescriptor root in roots)
            foreach (object item in (IEnumerable)root.Accessor.GetValue(message)) Keep((IMessage)item, mask);
    }

    private static void Keep(IMessage message, string[][] paths)
    {
        foreach (FieldDescriptor field in message.Descriptor.Fields.InDeclarationOrder())
        {
            string[][] mine = [.. paths.Where(p => p[0] == field.JsonName)];
            if (mine.Length == 0) field.Accessor.Clear(message);
            else if (mine.All(p => p.Length > 1) && field.FieldType == FieldType.Message && !field.IsMap)
            {
                string[][] deeper = [.. mine.Select(p => p[1..])];
                if (field.IsRepeated)
                    foreach (object item in (IEnumerable)field.Accessor.GetValue(message)) Keep((IMessage)item, deeper);
                else if (field.Accessor.GetValue(message) is IMessage inner) Keep(inner, deeper);
            }
        }
    }
}
