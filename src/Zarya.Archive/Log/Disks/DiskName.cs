namespace Zarya.Archive.Log.Disks;

/// <summary>The one rule for names on every <see cref="IDisk"/>: a path of plain parts, so that no name leaves the folder on any system.</summary>
internal static class DiskName
{
    /// <summary>Refuses names that are empty, rooted, have an empty part, <c>.</c> or <c>..</c>, or a character that means something to a file system.</summary>
    public static void CheckFile(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Check(name);
    }

    /// <summary>As <see cref="CheckFile"/>, but empty is the root.</summary>
    public static void CheckFolder(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Length > 0) Check(folder);
    }

    /// <summary>The folder of a file, empty for the root.</summary>
    public static string FolderOf(string name) => name.LastIndexOf('/') is >= 0 and var slash ? name[..slash] : "";

    private static void Check(string name)
    {
        if (name.AsSpan().ContainsAny('\\', ':', '\0')) Refuse(name);
        foreach (Range part in name.AsSpan().Split('/'))
            if (name.AsSpan(part) is "" or "." or "..") Refuse(name);
    }

    private static void Refuse(string name) => throw new ArgumentException($"'{name}' is not a name inside the folder", nameof(name));
}
