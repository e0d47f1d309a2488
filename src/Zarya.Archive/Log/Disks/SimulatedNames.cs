using System.Runtime.InteropServices;

namespace Zarya.Archive.Log.Disks;

/// <summary>Which name means which file on a <see cref="SimulatedDisk"/>: durably, and now.</summary>
internal sealed class SimulatedNames
{
    private readonly Dictionary<string, int> _now;
    private readonly Dictionary<string, int> _durable;
    private readonly HashSet<string> _folders;
    private readonly List<NameChange> _pending;

    public SimulatedNames() : this([], [], [""], []) { }

    private SimulatedNames(Dictionary<string, int> now, Dictionary<string, int> durable, HashSet<string> folders, List<NameChange> pending) =>
        (_now, _durable, _folders, _pending) = (now, durable, folders, pending);

    /// <summary>Names and files as they are now.</summary>
    public IReadOnlyDictionary<string, int> Now => _now;

    public SimulatedNames Clone() => new(new(_now), new(_durable), new(_folders), [.. _pending]);

    public bool HasFolder(string folder) => _folders.Contains(folder);

    public string[] List(string folder)
    {
        string prefix = folder.Length == 0 ? "" : folder + "/";
        string[] names = [.. _now.Keys.Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && n.IndexOf('/', prefix.Length) < 0).Select(n => n[prefix.Length..])];
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <summary>Makes the folders a file needs. They are durable at once, as the port promises nothing about folders apart from the files in them.</summary>
    /// <exception cref="IOException">One of them is a file, or the file is one of them.</exception>
    public void MakeRoom(string name)
    {
        if (_folders.Contains(name)) throw new IOException($"'{name}' is a folder");
        string folder = DiskName.FolderOf(name);
        if (_folders.Contains(folder)) return;
        for (string upper = folder; upper.Length > 0; upper = DiskName.FolderOf(upper))
            if (_now.ContainsKey(upper)) throw new IOException($"'{upper}' is no folder");
        for (string upper = folder; upper.Length > 0; upper = DiskName.FolderOf(upper)) _folders.Add(upper);
    }

    public void Change(NameChange change)
    {
        change.Apply(_now);
        _pending.Add(change);
    }

    /// <summary>Makes the changes in a folder durable, with those before them about the same names.</summary>
    public void Sync(string folder)
    {
        Span<NameChange> changes = CollectionsMarshal.AsSpan(_pending);
        foreach (ref NameChange change in changes)
            if (!change.IsDoubtful) change = Synced(change, folder);
        for (int later = changes.Length - 1; later > 0; later--)
        {
            if (!changes[later].IsSynced) continue;
            for (int earlier = 0; earlier < later; earlier++)
                if (changes[earlier].Meets(changes[later])) changes[earlier] = changes[earlier] with { FromWaits = false, ToWaits = false };
        }
        foreach (ref NameChange change in changes)
            if (change.IsSynced) change.Apply(_durable);
        _pending.RemoveAll(c => c.IsSynced);
    }

    /// <summary>A sync of a folder failed: what was to be synced may be lost whatever follows.</summary>
    public void Doubt(string folder)
    {
        foreach (ref NameChange change in CollectionsMarshal.AsSpan(_pending))
            if (Synced(change, folder) != change) change = change with { IsDoubtful = true };
    }

    /// <summary>The names after a crash; all of them are durable.</summary>
    public SimulatedNames Survivor(CrashChance chance)
    {
        Dictionary<string, int> left = new(_durable);
        List<NameChange>? lost = null;
        foreach (NameChange change in _pending)
        {
            bool isKept = chance.Next(canTear: false) == Survival.Kept && !(lost?.Exists(l => l.Meets(change)) ?? false);
            if (isKept) change.Apply(left);
            else (lost ??= []).Add(change);
        }
        return new SimulatedNames(left, new(left), new(_folders), []);
    }

    /// <summary>Gives the files other numbers.</summary>
    public void Renumber(Func<int, int> number)
    {
        foreach (string name in _now.Keys.ToArray()) _durable[name] = _now[name] = number(_now[name]);
    }

    private static NameChange Synced(in NameChange change, string folder) => change with
    {
        FromWaits = change.FromWaits && DiskName.FolderOf(change.From!) != folder,
        ToWaits = change.ToWaits && DiskName.FolderOf(change.To!) != folder,
    };
}
