using System.Globalization;

namespace Zarya.Leaks;

/// <summary>Decimal numbers of rows.</summary>
internal static class RowNumber
{
    private const int SafeDigits = 15;

    private static readonly double[] s_powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads a finite number, the whole text.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out double number)
    {
        bool isNegative = text is [(byte)'-', ..];
        ReadOnlySpan<byte> digits = isNegative ? text[1..] : text;
        long mantissa = 0;
        int point = -1;
        for (int i = 0; i < digits.Length; i++)
        {
            uint digit = (uint)digits[i] - '0';
            if (digit <= 9) mantissa = (mantissa * 10) + digit;
            else if (digits[i] == '.' && point < 0) point = i;
            else return TryReadAny(text, out number);
            if (i > SafeDigits) return TryReadAny(text, out number);
        }
        int count = digits.Length - (point >= 0 ? 1 : 0);
        number = 0;
        if (count is 0 or > SafeDigits) return count > 0 && TryReadAny(text, out number);
        // Mantissa and power are exact, and so the quotient is the nearest double: W. Clinger, How to read floating point numbers accurately, 1990, §5.
        number = mantissa / s_powers[point >= 0 ? digits.Length - 1 - point : 0];
        if (isNegative) number = -number;
        return true;
    }

    private static bool TryReadAny(ReadOnlySpan<byte> text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
