using System.Numerics;

namespace Zarya.Station.Leaks.Filtering;

/// <summary>Arithmetic on rows of <see cref="CabinState.Stride"/> numbers.</summary>
internal static class Rows
{
    /// <summary>a ← a + s·b.</summary>
    public static void AddScaled(Span<double> a, ReadOnlySpan<double> b, double s)
    {
        var scale = new Vector<double>(s);
        for (int i = 0; i < CabinState.Stride; i += Vector<double>.Count) (new Vector<double>(a[i..]) + (scale * new Vector<double>(b[i..]))).CopyTo(a[i..]);
    }

    /// <summary>a ← s·a.</summary>
    public static void Scale(Span<double> a, double s)
    {
        var scale = new Vector<double>(s);
        for (int i = 0; i < CabinState.Stride; i += Vector<double>.Count) (scale * new Vector<double>(a[i..])).CopyTo(a[i..]);
    }

    /// <summary>aᵀ·b.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = Vector<double>.Zero;
        for (int i = 0; i < CabinState.Stride; i += Vector<double>.Count) sum += new Vector<double>(a[i..]) * new Vector<double>(b[i..]);
        return Vector.Sum(sum);
    }
}
