using Zarya.Mdb.Model;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>XTCE <c>DataEncodingType</c>: integers, floats and binary; strings are in <see cref="StringEncodingReader"/>.</summary>
internal static class EncodingReader
{
    private static readonly (string, IntegerEncoding)[] s_integerEncodings =
    [
        ("unsigned", IntegerEncoding.Unsigned), ("signMagnitude", IntegerEncoding.SignMagnitude),
        ("twosComplement", IntegerEncoding.TwosComplement), ("twosCompliment", IntegerEncoding.TwosComplement),
        ("onesComplement", IntegerEncoding.OnesComplement), ("onesCompliment", IntegerEncoding.OnesComplement),
        ("BCD", IntegerEncoding.Bcd), ("packedBCD", IntegerEncoding.PackedBcd),
    ];

    /// <summary>Not a word of XTCE, but tools write it and all of them mean this.</summary>
    private const string SignedDialect = "signed";

    private static readonly (string, FloatEncoding)[] s_floatEncodings =
    [
        ("IEEE754_1985", FloatEncoding.Ieee754), ("IEEE754", FloatEncoding.Ieee754), ("MILSTD_1750A", FloatEncoding.MilStd1750A),
        ("DEC", FloatEncoding.Dec), ("IBM", FloatEncoding.Ibm), ("TI", FloatEncoding.Ti),
    ];

    /// <summary>The encoding an element holds, or <see langword="null"/>.</summary>
    internal static DataEncoding? TryRead(XtceElement element, ReadScope scope)
    {
        DataEncoding? found = null;
        foreach (XtceElement child in element.Children)
        {
            if (child.Name is not ("IntegerDataEncoding" or "FloatDataEncoding" or "StringDataEncoding" or "BinaryDataEncoding")) continue;
            if (found is not null)
            {
                child.Reject("several-encodings", $"{element.Name} has an encoding already; remove one");
                continue;
            }
            found = child.Understand().Name switch
            {
                "IntegerDataEncoding" => ReadInteger(child, scope),
                "FloatDataEncoding" => ReadFloat(child, scope),
                "StringDataEncoding" => StringEncodingReader.Read(child, scope),
                _ => ReadBinary(child, scope),
            };
        }
        return found;
    }

    private static IntegerDataEncoding ReadInteger(XtceElement element, ReadScope scope)
    {
        element.RefuseAttribute("changeThreshold", "is not acted on: every value counts as a change");
        int size = element.Integer32("sizeInBits", 1) ?? 8;
        return new IntegerDataEncoding
        {
            SizeInBits = size,
            Encoding = ReadIntegerEncoding(element),
            Calibrators = CalibratorReader.ReadSet(element, scope),
            BitOrder = ReadBitOrder(element),
            ByteOrder = ReadByteOrder(element, size),
            ErrorDetectCorrect = ReadErrorDetection(element),
            Where = element.Where,
        };
    }

    private static IntegerEncoding ReadIntegerEncoding(XtceElement element)
    {
        if (element.Trimmed("encoding") != SignedDialect) return element.Word("encoding", IntegerEncoding.Unsigned, s_integerEncodings);
        element.Report(DiagnosticSeverity.Warning, "dialect-word", "encoding \"signed\" is not a word of XTCE; it is read as twosComplement, write that");
        return IntegerEncoding.TwosComplement;
    }

    private static FloatDataEncoding ReadFloat(XtceElement element, ReadScope scope)
    {
        element.RefuseAttribute("changeThreshold", "is not acted on: every value counts as a change");
        int size = element.Integer32("sizeInBits", 1) ?? 32;
        return new FloatDataEncoding
        {
            SizeInBits = size,
            Encoding = element.Word("encoding", FloatEncoding.Ieee754, s_floatEncodings),
            Calibrators = CalibratorReader.ReadSet(element, scope),
            BitOrder = ReadBitOrder(element),
            ByteOrder = ReadByteOrder(element, size),
            ErrorDetectCorrect = ReadErrorDetection(element),
            Where = element.Where,
        };
    }

