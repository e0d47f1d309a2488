namespace Zarya.Archive.Log.Disks;

/// <summary>
/// One folder of a disk, as the log sees it: everything that can go wrong with storage happens behind this port, so that a simulated disk can make it go wrong on purpose.
/// Names are relative to the folder, with <c>/</c> between a folder and a file in it; folders are made when a file in them is created. What is not synced may be lost, kept, torn or reordered
/// by a crash: the content of a file until <see cref="IDiskFile.Sync"/>, its creation, renaming or deletion until <see cref="SyncFolder"/>.
/// </summary>
/// <remarks>Every member may throw <see cref="IOException"/>, with <see cref="DiskFullException"/> when there is no space left; what was asked then may have been done in part or not at all.</remarks>
public interface IDisk
{
    /// <summary>The names of the files in a folder, in ordinal order; empty if there is no such folder.</summary>
    /// <param name="folder">The folder, without a slash at its end; empty for the root.</param>
    IReadOnlyList<string> List(string folder);

    /// <summary>Opens a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="access">What for.</param>
    /// <exception cref="FileNotFoundException">It is not there, and is not to be created.</exception>
    /// <exception cref="IOException">It is there, and is to be created.</exception>
    IDiskFile Open(string name, DiskAccess access);

    /// <summary>Gives a file another name, at once and whole; a file that had the name is gone. Open files stay readable.</summary>
    void Rename(string from, string to);

    /// <summary>Deletes a file; nothing happens if it is not there. Open files stay readable.</summary>
    void Delete(string name);

    /// <summary>Returns when creations, renamings and deletions in a folder are on stable storage.</summary>
    void SyncFolder(string folder);

    /// <summary>Takes a lock that ends with the process, however that ends; <see langword="null"/> if somebody has it.</summary>
    IDisposable? TryLock(string name);
}

/// <summary>A file of an <see cref="IDisk"/>. Reading is safe from several threads, and beside one writing.</summary>
public interface IDiskFile : IDisposable
{
    /// <summary>Its length in octets.</summary>
    long Length { get; }

    /// <summary>Reads octets; fewer than asked only at the end of the file.</summary>
    /// <param name="offset">From where.</param>
    /// <param name="destination">Where to.</param>
    /// <returns>How many were read.</returns>
    int Read(long offset, Span<byte> destination);

    /// <summary>Writes octets, all of them; the file grows as needed.</summary>
    void Write(long offset, ReadOnlySpan<byte> octets);

    /// <summary>Says that octets which were written will be synced soon, so that the system may begin with them. It promises nothing, and need not do anything.</summary>
    /// <param name="offset">From where.</param>
    /// <param name="octets">How many.</param>
    void Announce(long offset, long octets)
    {
    }

    /// <summary>Cuts or lengthens (with zeros) the file.</summary>
    void SetLength(long length);

    /// <summary>Returns when everything written before is on stable storage. After a failure nothing may be assumed of what was written since the last success.</summary>
    void Sync();
}

/// <summary>What a file is opened for.</summary>
public enum DiskAccess
{
    /// <summary>Reading a file that is there.</summary>
    Read,

    /// <summary>Reading and writing a file that is there.</summary>
    Write,

    /// <summary>Reading and writing a new file.</summary>
    Create,
}
