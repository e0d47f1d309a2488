namespace Zarya.Archive.Log.Blocks;

/// <summary>Integers in seven bits an octet, least significant first, the highest bit set while more follow; signed ones with the sign in the lowest bit.</summary>
internal static class Varint
{
    public static ulong Zigzag(long value) => (ulong)(value << 1) ^ (ulong)(value >> 63);

    public static long Unzigzag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    public static void Write(OctetBuffer output, ulong value)
    {
        Span<byte> octets = output.Room(10);
        int length = 0;
        for (; value >= 0x80; value >>= 7) octets[length++] = (byte)(value | 0x80);
        octets[length++] = (byte)value;
        output.Advance(length);
    }

    /// <summary>Reads one at <paramref name="at"/>, which moves behind it; <see langword="false"/> if it breaks off or is longer than 64 bits.</summary>
    public static bool TryRead(ReadOnlySpan<byte> octets, ref int at, out ulong value)
    {
        value = 0;
        for (int shift = 0; shift < 70 && at < octets.Length; shift += 7)
        {
            byte octet = octets[at++];
            value |= (ulong)(octet & 0x7F) << shift;
            if (octet < 0x80) return shift < 63 || octet < 2;
        }
        return false;
    }
}
