using System.Runtime.InteropServices;

namespace Zarya.Archive.Views;

/// <summary>Leaves the first reception of each packet.</summary>
internal static class Duplicates
{
    /// <summary>Takes later receptions out of a window, whose entries stand in order, so that receptions of one packet stand together.</summary>
    public static void Remove(List<WindowEntry> entries, GenerationWindow window)
    {
        Span<WindowEntry> all = CollectionsMarshal.AsSpan(entries);
        int kept = 0;
        for (int start = 0; start < all.Length;)
        {
            int end = start + 1;
            while (end < all.Length && all[end].Key.IsLike(all[start].Key)) end++;
            for (int i = start; i < end; i++)
                if (end - start == 1 || IsFirst(all[start..end], i - start, window)) all[kept++] = all[i];
            start = end;
        }
        entries.RemoveRange(kept, entries.Count - kept);
    }

    /// <summary>Whether no earlier reception has the same octets. Entries without a known time are never taken for the same.</summary>
    private static bool IsFirst(ReadOnlySpan<WindowEntry> alike, int i, GenerationWindow window)
    {
        if (alike[i].Key.Generation == alike[i].Reception) return true;
        ReadOnlySpan<byte> octets = window.Octets(alike[i]);
        foreach (ref readonly WindowEntry other in alike)
            if (other.Key.Number < alike[i].Key.Number && window.Octets(other).SequenceEqual(octets)) return false;
        return true;
    }
}
