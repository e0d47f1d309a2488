using System.Collections;

namespace Zarya.Leaks.Page;

/// <summary>The first of many, and how many there were.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class KeptList<T>(int most) : IReadOnlyCollection<T>
{
    private readonly List<T> _kept = [];
    private T? _last;

    /// <summary>How many came, kept or not.</summary>
    public long Total { get; private set; }

    /// <summary>How many came and are not here.</summary>
    public long Dropped => Total - _kept.Count;

    /// <inheritdoc/>
    public int Count => _kept.Count;

    /// <summary>The one that came last, kept or not; the type's default when none came.</summary>
    public T? Latest => _last;

    public void Add(T item)
    {
        Total++;
        _last = item;
        if (_kept.Count < most) _kept.Add(item);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _kept.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
