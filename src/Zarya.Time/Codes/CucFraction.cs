namespace Zarya.Time.Codes;

/// <summary>Binary fractions of a second, up to 80 bits, to nanoseconds and back without floating point.</summary>
internal static class CucFraction
{
    /// <summary>The nanoseconds of a fraction, cut towards the past.</summary>
    internal static int ToNanosecond(ReadOnlySpan<byte> fine)
    {
        if (fine.Length <= 4)
        {
            ulong small = 0;
            foreach (byte octet in fine) small = (small << 8) | octet;
            return (int)((small * (ulong)Duration.NanosecondsPerSecond) >> (8 * fine.Length));
        }
        UInt128 large = 0;
        foreach (byte octet in fine) large = (large << 8) | octet;
        return (int)((large * (UInt128)Duration.NanosecondsPerSecond) >> (8 * fine.Length));
    }

    /// <summary>Writes the fraction of a nanosecond of second.</summary>
    /// <remarks>
    /// Up to three octets a step is longer than a nanosecond: the latest step that does not decode to later than the nanosecond. From four
    /// octets on several steps decode to each nanosecond: the first of them, so that a whole second is all zeros. Either way what was
    /// decoded from up to three octets is encoded to the same octets, and what is encoded in four or more decodes to the same instant.
    /// </remarks>
    internal static void Write(int nanosecond, Span<byte> fine)
    {
        UInt128 perSecond = (UInt128)Duration.NanosecondsPerSecond;
        int bits = 8 * fine.Length;
        UInt128 steps = fine.Length <= 3
            ? ((((UInt128)nanosecond + 1) << bits) - 1) / perSecond
            : (((UInt128)nanosecond << bits) + perSecond - 1) / perSecond;
        for (int i = fine.Length - 1; i >= 0; i--, steps >>= 8) fine[i] = (byte)(steps & 0xFF);
    }
}
