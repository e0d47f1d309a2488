using System.Text;
using Zarya.Verbs;

namespace Zarya.Outputs;

/// <summary>Where output goes: standard output, or a file that appears under its name only when it is complete, so that nothing half-done is taken for the whole.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string? _path;
    private readonly string? _partial;
    private bool _isKept;

    private OutputFile(Stream stream, string? path, string? partial)
    {
        (Stream, _path, _partial) = (stream, path, partial);
        Text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
    }

    public Stream Stream { get; }

    public TextWriter Text { get; }

    /// <summary>Opens the output.</summary>
    /// <exception cref="VerbException">It cannot be written; the message says why.</exception>
    public static OutputFile Open(string? path)
    {
        if (path is null or "-") return new OutputFile(Console.OpenStandardOutput(), null, null);
        // Devices and pipes are written directly.
        bool isPlain = !File.Exists(path) || (File.GetAttributes(path) & FileAttributes.Device) == 0 && !path.StartsWith("/dev/", StringComparison.Ordinal);
        string partial = isPlain ? path + ".partial" : path;
        try
        {
            var stream = new FileStream(partial, new FileStreamOptions { Mode = isPlain ? FileMode.Create : FileMode.Open, Access = FileAccess.Write, BufferSize = 0 });
            return new OutputFile(stream, path, isPlain ? partial : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new VerbException($"{path} cannot be written: {e.Message}");
        }
    }

    /// <summary>All was written: the file gets its name when this is disposed.</summary>
    public void Keep() => _isKept = true;

    public void Dispose()
    {
        Text.Dispose();
        Stream.Dispose();
        if (_partial is null) return;
        if (_isKept) File.Move(_partial, _path!, overwrite: true);
        else File.Delete(_partial);
    }
}