    private static BinaryDataEncoding ReadBinary(XtceElement element, ReadScope scope)
    {
        IntegerValue? size = null;
        if (element.Child("SizeInBits") is { } sizeElement)
        {
            if (StringEncodingReader.IsOpenEnded(sizeElement) || IsLeftToTransform(element, sizeElement))
                element.Report(DiagnosticSeverity.Unsupported, "unsupported-open-binary", "the size is not said; give it as FixedValue or by a parameter or argument");
            else size = IntegerValueReader.Read(sizeElement, scope, 0, int.MaxValue);
        }
        else element.Error("missing-element", "BinaryDataEncoding needs SizeInBits");
        return new BinaryDataEncoding
        {
            SizeInBits = size ?? new FixedIntegerValue(BinaryDataEncoding.UnknownSize) { Where = element.Where },
            FromBinaryTransform = ReadTransform(element, "FromBinaryTransformAlgorithm", scope),
            ToBinaryTransform = ReadTransform(element, "ToBinaryTransformAlgorithm", scope),
            BitOrder = ReadBitOrder(element),
            ByteOrder = ReadByteOrder(element),
            ErrorDetectCorrect = ReadErrorDetection(element),
            Where = element.Where,
        };
    }

    /// <summary>A dialect: a negative size, found by the transform.</summary>
    private static bool IsLeftToTransform(XtceElement element, XtceElement size)
    {
        if (element.Children.All(c => c.Name is not ("FromBinaryTransformAlgorithm" or "ToBinaryTransformAlgorithm"))) return false;
        return size.Child("FixedValue") is { } constant && Literals.TryInteger(constant.Text(), out long value) && value < 0;
    }

    private static CustomAlgorithm? ReadTransform(XtceElement element, string name, ReadScope scope) =>
        element.Child(name) is { } transform ? AlgorithmReader.ReadLocal(transform, scope) : null;

    internal static BitOrder ReadBitOrder(XtceElement element) => element.Word("bitOrder", BitOrder.MostSignificantBitFirst,
        [("mostSignificantBitFirst", BitOrder.MostSignificantBitFirst), ("leastSignificantBitFirst", BitOrder.LeastSignificantBitFirst)]);

    /// <summary>A word, a list of significances (1.2 and later), or <c>ByteOrderList</c> (1.1).</summary>
    /// <param name="element">The encoding.</param>
    /// <param name="size">Bits of the field, which a list must fit; <see langword="null"/> if they vary.</param>
    /// <returns>The order; the default after an error.</returns>
    internal static ByteOrder ReadByteOrder(XtceElement element, int? size = null)
    {
        List<int>? significance = null;
        if (element.Attribute("byteOrder")?.Trim() is { } text)
        {
            if (text == "mostSignificantByteFirst") return ByteOrder.MostSignificantFirst;
            if (text == "leastSignificantByteFirst") return ByteOrder.LeastSignificantFirst;
            significance = [];
            foreach (string part in text.Split([',', ' '], 300, StringSplitOptions.RemoveEmptyEntries))
                significance.Add(Literals.TryInteger(part, out long value) && value is >= 0 and < 256 ? (int)value : -1);
        }
        else if (element.Child("ByteOrderList") is { } list)
        {
            significance = [];
            foreach (XtceElement octet in list.Each("Byte"))
                significance.Add(octet.Required("byteSignificance") is { } s && octet.ToInteger("byteSignificance", s, 0, 255) is { } value ? (int)value : -1);
        }
        if (significance is null) return ByteOrder.MostSignificantFirst;
        if (ByteOrder.TryCreate(significance) is { } order)
        {
            if (size is not null && significance.Count != (size + 7L) / 8)
                element.Error("byte-order-size", $"the byte order names {significance.Count} octets, {size} bits are {(size + 7L) / 8}");
            return order;
        }
        element.Error("bad-byte-order", "the byte order must be mostSignificantByteFirst, leastSignificantByteFirst, or each of 0 to n-1 once");
        return ByteOrder.MostSignificantFirst;
    }

    /// <summary>XTCE <c>ErrorDetectCorrectType</c>, as text.</summary>
    internal static string? ReadErrorDetection(XtceElement element)
    {
        if (element.Child("ErrorDetectCorrect") is not { } found) return null;
        string text = string.Join("; ", found.Children.Select(Describe));
        found.Refuse("unsupported-error-detection", $"{text} is kept and not verified");
        return text;
    }

    private static string Describe(XtceElement check) =>
        string.Join(' ', [check.Name, .. check.Attributes.Select(a => $"{a.Name}={a.Value}"), .. check.Children.Select(c => $"{c.Name}={c.Text()}")]);
}
