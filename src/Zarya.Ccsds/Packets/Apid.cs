using System.Globalization;

namespace Zarya.Ccsds.Packets;

/// <summary>An application process identifier: 11 bits that name the on-board source (TM) or destination (TC) of a packet (CCSDS 133.0-B-2, 4.1.3.3.4).</summary>
public readonly struct Apid : IEquatable<Apid>, IComparable<Apid>
{
    /// <summary>How many different identifiers there are (2^11).</summary>
    public const int Count = 2048;

    /// <summary>All ones: the identifier of idle packets (CCSDS 133.0-B-2, 4.1.3.3.4.4).</summary>
    public static readonly Apid Idle = new(0x7FF);

    private readonly ushort _value;

    /// <summary>Makes an identifier from its number.</summary>
    /// <param name="value">0 to 2047.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number does not fit 11 bits.</exception>
    public Apid(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, Count);
        _value = (ushort)value;
    }

    private Apid(uint bits) => _value = (ushort)(bits & 0x7FF);

    /// <summary>The number, 0 to 2047.</summary>
    public int Value => _value;

    /// <summary>Whether this is the identifier of idle packets.</summary>
    public bool IsIdle => _value == 0x7FF;

    /// <summary>Takes the lower 11 bits of a word; cannot fail.</summary>
    internal static Apid FromBits(uint bits) => new(bits);

    /// <inheritdoc/>
    public bool Equals(Apid other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Apid other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value;

    /// <inheritdoc/>
    public int CompareTo(Apid other) => _value.CompareTo(other._value);

    /// <summary>The number in decimal.</summary>
    public override string ToString() => _value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Equal numbers.</summary>
    public static bool operator ==(Apid left, Apid right) => left._value == right._value;

    /// <summary>Different numbers.</summary>
    public static bool operator !=(Apid left, Apid right) => left._value != right._value;

    /// <summary>Order by number.</summary>
    public static bool operator <(Apid left, Apid right) => left._value < right._value;

    /// <summary>Order by number.</summary>
    public static bool operator >(Apid left, Apid right) => left._value > right._value;

    /// <summary>Order by number.</summary>
    public static bool operator <=(Apid left, Apid right) => left._value <= right._value;

    /// <summary>Order by number.</summary>
    public static bool operator >=(Apid left, Apid right) => left._value >= right._value;
}
