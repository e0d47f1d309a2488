using Zarya.Time;

namespace Zarya.Server.Archives;

/// <summary>Joins what comes ascending by time to spans. When there are too many spans it joins coarser, so that memory is bounded.</summary>
/// <param name="mergeNs">Spans with no more between them are one.</param>
/// <param name="isBySequence">Whether spans end where a sequence count is missing, not where time is.</param>
/// <param name="maxSpans">Spans that are kept at most.</param>
internal sealed class IndexBuilder(long mergeNs, bool isBySequence, int maxSpans = IndexBuilder.MaxSpans)
{
    public const int MaxSpans = 50_000;

    private const int SequenceModulus = 16_384;

    private readonly SortedDictionary<string, List<Span>> _groups = new(StringComparer.Ordinal);
    private long _mergeNs = Math.Max(0, mergeNs);
    private int _spans;

    public void Add(string group, long time, int? sequence)
    {
        if (!_groups.TryGetValue(group, out List<Span>? spans)) _groups.Add(group, spans = []);
        if (spans.Count > 0 && Joins(spans[^1], time, sequence))
        {
            spans[^1] = spans[^1] with { Stop = time, Count = spans[^1].Count + 1, SequenceStop = sequence };
            return;
        }
        spans.Add(new Span(time, time, 1, sequence, sequence));
        if (++_spans > maxSpans) Coarsen();
    }

    public IReadOnlyList<IndexGroup> Groups() => [.. _groups.Select(g => new IndexGroup(g.Key, [.. g.Value.Select(s =>
        new IndexSpan(Instant.FromTaiNanoseconds(s.Start), Instant.FromTaiNanoseconds(s.Stop), s.Count, s.SequenceStart, s.SequenceStop))]))];

    private bool Joins(Span last, long time, int? sequence)
    {
        if ((Int128)time - last.Stop <= _mergeNs) return true;
        return isBySequence && sequence == (last.SequenceStop + 1) % SequenceModulus;
    }

    private void Coarsen()
    {
        while (_spans > maxSpans / 2 && _mergeNs < long.MaxValue / 4)
        {
            _mergeNs = Math.Max(1_000_000, _mergeNs * 2);
            _spans = 0;
            foreach (List<Span> spans in _groups.Values)
            {
                int kept = 0;
                for (int i = 1; i < spans.Count; i++)
                {
                    if ((Int128)spans[i].Start - spans[kept].Stop <= _mergeNs) spans[kept] = spans[kept] with { Stop = spans[i].Stop, Count = spans[kept].Count + spans[i].Count, SequenceStop = spans[i].SequenceStop };
                    else spans[++kept] = spans[i];
                }
                spans.RemoveRange(kept + 1, spans.Count - kept - 1);
                _spans += spans.Count;
            }
        }
    }

    private readonly record struct Span(long Start, long Stop, long Count, int? SequenceStart, int? SequenceStop);
}
