using Zarya.Mdb.Xtce;

namespace Zarya.Tests.Mdb.Xtce;

/// <summary>The words of docs/xtce-support.md that counting cannot give.</summary>
internal static class SupportNotes
{
    public const string Introduction = """
        # What Zarya understands of XTCE

        Generated; do not edit. Refresh with

            ZARYA_WRITE_DOCS=1 dotnet run --project tests/Zarya.Tests -c Release -- -class Zarya.Tests.Mdb.Xtce.SupportTableTests

        XTCE 1.1, 1.2 and 1.3 are read by local element names, whatever the namespace. Nothing is ignored in silence: *read* elements have their
        meaning in the mission database; *kept* ones are documentation without effect on values; *not acted on* ones are known, kept where the model has a place for
        them, and reported as `unsupported-…`; *rejected* ones are unknown, misplaced or wrong, and reported with file and line.

        Dialects that are read, each with a finding unless said otherwise: `encoding="signed"` (as `twosComplement`); `aggregate/member` for `aggregate.member`; a
        dynamic size by the parameter `_yamcs_ignore` (no buffer; without a finding for strings, as unsupported for binary); a negative binary size beside a transform
        (unsupported); `/yamcs/cmd/arg/x` inside a command (argument `x`, without a finding), other names under `/yamcs/` (unsupported); the date of an `Epoch` with
        the time of day in an attribute (without a finding).


        """;

    public const string OtherFindings = """
        Further codes, of documents that are broken as a whole: `malformed-xml`, `dtd-prohibited`, `too-deep`, `too-large`, `too-many-findings`, `unreadable-file`.

        """;

    private static readonly Dictionary<string, string> s_notes = new(StringComparer.Ordinal)
    {
        ["AlgorithmText"] = "kept; text never becomes code",
        ["ByteOrderList"] = "any permutation of up to 256 octets (1.1, 1.2)",
        ["CustomAlgorithm"] = "kept and reported, never executed; as a condition it never holds",
        ["ErrorDetectCorrect"] = "kept as text, not verified",
        ["FloatDataEncoding"] = "IEEE 754 of 16, 32, 64 bits; MIL-STD-1750A of 32, 48 bits; others reported",
        ["FromBinaryTransformAlgorithm"] = "kept and reported, never executed",
        ["IntegerDataEncoding"] = "1 to 64 bits; unsigned, two's and ones' complement, sign-magnitude, BCD, packed BCD",
        ["MathOperation"] = "executed; checked to leave exactly one value",
        ["MathOperationCalibrator"] = "executed; checked to leave exactly one value",
        ["NextContainer"] = "kept",
        ["PolynomialCalibrator"] = "executed; exponents that are no whole numbers as a formula",
        ["ShortDescription"] = "not an element of XTCE (it is an attribute)",
        ["Size"] = "not an element of XTCE 1.1 to 1.3 in this place",
        ["SplineCalibrator"] = "orders 0 and 1; higher ones reported",
        ["StringDataEncoding"] = "fixed, dynamic or open buffer; end mark, size tag",
        ["ToBinaryTransformAlgorithm"] = "kept and reported, never executed",
        ["ToString"] = "reported; clients choose how numbers look",
        ["TimeAssociation"] = "kept and reported; values keep the time of their packet",
    };

    public static string Of(string name, XtceElementCount count)
    {
        if (s_notes.TryGetValue(name, out string? note)) return note;
        if (count.Understood > 0) return count.Unsupported > 0 ? "read; inside something that is not acted on, kept or reported with it" : "read";
        if (count.Kept > 0) return "documentation";
        return count.Unsupported > 0 ? "reported, not acted on" : "unknown in this place: reported";
    }
}
