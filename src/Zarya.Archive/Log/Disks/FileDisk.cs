namespace Zarya.Archive.Log.Disks;

/// <summary>A folder of the operating system's file system. Safe from several threads.</summary>
/// <remarks>
/// A file is durable after <see cref="IDiskFile.Sync"/> and <see cref="SyncFolder"/> of its folder, as fsync(2) demands; a folder that is made is durable when the file in it is open.
/// On Windows <see cref="SyncFolder"/> does nothing, as there is no such call.
/// </remarks>
public sealed class FileDisk : IDisk
{
    private readonly string _root;
    private readonly HashSet<string> _durableFolders = [];

    /// <summary>Uses a folder, and makes it if it is not there.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public FileDisk(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        try
        {
            MakeRoot(_root);
        }
        catch (Exception error) when (DiskErrors.IsForeign(error))
        {
            throw DiskErrors.Translate(error);
        }
        _durableFolders.Add(_root);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder)
    {
        string path = FolderPath(folder);
        try
        {
            string[] names = [.. Directory.EnumerateFiles(path).Select(f => Path.GetFileName(f))];
            Array.Sort(names, StringComparer.Ordinal);
            return names;
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception error) when (DiskErrors.IsForeign(error))
        {
            throw DiskErrors.Translate(error);
        }
    }

    /// <inheritdoc/>
    public IDiskFile Open(string name, DiskAccess access)
    {
        string path = FilePath(name);
        try
        {
            if (access == DiskAccess.Create) MakeFolder(Path.GetDirectoryName(path)!);
            FileMode mode = access == DiskAccess.Create ? FileMode.CreateNew : FileMode.Open;
            FileAccess rights = access == DiskAccess.Read ? FileAccess.Read : FileAccess.ReadWrite;
            return new FileDiskFile(File.OpenHandle(path, mode, rights, FileShare.ReadWrite | FileShare.Delete), rights);
        }
        catch (DirectoryNotFoundException error)
        {
            throw new FileNotFoundException(error.Message, name, error);
        }
        catch (Exception error) when (DiskErrors.IsForeign(error))
        {
            throw DiskErrors.Translate(error);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public void Rename(string from, string to)
    {
        string source = FilePath(from);
        string target = FilePath(to);
        try
        {
            if (!File.Exists(source)) throw new FileNotFoundException($"no file '{from}'", from);
            MakeFolder(Path.GetDirectoryName(target)!);
            File.Move(source, target, overwrite: true);
        }
        catch (Exception error) when (DiskErrors.IsForeign(error))
        {
            throw DiskErrors.Translate(error);
        }
    }

    /// <inheritdoc/>
    public void Delete(string name)
    {
        string path = FilePath(name);
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            return;
        }
        catch (Exception error) when (DiskErrors.IsForeign(error))
        {
            throw DiskErrors.Translate(error);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public void SyncFolder(string folder)
    {
        string path = FolderPath(folder);
        try
        {
            FolderSync.Sync(path);
        }
        catch (Exception error) when (DiskErrors.IsForeign(error))
        {
            throw DiskErrors.Translate(error);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The lock is flock(2) on an empty file of that name, which stays: deleting it would let two in, each with a lock on another file.</remarks>
    /// <exception cref="IOException">The lock file cannot be made, or the file system has no locks (or .NET's are switched off).</exception>
    public IDisposable? TryLock(string name)
    {
        string path = FilePath(name);
        try
        {
            MakeFolder(Path.GetDirectoryName(path)!);
            if (TryOpenAlone(path) is not { } holder) return null;
            // .NET takes no lock, and says nothing, where flock is not supported; the second attempt tells.
            if (TryOpenAlone(path) is not { } second) return holder;
            second.Dispose();
            holder.Dispose();
            throw new IOException($"'{name}': this file system has no locks");
        }
        catch (Exception error) when (DiskErrors.IsForeign(error))
        {
            throw DiskErrors.Translate(error);
        }
    }

    private static FileStream? TryOpenAlone(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException error) when (DiskErrors.IsLocked(error))
        {
            return null;
        }
    }

    private static void MakeRoot(string path)
    {
        if (Directory.Exists(path) || Path.GetDirectoryName(path) is not { } parent) return;
        MakeRoot(parent);
        Directory.CreateDirectory(path);
        FolderSync.Sync(parent);
    }

    // A folder that is there may be there only in memory, if a process before this one ended between making it and syncing: hence once per folder, not once per making.
    private void MakeFolder(string path)
    {
        lock (_durableFolders)
        {
            if (_durableFolders.Contains(path) && Directory.Exists(path)) return;
            if (path.Length <= _root.Length)
            {
                MakeRoot(path);
                return;
            }
            string parent = Path.GetDirectoryName(path)!;
            MakeFolder(parent);
            Directory.CreateDirectory(path);
            FolderSync.Sync(parent);
            _durableFolders.Add(path);
        }
    }

    private string FilePath(string name)
    {
        DiskName.CheckFile(name);
        return Path.Combine(_root, name.Replace('/', Path.DirectorySeparatorChar));
    }

    private string FolderPath(string folder)
    {
        DiskName.CheckFolder(folder);
        return folder.Length == 0 ? _root : Path.Combine(_root, folder.Replace('/', Path.DirectorySeparatorChar));
    }
}
