using System.Text;
using Microsoft.Win32.SafeHandles;
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
    /// <param name="path">Where to, or <see langword="null"/> or <c>-</c> for standard output.</param>
    /// <param name="inputs">Files that are read meanwhile.</param>
    /// <exception cref="VerbException">It cannot be written; the message says why.</exception>
    public static OutputFile Open(string? path, IEnumerable<string> inputs)
    {
        if (path is null or "-") return new OutputFile(OpenStandardOutput(), null, null);
        if (Directory.Exists(path)) throw new VerbException($"{path} is a folder; name a file in it");
        if (inputs.Any(i => Path.GetFullPath(i) == Path.GetFullPath(path))) throw new VerbException($"{path} is read and cannot be the output too");
        try
        {
            bool isThere = File.Exists(path);
            if (isThere && OpenIfDirect(path) is { } direct) return new OutputFile(direct, path, null);
            string place = isThere ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
            var stream = new FileStream(place + ".partial", new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 });
            return new OutputFile(stream, place, place + ".partial");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new VerbException($"{path} cannot be written: {e.Message.Replace(".partial", "", StringComparison.Ordinal)}");
        }
    }

    /// <summary>All was written: the file gets its name when this is disposed.</summary>
    public void Keep()
    {
        Text.Flush();
        Stream.Flush();
        _isKept = true;
    }

    public void Dispose()
    {
        try
        {
            Text.Dispose();
            Stream.Dispose();
            if (_partial is not null && _isKept) File.Move(_partial, _path!, overwrite: true);
        }
        finally
        {
            if (_partial is not null) File.Delete(_partial);
        }
    }

    /// <summary>Devices and pipes are written directly; of a file that is there only whether it may be written is of interest.</summary>
    private static FileStream? OpenIfDirect(string path)
    {
        var there = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Write, BufferSize = 0 });
        if (!there.CanSeek || path.StartsWith("/dev/", StringComparison.Ordinal)) return there;
        there.Dispose();
        return null;
    }

    /// <summary>The console's stream swallows a broken pipe, and a whole file would be decoded for nobody; a stream over a file would not share its place with other programs.</summary>
    private static Stream OpenStandardOutput()
    {
        if (OperatingSystem.IsWindows()) return Console.OpenStandardOutput();
        try
        {
            var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!pipe.CanSeek) return pipe;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // No standard output, or an odd one: the console knows how to be silent.
        }
        return Console.OpenStandardOutput();
    }
}
