using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Zarya.Mdb.Model;

namespace Zarya.Oracle;

/// <summary>Whether conditions hold (rules 26 to 29).</summary>
internal sealed partial class NaiveConditions(NaiveReferences references)
{
    internal bool Hold(MatchCriteria criteria) => criteria switch
    {
        Comparison comparison => Holds(comparison),
        AndedConditions all => all.Terms.All(Hold),
        OredConditions any => any.Terms.Any(Hold),
        _ => false, // Rule 29.
    };

    private bool Holds(Comparison comparison)
    {
        // Rule 26: what is not there makes it false.
        if (references.Find(comparison.Left) is not { } left) return false;
        object? value = comparison.Left.UseCalibratedValue ? left.Eng : left.Raw;
        if (comparison.Right is { } right) return Compare(value, references.FindValue(right), comparison.Operator);
        if (comparison.Value is not { } literal) return false;

        // Rule 27: enumerations as labels, else an integer against the raw value, which is there even without a label.
        if (comparison.Left.UseCalibratedValue && left.Type is EnumeratedDataType enumeration)
        {
            return enumeration.Labels.Any(l => l.Label == literal)
                ? Compare(value, literal, comparison.Operator)
                : Compare(left.Raw, ReadInteger(literal), comparison.Operator);
        }
        object? other = value switch
        {
            bool => ReadBoolean(literal, left.Type as BooleanDataType),
            long or ulong => (object?)ReadInteger(literal) ?? ReadDouble(literal),
            double => ReadDouble(literal),
            string => literal,
            byte[] => ReadOctets(literal),
            _ => null,
        };
        return Compare(value, other, comparison.Operator);
    }

    /// <summary>Rule 28; <see langword="null"/> on either side is false.</summary>
    private static bool Compare(object? left, object? right, ComparisonOperator op)
    {
        if (left is string leftText && right is string rightText) return Satisfies(string.CompareOrdinal(leftText, rightText), op);
        if (left is byte[] leftOctets && right is byte[] rightOctets) return Satisfies(leftOctets.AsSpan().SequenceCompareTo(rightOctets), op);
        if (AsInteger(left) is { } leftInteger && AsInteger(right) is { } rightInteger) return Satisfies(leftInteger.CompareTo(rightInteger), op);
        if (AsDouble(left) is not { } l || AsDouble(right) is not { } r) return false;

        // IEEE 754: NaN is unequal to everything, and neither less nor greater.
        return op switch
        {
            ComparisonOperator.Equal => l == r,
            ComparisonOperator.NotEqual => l != r,
            ComparisonOperator.Less => l < r,
            ComparisonOperator.LessOrEqual => l <= r,
            ComparisonOperator.Greater => l > r,
            _ => l >= r,
        };
    }

    private static bool Satisfies(int sign, ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => sign == 0,
        ComparisonOperator.NotEqual => sign != 0,
        ComparisonOperator.Less => sign < 0,
        ComparisonOperator.LessOrEqual => sign <= 0,
        ComparisonOperator.Greater => sign > 0,
        _ => sign >= 0,
    };

    private static BigInteger? AsInteger(object? value) => value switch
    {
        BigInteger i => i,
        long i => i,
        ulong u => u,
        bool b => b ? 1 : 0,
        _ => null,
    };

    // Correctly rounded, as a literal read as a double would be (the conversion of BigInteger cuts).
    private static double? AsDouble(object? value) => value switch
    {
        double d => d,
        _ => AsInteger(value) is { } i ? double.Parse(i.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null,
    };

    /// <summary>xs:integer, or hexadecimal after <c>0x</c>; white space around it is no part of it.</summary>
    private static BigInteger? ReadInteger(string literal)
    {
        string text = literal.Trim();
        if (HexadecimalForm().IsMatch(text)) return BigInteger.Parse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return IntegerForm().IsMatch(text) ? BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>xs:double, or an integer in hexadecimal.</summary>
    private static double? ReadDouble(string literal)
    {
        string text = literal.Trim();
        if (text == "NaN") return double.NaN;
        if (text is "INF" or "+INF") return double.PositiveInfinity;
        if (text == "-INF") return double.NegativeInfinity;
        if (HexadecimalForm().IsMatch(text)) return AsDouble(ReadInteger(text));
        return DoubleForm().IsMatch(text) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The type's words, else <c>true</c>/<c>false</c>, else <c>1</c>/<c>0</c>; without regard to case.</summary>
    private static bool? ReadBoolean(string literal, BooleanDataType? type)
    {
        if (Same(literal, type?.OneStringValue)) return true;
        if (Same(literal, type?.ZeroStringValue)) return false;
        string text = literal.Trim();
        if (Same(text, "true") || text == "1") return true;
        return Same(text, "false") || text == "0" ? false : null;
    }

    private static bool Same(string text, string? word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>xs:hexBinary: pairs of digits; a leading <c>0x</c> is permitted.</summary>
    private static byte[]? ReadOctets(string literal)
    {
        string text = literal.Trim();
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) text = text[2..];
        return OctetsForm().IsMatch(text) ? Convert.FromHexString(text) : null;
    }

    [GeneratedRegex(@"\A0[xX][0-9a-fA-F]+\z")]
    private static partial Regex HexadecimalForm();

    [GeneratedRegex(@"\A[+-]?[0-9]+\z")]
    private static partial Regex IntegerForm();

    [GeneratedRegex(@"\A[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?\z")]
    private static partial Regex DoubleForm();

    [GeneratedRegex(@"\A([0-9a-fA-F]{2})*\z")]
    private static partial Regex OctetsForm();
}
