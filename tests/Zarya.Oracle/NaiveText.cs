using System.Globalization;

namespace Zarya.Oracle;

/// <summary>A value as one line of text that is equal exactly when the values are: to hold decoders against each other, and to read in a failing test.</summary>
public static class NaiveText
{
    /// <summary>The text of a raw or engineering value.</summary>
    /// <param name="value">As in <see cref="NaiveValue"/>.</param>
    /// <returns>
    /// <c>-1i</c> signed, <c>1u</c> unsigned, <c>0.5d</c> (NaN is one value, −0 is not 0), <c>true</c>, <c>"text"</c>, <c>0xAB</c>, <c>12ns</c>, <c>[…]</c> with sizes, <c>{a=…}</c>, or <c>-</c> for none.
    /// </returns>
    public static string Of(object? value) => value switch
    {
        null => "-",
        long i => i.ToString(CultureInfo.InvariantCulture) + "i",
        ulong u => u.ToString(CultureInfo.InvariantCulture) + "u",
        double d => d.ToString("R", CultureInfo.InvariantCulture) + "d",
        bool b => b ? "true" : "false",
        string s => "\"" + s + "\"",
        byte[] octets => "0x" + Convert.ToHexString(octets),
        NaiveTime t => t.TaiNanoseconds.ToString(CultureInfo.InvariantCulture) + "ns",
        NaiveArray a => string.Join("x", a.Sizes) + "[" + string.Join(",", a.Items.Select(Of)) + "]",
        NaiveAggregate g => "{" + string.Join(",", g.Members.Select(m => m.Key + "=" + Of(m.Value))) + "}",
        _ => throw new ArgumentException("not a value of the oracle: " + value.GetType()),
    };
}
