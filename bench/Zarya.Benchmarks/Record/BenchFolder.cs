namespace Zarya.Benchmarks.Record;

/// <summary>A folder for the files of a bench, gone with everything in it at the end. Below the current directory unless said: the system's folder for temporary files is often memory, where a sync costs nothing.</summary>
internal sealed class BenchFolder : IDisposable
{
    private int _next;

    public BenchFolder(string? parent)
    {
        Path = System.IO.Path.Combine(parent ?? Environment.CurrentDirectory, $".zarya-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    /// <summary>An empty folder in it.</summary>
    public string Fresh()
    {
        string path = System.IO.Path.Combine(Path, $"{_next++}");
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Octets of all files below a folder.</summary>
    public static long Octets(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
