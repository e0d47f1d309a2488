using Zarya.Archive.Log.Disks;

namespace Zarya.Torture;

/// <summary>When a crash is looked at.</summary>
/// <param name="operation">What the log is doing.</param>
internal delegate void DiskProbe(string operation);

/// <summary>A simulated disk that lets somebody look at every operation: behind one that is then pending, and in front of one that would make something durable. So one run of a workload meets every state that a crash can leave.</summary>
internal sealed class ProbedDisk(SimulatedDisk disk, DiskProbe probe) : IDisk
{
    public IReadOnlyList<string> List(string folder) => disk.List(folder);

    public IDiskFile Open(string name, DiskAccess access)
    {
        IDiskFile file = disk.Open(name, access);
        if (access == DiskAccess.Create) probe($"create {Path.GetExtension(name)}");
        return new ProbedFile(file, Path.GetExtension(name), probe);
    }

    public void Rename(string from, string to)
    {
        disk.Rename(from, to);
        probe($"rename {Path.GetExtension(from)}");
    }

    public void Delete(string name)
    {
        disk.Delete(name);
        probe($"delete {Path.GetExtension(name)}");
    }

    public void SyncFolder(string folder)
    {
        disk.SyncFolder(folder);
        probe("sync folder");
    }

    public IDisposable? TryLock(string name) => disk.TryLock(name);

    private sealed class ProbedFile(IDiskFile file, string extension, DiskProbe probe) : IDiskFile
    {
        public long Length => file.Length;

        public int Read(long offset, Span<byte> destination) => file.Read(offset, destination);

        public void Write(long offset, ReadOnlySpan<byte> octets)
        {
            file.Write(offset, octets);
            probe($"write {extension}");
        }

        public void SetLength(long length)
        {
            file.SetLength(length);
            probe($"set length {extension}");
        }

        public void Sync()
        {
            file.Sync();
            probe($"sync {extension}");
        }

        public void Dispose() => file.Dispose();
    }
}
