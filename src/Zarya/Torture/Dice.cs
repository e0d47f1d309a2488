using System.Buffers.Binary;

namespace Zarya.Torture;

/// <summary>A small random source whose numbers follow from its seed in every version of .NET, so that a seed that failed fails for ever (SplitMix64; Steele, Lea and Flood, OOPSLA 2014).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A seed out of several numbers.</summary>
    public static ulong Mix(ulong a, ulong b = 0, ulong c = 0) => Scramble(Scramble(Scramble(a + 0x9E3779B97F4A7C15) ^ b) + c);

    public ulong Next() => Scramble(_state += 0x9E3779B97F4A7C15);

    /// <summary>From 0 to one less than <paramref name="end"/>.</summary>
    public int Next(int end) => (int)(Next() % (uint)end);

    /// <summary>From <paramref name="first"/> to one less than <paramref name="end"/>.</summary>
    public int Next(int first, int end) => first + Next(end - first);

    /// <summary>Whether one of <paramref name="times"/> falls.</summary>
    public bool Once(int times) => Next(times) == 0;

    /// <summary>What the simulated disk takes.</summary>
    public Random Random() => new((int)(Next() & 0x7FFFFFFF));

    public void Fill(Span<byte> octets)
    {
        for (; octets.Length >= 8; octets = octets[8..]) BinaryPrimitives.WriteUInt64LittleEndian(octets, Next());
        ulong rest = Next();
        for (int i = 0; i < octets.Length; i++, rest >>= 8) octets[i] = (byte)rest;
    }

    private static ulong Scramble(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
