namespace Zarya.Archive.Log;

/// <summary>Which entry numbers came: a bit each while a page of them is incomplete, next to nothing when all of it came.</summary>
internal sealed class EntryTally
{
    private const int PageEntries = 1 << 16;

    private readonly Dictionary<long, Page?> _pages = [];

    /// <summary>Numbers that came, each once.</summary>
    public long Count { get; private set; }

    /// <summary>Notes a number; <see langword="false"/> if it came before.</summary>
    public bool TryAdd(long number)
    {
        long index = number / PageEntries;
        if (!_pages.TryGetValue(index, out Page? page)) _pages.Add(index, page = new Page());
        if (page is null || !page.TryAdd((int)(number % PageEntries))) return false;
        Count++;
        if (page.Count == PageEntries) _pages[index] = null;
        return true;
    }

    /// <summary>The numbers of a range that did not come, as ranges.</summary>
    public IEnumerable<EntryRange> Missing(long first, long last)
    {
        long start = 0;
        for (long number = first; number <= last;)
        {
            long end = Math.Min(last, (number / PageEntries + 1) * PageEntries - 1);
            bool isKnown = _pages.TryGetValue(number / PageEntries, out Page? page);
            if (isKnown && page is not null) end = number;
            bool isThere = isKnown && (page is null || page.Has((int)(number % PageEntries)));
            if (!isThere && start == 0) start = number;
            if (isThere && start > 0)
            {
                yield return new EntryRange(start, number - 1);
                start = 0;
            }
            number = end + 1;
        }
        if (start > 0) yield return new EntryRange(start, last);
    }

    private sealed class Page
    {
        private readonly ulong[] _bits = new ulong[PageEntries / 64];

        public int Count { get; private set; }

        public bool Has(int i) => (_bits[i >> 6] >> i & 1) != 0;

        public bool TryAdd(int i)
        {
            if (Has(i)) return false;
            _bits[i >> 6] |= 1UL << i;
            Count++;
            return true;
        }
    }
}
