using Zarya.Archive.Log;
using Zarya.Verbs;

namespace Zarya.Records;

/// <summary>The entries that came from one file, as ranges of entry numbers: between the parts of an import that was interrupted others may stand.</summary>
internal sealed class ImportedRanges
{
    private readonly List<(long First, long Last)> _ranges;

    private ImportedRanges(ImportState state, List<(long First, long Last)> ranges) => (State, _ranges) = (state, ranges);

    /// <summary>The newest state of the import.</summary>
    public ImportState State { get; }

    /// <summary>Whether other imports have the name too.</summary>
    public bool HasOthers { get; private init; }

    /// <summary>Finds the newest import of a file.</summary>
    /// <param name="store">The log.</param>
    /// <param name="name">The file as it was named when it was imported, or without folders.</param>
    /// <param name="link">The link, or <see langword="null"/> for any.</param>
    /// <exception cref="VerbException">None was imported.</exception>
    public static ImportedRanges Find(LogStore store, string name, string? link)
    {
        ImportState? newest = null;
        bool hasOthers = false;
        var ranges = new List<(long First, long Last)>();
        var damage = new List<LogDamage>(store.Damage);
        foreach ((long entry, ImportState state) in ImportState.All(store, damage))
        {
            if ((state.File != name && Path.GetFileName(state.File) != name) || (link is not null && state.Link != link)) continue;
            newest ??= state;
            if (state.Import != newest.Import) hasOthers = true;
            else if (state.First < entry) ranges.Add((state.First, entry - 1));
        }
        if (newest is null && damage.Count > 0)
            throw new VerbException($"{name}: the record is damaged where it says what was imported ({damage[0]}); without --file everything that can be read is exported, and 'zarya scrub' tells all damage");
        if (newest is null) throw new VerbException($"no file {name} was imported into this record{Known(store)}");
        ranges.Reverse();
        return new ImportedRanges(newest, ranges) { HasOthers = hasOthers };
    }

    /// <summary>Whether an entry came from the file; asked in any order, as by generation time numbers go up and down.</summary>
    public bool Holds(long entry)
    {
        (int low, int high) = (0, _ranges.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (entry > _ranges[middle].Last) low = middle + 1;
            else high = middle;
        }
        return low < _ranges.Count && entry >= _ranges[low].First;
    }

    private static string Known(LogStore store)
    {
        string[] known = [.. ImportState.All(store).Select(s => s.State.File).Distinct().Take(10)];
        return known.Length == 0 ? "" : $"; there are {string.Join(", ", known)}";
    }
}
