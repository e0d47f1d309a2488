namespace Zarya.Mdb.Xtce;

/// <summary>Bounds on what a document may ask of the reader. A document beyond a bound gives an error with its line; it never exhausts memory or stack.</summary>
public sealed record XtceLimits
{
    /// <summary>The defaults.</summary>
    public static XtceLimits Default { get; } = new();

    /// <summary>Levels of elements inside one another, and lengths of chains of inheritance and of types inside types, 8 to 1000; else an <see cref="ArgumentOutOfRangeException"/>.</summary>
    public int MaxDepth { get; init => field = value is >= 8 and <= 1000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "8 to 1000"); } = 256;

    /// <summary>Characters of one document, from 1.</summary>
    public long MaxCharactersInDocument { get; init; } = 256L << 20;

    /// <summary>Findings that are kept, from 1; one more says that there were more.</summary>
    public int MaxDiagnostics { get; init; } = 100_000;

    /// <summary>Single values that one parameter or container may come to when everything in it is written out, from 1.</summary>
    public long MaxValues { get; init; } = 1 << 20;
}
