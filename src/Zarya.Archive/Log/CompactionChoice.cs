using Zarya.Archive.Log.Segments;

namespace Zarya.Archive.Log;

/// <summary>Which segments to write anew next.</summary>
internal static class CompactionChoice
{
    /// <summary>A neighbour is written again when it is at most so many times larger than what joins it: so an entry is written a few times in its life, not every time.</summary>
    private const int Growth = 4;

    /// <summary>Neighbours that become one segment, oldest first; empty if there is nothing to do. The last segment of a log is still being written.</summary>
    public static Segment[] Next(IReadOnlyList<Segment> segments, long limit)
    {
        int first = 0;
        while (first < segments.Count - 1 && !IsFresh(segments[first])) first++;
        if (first >= segments.Count - 1) return [];
        (int end, long total) = (first + 1, segments[first].AcceptedLength);
        while (end < segments.Count - 1 && IsFresh(segments[end]) && IsNext(segments[end - 1], segments[end]) && total + segments[end].AcceptedLength <= limit) total += segments[end++].AcceptedLength;
        while (first > 0 && CanJoin(segments[first - 1], segments[first], total, limit)) total += segments[--first].AcceptedLength;
        return [.. segments.Skip(first).Take(end - first)];
    }

    private static bool IsFresh(Segment segment) => segment.Header.Rewriting == 0 && segment.Damage.Count == 0 && segment.BlockCount > 0;

    private static bool CanJoin(Segment before, Segment segment, long total, long limit) =>
        before.Damage.Count == 0 && before.BlockCount > 0 && IsNext(before, segment) && before.AcceptedLength <= Growth * total && before.AcceptedLength + total <= limit;

    private static bool IsNext(Segment before, Segment segment) => before.Header.Through + 1 == segment.Number && before.LastEntry + 1 == segment.Header.FirstEntry;
}
