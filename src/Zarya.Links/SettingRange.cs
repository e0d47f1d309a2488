using System.Globalization;

namespace Zarya.Links;

/// <summary>The values that a setting may have, ends included.</summary>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest.</param>
/// <param name="Unit">What is counted: <c>octets</c>, <c>s</c>; empty for plain numbers.</param>
public readonly record struct SettingRange(double Lowest, double Highest, string Unit)
{
    /// <summary>The rule for people: <c>must be 1 to 1024 octets</c>.</summary>
    public string Rule => string.Create(CultureInfo.InvariantCulture, $"must be {Lowest} to {Highest} {Unit}").TrimEnd();

    /// <summary>Whether a value is in the range; NaN is not.</summary>
    public bool Holds(double value) => value >= Lowest && value <= Highest;

    /// <summary>Gives the value back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside the range; the message says which one.</exception>
    public int Check(int value, string name) => Holds(value) ? value : throw new ArgumentOutOfRangeException(name, value, Rule);

    /// <summary>Gives the value back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside the range; the message says which one.</exception>
    public double Check(double value, string name) => Holds(value) ? value : throw new ArgumentOutOfRangeException(name, value, Rule);
}
