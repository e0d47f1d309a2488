using Zarya.Time;

namespace Zarya.Links.Splitting;

/// <summary>Remembers when which octets of a stream came, for as long as they wait to become a packet.</summary>
internal sealed class ReceptionMarks
{
    // A stream of single octets must not make the marks larger than what they mark.
    private const int Most = 1024;

    private readonly Queue<Mark> _marks = new();
    private Mark _newest;
    private Mark _oldest;

    /// <summary>Octets up to <paramref name="end"/> came at <paramref name="reception"/>. With very many pieces waiting, the newest ones share one time: that of the last of them.</summary>
    internal void Add(long end, Instant reception)
    {
        if (_newest.End > _oldest.End && _marks.Count < Most) _marks.Enqueue(_newest);
        _newest = new Mark(end, reception);
    }

    /// <summary>When the octet in front of <paramref name="end"/> came. Asked in ascending order.</summary>
    internal Instant Of(long end)
    {
        if (end <= _oldest.End) return _oldest.Reception;
        while (_marks.TryDequeue(out Mark next))
        {
            _oldest = next;
            if (end <= next.End) return next.Reception;
        }
        _oldest = _newest;
        return _newest.Reception;
    }

    private readonly record struct Mark(long End, Instant Reception);
}
