using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Checking;

/// <summary>Sizes that encodings have. An encoding taken over from a base type is looked at once.</summary>
internal static class EncodingChecks
{
    internal static void Run(XtceDraft draft, List<DataType> types)
    {
        var seen = new HashSet<DataEncoding>(ReferenceEqualityComparer.Instance);
        foreach (DataType type in types)
        {
            if (type.Encoding is not { } encoding || !seen.Add(encoding)) continue;
            switch (encoding)
            {
                case IntegerDataEncoding integer: CheckInteger(draft, type, integer); break;
                case FloatDataEncoding number: CheckFloat(draft, type, number); break;
                case StringDataEncoding { BufferSizeInBits: FixedIntegerValue buffer } text: CheckBuffer(draft, type, text, buffer.Value); break;
            }
        }
    }

    private static void CheckInteger(XtceDraft draft, DataType type, IntegerDataEncoding encoding)
    {
        if (encoding.SizeInBits > 64)
            draft.Add(DiagnosticSeverity.Unsupported, "unsupported-integer-size", $"integers of {encoding.SizeInBits} bits are not decoded, 64 is the most; use a BinaryDataEncoding", encoding.Where, type.QualifiedName);
        int digit = encoding.Encoding == IntegerEncoding.Bcd ? 8 : encoding.Encoding == IntegerEncoding.PackedBcd ? 4 : 1;
        if (encoding.SizeInBits % digit != 0)
            draft.Warn("broken-digit", $"{encoding.SizeInBits} bits do not hold whole digits of {digit} bits each", encoding.Where, type.QualifiedName);
    }

    private static void CheckFloat(XtceDraft draft, DataType type, FloatDataEncoding encoding)
    {
        int size = encoding.SizeInBits;
        (bool exists, bool isDecoded) = encoding.Encoding switch
        {
            FloatEncoding.Ieee754 => (size is 16 or 32 or 64 or 80 or 128, size is 16 or 32 or 64),
            FloatEncoding.MilStd1750A => (size is 32 or 48, true),
            _ => (size is 32 or 40 or 48 or 64 or 80 or 128, false),
        };
        if (!exists) draft.Error("float-size", $"{encoding.Encoding} numbers of {size} bits do not exist; correct sizeInBits", encoding.Where, type.QualifiedName);
        else if (!isDecoded)
            draft.Add(DiagnosticSeverity.Unsupported, "unsupported-float", $"{encoding.Encoding} numbers of {size} bits are not decoded; use IEEE754 of 32 or 64 bits or MILSTD_1750A", encoding.Where, type.QualifiedName);
    }

    private static void CheckBuffer(XtceDraft draft, DataType type, StringDataEncoding encoding, long size)
    {
        if (size % 8 != 0) draft.Warn("string-size", $"a string of {size} bits ends inside a character", encoding.Where, type.QualifiedName);
        if (encoding.LeadingSizeInBits > size) draft.Error("string-size", $"the size tag of {encoding.LeadingSizeInBits} bits is longer than the buffer of {size}", encoding.Where, type.QualifiedName);
    }
}
