using System.Text;
using System.Text.Json;

namespace Zarya.Printing;

/// <summary>One JSON document, indented, as text.</summary>
internal static class JsonDocumentWriter
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes an array whose elements <paramref name="elements"/> writes.</summary>
    public static void WriteArray(TextWriter output, Action<Utf8JsonWriter> elements)
    {
        using var document = new MemoryStream();
        using (var json = new Utf8JsonWriter(document, s_options))
        {
            json.WriteStartArray();
            elements(json);
            json.WriteEndArray();
        }
        output.WriteLine(Encoding.UTF8.GetString(document.GetBuffer(), 0, (int)document.Length));
    }
}
