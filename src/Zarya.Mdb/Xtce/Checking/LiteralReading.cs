using Zarya.Mdb.Model;
using Zarya.Mdb.Xtce.Reading;

namespace Zarya.Mdb.Xtce.Checking;

/// <summary>Whether a literal can be read by a type.</summary>
internal static class LiteralReading
{
    /// <summary>Whether the literal is one of the engineering value.</summary>
    /// <returns>What is wrong, or <see langword="null"/>.</returns>
    internal static string? ProblemOfCalibrated(DataType type, string literal) => type switch
    {
        NumericDataType => Literals.TryNumber(literal, out _) ? null : $"\"{literal}\" is not a number",
        EnumeratedDataType enumerated => enumerated.Labels.Count == 0 || enumerated.Labels.Any(l => l.Label == literal) ? null
            : $"\"{literal}\" is not a label of {type.Name}; it has {string.Join(", ", enumerated.Labels.Take(8).Select(l => l.Label))}",
        BooleanDataType boolean => literal == boolean.OneStringValue || literal == boolean.ZeroStringValue || IsBoolean(literal) ? null
            : $"\"{literal}\" is neither {boolean.OneStringValue} nor {boolean.ZeroStringValue}",
        BinaryDataType => Literals.TryHex(literal, out _) ? null : $"\"{literal}\" is not hexadecimal, two digits an octet",
        ArrayDataType or AggregateDataType => $"a whole {(type is ArrayDataType ? "array" : "aggregate")} has no literal; name a part of it",
        _ => null,
    };

    /// <summary>Whether the literal is one of the raw value.</summary>
    /// <returns>What is wrong, or <see langword="null"/>.</returns>
    internal static string? ProblemOfRaw(DataType type, string literal) => type.Encoding switch
    {
        IntegerDataEncoding or FloatDataEncoding => Literals.TryNumber(literal, out _) ? null : $"\"{literal}\" is not a number, as raw values of {type.Name} are",
        BinaryDataEncoding => Literals.TryHex(literal, out _) ? null : $"\"{literal}\" is not hexadecimal, two digits an octet",
        StringDataEncoding => null,
        _ => ProblemOfCalibrated(type, literal),
    };

    private static bool IsBoolean(string literal) => literal is "1" or "0" || literal.Equals("true", StringComparison.OrdinalIgnoreCase) || literal.Equals("false", StringComparison.OrdinalIgnoreCase);
}
