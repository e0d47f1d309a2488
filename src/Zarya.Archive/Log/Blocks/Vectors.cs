using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Zarya.Archive.Log.Blocks;

/// <summary>Rearrangements of sixteen octets that the class library has only processor by processor.</summary>
internal static class Vectors
{
    /// <summary>The lower eight octets of two vectors in turn.</summary>
    public static Vector128<byte> ZipLow(Vector128<byte> even, Vector128<byte> odd)
    {
        if (Sse2.IsSupported) return Sse2.UnpackLow(even, odd);
        if (AdvSimd.Arm64.IsSupported) return AdvSimd.Arm64.ZipLow(even, odd);
        return Zip(even, odd, 0);
    }

    /// <summary>The upper eight octets of two vectors in turn.</summary>
    public static Vector128<byte> ZipHigh(Vector128<byte> even, Vector128<byte> odd)
    {
        if (Sse2.IsSupported) return Sse2.UnpackHigh(even, odd);
        if (AdvSimd.Arm64.IsSupported) return AdvSimd.Arm64.ZipHigh(even, odd);
        return Zip(even, odd, 8);
    }

    /// <summary>The sums of all octets up to and with each one, modulo 256.</summary>
    public static Vector128<byte> PrefixSum(Vector128<byte> octets)
    {
        // An index of 16 and more gives zero.
        octets += Vector128.Shuffle(octets, Vector128.Create((byte)255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));
        octets += Vector128.Shuffle(octets, Vector128.Create((byte)255, 255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13));
        octets += Vector128.Shuffle(octets, Vector128.Create((byte)255, 255, 255, 255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        return octets + Vector128.Shuffle(octets, Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 0, 1, 2, 3, 4, 5, 6, 7));
    }

    /// <summary>The last octet, sixteen times.</summary>
    public static Vector128<byte> SpreadLast(Vector128<byte> octets) => Vector128.Shuffle(octets, Vector128.Create((byte)15));

    /// <summary>For processors that have none of these: also what the others are tested against.</summary>
    internal static Vector128<byte> Zip(Vector128<byte> even, Vector128<byte> odd, int from)
    {
        Span<byte> octets = stackalloc byte[16];
        for (int i = 0; i < 8; i++) (octets[2 * i], octets[2 * i + 1]) = (even.GetElement(from + i), odd.GetElement(from + i));
        return Vector128.Create<byte>(octets);
    }
}
