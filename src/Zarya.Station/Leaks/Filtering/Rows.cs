using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Zarya.Station.Leaks.Filtering;

/// <summary>Arithmetic on rows of <see cref="CabinState.Stride"/> numbers, the inner loop of the watch: written out, because it runs some hundred times a step.</summary>
internal static class Rows
{
    /// <summary>a ← a + s·b.</summary>
    public static void AddScaled(Span<double> a, ReadOnlySpan<double> b, double s)
    {
        Check(a, b);
        ref double x = ref MemoryMarshal.GetReference(a), y = ref MemoryMarshal.GetReference(b);
        Vector256<double> scale = Vector256.Create(s);
        (Vector256.LoadUnsafe(ref x) + (scale * Vector256.LoadUnsafe(ref y))).StoreUnsafe(ref x);
        (Vector256.LoadUnsafe(ref x, 4) + (scale * Vector256.LoadUnsafe(ref y, 4))).StoreUnsafe(ref x, 4);
        (Vector256.LoadUnsafe(ref x, 8) + (scale * Vector256.LoadUnsafe(ref y, 8))).StoreUnsafe(ref x, 8);
        (Vector256.LoadUnsafe(ref x, 12) + (scale * Vector256.LoadUnsafe(ref y, 12))).StoreUnsafe(ref x, 12);
    }

    /// <summary>a ← s·a.</summary>
    public static void Scale(Span<double> a, double s)
    {
        Check(a, a);
        ref double x = ref MemoryMarshal.GetReference(a);
        Vector256<double> scale = Vector256.Create(s);
        (scale * Vector256.LoadUnsafe(ref x)).StoreUnsafe(ref x);
        (scale * Vector256.LoadUnsafe(ref x, 4)).StoreUnsafe(ref x, 4);
        (scale * Vector256.LoadUnsafe(ref x, 8)).StoreUnsafe(ref x, 8);
        (scale * Vector256.LoadUnsafe(ref x, 12)).StoreUnsafe(ref x, 12);
    }

    /// <summary>aᵀ·b.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Check(a, b);
        ref double x = ref MemoryMarshal.GetReference(a), y = ref MemoryMarshal.GetReference(b);
        return Vector256.Sum((Vector256.LoadUnsafe(ref x) * Vector256.LoadUnsafe(ref y)) + (Vector256.LoadUnsafe(ref x, 4) * Vector256.LoadUnsafe(ref y, 4))
            + (Vector256.LoadUnsafe(ref x, 8) * Vector256.LoadUnsafe(ref y, 8)) + (Vector256.LoadUnsafe(ref x, 12) * Vector256.LoadUnsafe(ref y, 12)));
    }

    private static void Check(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        // Past the end of a row there would be no bound: one comparison a row keeps what is read inside it.
        if (a.Length < CabinState.Stride || b.Length < CabinState.Stride) throw new UnreachableException("a row is shorter than the state");
    }
}
