using System.Globalization;

namespace Zarya.Ccsds.Packets;

/// <summary>
/// The 14-bit packet sequence count of one APID, or the packet name of a telecommand (CCSDS 133.0-B-2, 4.1.3.4.3). Counts run modulo 16384,
/// so they have no order: only distances.
/// </summary>
public readonly struct SequenceCount : IEquatable<SequenceCount>
{
    /// <summary>The modulus of the count, 2^14.</summary>
    public const int Modulus = 16384;

    private readonly ushort _value;

    /// <summary>Makes a count from its number.</summary>
    /// <param name="value">0 to 16383.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number does not fit 14 bits.</exception>
    public SequenceCount(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, Modulus);
        _value = (ushort)value;
    }

    private SequenceCount(uint bits) => _value = (ushort)(bits & (Modulus - 1));

    /// <summary>The number, 0 to 16383.</summary>
    public int Value => _value;

    /// <summary>The count that follows: 16383 is followed by 0.</summary>
    public SequenceCount Next => new((uint)_value + 1);

    /// <summary>How many steps forward from this count to <paramref name="later"/>, 0 to 16383.</summary>
    public int StepsTo(SequenceCount later) => (later._value - _value) & (Modulus - 1);

    /// <summary>The shorter way from this count to <paramref name="other"/>: -8192 to 8191, negative when it lies behind.</summary>
    public int SignedStepsTo(SequenceCount other) => ((other._value - _value + (Modulus / 2)) & (Modulus - 1)) - (Modulus / 2);

    /// <summary>Takes the lower 14 bits of a word; cannot fail.</summary>
    internal static SequenceCount FromBits(uint bits) => new(bits);

    /// <inheritdoc/>
    public bool Equals(SequenceCount other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SequenceCount other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value;

    /// <summary>The number in decimal.</summary>
    public override string ToString() => _value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Equal counts.</summary>
    public static bool operator ==(SequenceCount left, SequenceCount right) => left._value == right._value;

    /// <summary>Different counts.</summary>
    public static bool operator !=(SequenceCount left, SequenceCount right) => left._value != right._value;
}
