using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>StringDataEncodingType</c>, of 1.1 (a choice in <c>SizeInBits</c>) and later (<c>SizeInBits</c> or <c>Variable</c>).</summary>
internal static class StringEncodingReader
{
    private static readonly (string, Charset)[] s_charsets =
    [
        ("UTF-8", Charset.Utf8), ("US-ASCII", Charset.UsAscii), ("ISO-8859-1", Charset.Iso8859Part1), ("Windows-1252", Charset.Windows1252),
        ("UTF-16", Charset.Utf16), ("UTF-16LE", Charset.Utf16LittleEndian), ("UTF-16BE", Charset.Utf16BigEndian),
        ("UTF-32", Charset.Utf32), ("UTF-32LE", Charset.Utf32LittleEndian), ("UTF-32BE", Charset.Utf32BigEndian),
    ];

    internal static StringDataEncoding Read(XtceElement element, ReadScope scope)
    {
        IntegerValue? buffer = null;
        int? largest = null;
        XtceElement? size = element.Child("SizeInBits"), variable = element.Child("Variable");
        if (size is not null && variable is not null) element.Error("several-sizes", "StringDataEncoding has SizeInBits or Variable, not both; SizeInBits is used");
        bool hasBuffer = false;
        if (size?.Child("Fixed") is { } constant)
        {
            hasBuffer = true;
            buffer = IntegerValueReader.Read(constant, scope, 1, int.MaxValue);
        }
        else if (size is null && variable is not null)
        {
            largest = variable.Required("maxSizeInBits") is { } text ? (int?)variable.ToInteger("maxSizeInBits", text, 1, int.MaxValue) : null;
            if (!IsOpenEnded(variable)) hasBuffer = IntegerValueReader.TryRead(variable, scope, out buffer, 0, int.MaxValue);
        }
        XtceElement? holder = size ?? variable;
        (byte[] end, int tag) = holder is null ? ([], 0) : ReadEnd(holder);
        if (holder is null) element.Error("missing-element", "StringDataEncoding needs SizeInBits or Variable");
        else if (!hasBuffer && end.Length == 0 && tag == 0) holder.Error("endless-string", $"{holder.Name} needs a fixed or dynamic size, a TerminationChar or a LeadingSize");
        return new StringDataEncoding
        {
            Charset = element.Word("encoding", Charset.Utf8, s_charsets),
            BufferSizeInBits = buffer,
            MaxSizeInBits = largest,
            TerminationOctets = end,
            LeadingSizeInBits = tag,
            BitOrder = EncodingReader.ReadBitOrder(element),
            ByteOrder = EncodingReader.ReadByteOrder(element),
            ErrorDetectCorrect = EncodingReader.ReadErrorDetection(element),
            Where = element.Where,
        };
    }

    /// <summary>A dialect: a dynamic size by a parameter of this name says that there is no buffer. The parts of it are settled.</summary>
    internal static bool IsOpenEnded(XtceElement element)
    {
        foreach (XtceElement dynamic in element.Children)
        {
            if (dynamic.Name != "DynamicValue") continue;
            foreach (XtceElement source in dynamic.Children)
            {
                if (source.Attributes.All(a => a.Value.Trim() != "_yamcs_ignore")) continue;
                dynamic.Settle(ElementFate.Understood);
                return true;
            }
        }
        return false;
    }

    private static (byte[] End, int TagSize) ReadEnd(XtceElement holder)
    {
        byte[] end = [];
        int tag = 0;
        if (holder.Child("TerminationChar") is { } character)
        {
            // An empty element takes the schema's default, one zero octet.
            string text = character.Text();
            end = text.Length == 0 ? [0] : character.Hex("TerminationChar", text) ?? [0];
        }
        if (holder.Child("LeadingSize") is { } leading) tag = leading.Integer32("sizeInBitsOfSizeTag", 1, 64) ?? 16;
        return (end, tag);
    }
}
