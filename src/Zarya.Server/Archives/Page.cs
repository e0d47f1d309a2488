namespace Zarya.Server.Archives;

/// <summary>Some of what was asked for, in order.</summary>
/// <param name="Items">What there is.</param>
/// <param name="Next">Where the next page begins; <see langword="null"/> on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, PageToken? Next);
