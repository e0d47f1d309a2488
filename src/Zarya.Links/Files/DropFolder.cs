namespace Zarya.Links.Files;

/// <summary>The folder on the disk: what lies in it, and where it goes afterwards.</summary>
/// <param name="folder">Its path.</param>
internal sealed class DropFolder(string folder)
{
    private static readonly EnumerationOptions s_plainFiles = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint | FileAttributes.Directory };

    private Dictionary<string, (long Length, long Written)> _seen = [];

    private string Done => Path.Combine(folder, "done");

    private string Failed => Path.Combine(folder, "failed");

    /// <summary>Makes the folders.</summary>
    /// <exception cref="IOException">It cannot be done.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be done.</exception>
    internal void Make()
    {
        _ = Directory.CreateDirectory(Done);
        _ = Directory.CreateDirectory(Failed);
    }

    /// <summary>Files that are as they were at the last look, in the order of their names; hidden files, links and names that end in <c>.part</c> or <c>.tmp</c> are not looked at.</summary>
    internal IReadOnlyList<string> TakeSettled()
    {
        Dictionary<string, (long, long)> seen = [];
        var settled = new List<string>();
        foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("*", s_plainFiles))
        {
            if (file.Extension is ".part" or ".tmp" || file.Name.StartsWith('.')) continue;
            (long, long) state = (file.Length, file.LastWriteTimeUtc.Ticks);
            seen[file.Name] = state;
            if (_seen.TryGetValue(file.Name, out (long, long) before) && before == state) settled.Add(file.Name);
        }
        _seen = seen;
        settled.Sort(string.CompareOrdinal);
        return settled;
    }

    /// <summary>Opens a file.</summary>
    internal FileStream Open(string name) => new(Path.Combine(folder, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    /// <summary>Puts a file aside; with a reason, into <c>failed</c>, and the reason beside it. A file of that name that lies there already is kept.</summary>
    /// <returns>Its path from the folder.</returns>
    internal string PutAside(string name, string? reason)
    {
        string target = reason is null ? Done : Failed;
        string path = FreePath(target, name);
        File.Move(Path.Combine(folder, name), path);
        _ = _seen.Remove(name);
        if (reason is not null) File.WriteAllText(path + ".reason.txt", reason + "\n");
        return Path.GetRelativePath(folder, path);
    }

    private static string FreePath(string target, string name)
    {
        string path = Path.Combine(target, name);
        for (int number = 1; File.Exists(path); number++) path = Path.Combine(target, FormattableString.Invariant($"{name}.{number}"));
        return path;
    }
}
