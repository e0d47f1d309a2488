using System.Buffers;
using System.Globalization;

namespace Zarya.Mdb.Xtce.Reading;

/// <summary>The literals of XML Schema and of XTCE's <c>FixedIntegerValueType</c>; white space around them is allowed.</summary>
internal static class Literals
{
    private static readonly SearchValues<char> s_decimal = SearchValues.Create("0123456789+-.eE");

    /// <summary>Decimal, or hexadecimal, octal, binary after <c>0x</c>, <c>0o</c>, <c>0b</c>.</summary>
    internal static bool TryInteger(ReadOnlySpan<char> text, out long value)
    {
        text = text.Trim();
        bool isNegative = text is ['-', ..];
        ReadOnlySpan<char> digits = isNegative || text is ['+', ..] ? text[1..] : text;
        if (digits is not ['0', 'x' or 'X' or 'o' or 'O' or 'b' or 'B', ..])
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        int radixBits = char.ToLowerInvariant(digits[1]) switch { 'x' => 4, 'o' => 3, _ => 1 };
        value = 0;
        digits = digits[2..];
        if (digits.IsEmpty) return false;
        foreach (char c in digits)
        {
            int digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : int.MaxValue;
            if (digit >= 1 << radixBits || value > long.MaxValue >> radixBits) return false;
            value = (value << radixBits) | (uint)digit;
        }
        if (isNegative) value = -value;
        return true;
    }

    /// <summary>XML Schema <c>double</c>, and the prefixed integers.</summary>
    internal static bool TryNumber(ReadOnlySpan<char> text, out double value)
    {
        text = text.Trim();
        value = 0;
        switch (text)
        {
            case "INF" or "+INF": value = double.PositiveInfinity; return true;
            case "-INF": value = double.NegativeInfinity; return true;
            case "NaN": value = double.NaN; return true;
        }
        if (text.IndexOfAnyExcept(s_decimal) < 0)
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        bool isInteger = TryInteger(text, out long integer);
        value = integer;
        return isInteger;
    }

    internal static bool TryBoolean(ReadOnlySpan<char> text, out bool value)
    {
        text = text.Trim();
        value = text is "true" or "1";
        return value || text is "false" or "0";
    }

    /// <summary>XML Schema <c>hexBinary</c>: two digits an octet.</summary>
    internal static bool TryHex(string text, out byte[] octets)
    {
        octets = [];
        text = text.Trim();
        if (text.Length % 2 != 0 || !text.All(char.IsAsciiHexDigit)) return false;
        octets = Convert.FromHexString(text);
        return true;
    }

    /// <summary>XML Schema <c>duration</c> (ISO 8601), <c>PnYnMnDTnHnMnS</c>.</summary>
    internal static bool IsDuration(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text is ['-', ..]) text = text[1..];
        if (text is not ['P', _, ..]) return false;
        text = text[1..];
        ReadOnlySpan<char> units = "YMD";
        bool inTime = false;
        while (!text.IsEmpty)
        {
            if (text[0] == 'T')
            {
                if (inTime || text.Length == 1) return false;
                inTime = true;
                units = "HMS";
                text = text[1..];
                continue;
            }
            int digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0) return false;
            if (inTime && text[digits] == '.')
            {
                int fraction = text[(digits + 1)..].IndexOfAnyExceptInRange('0', '9');
                if (fraction <= 0 || text[digits + 1 + fraction] != 'S') return false;
                digits += 1 + fraction;
            }
            int unit = units.IndexOf(text[digits]);
            if (unit < 0) return false;
            units = units[(unit + 1)..];
            text = text[(digits + 1)..];
        }
        return true;
    }
}
