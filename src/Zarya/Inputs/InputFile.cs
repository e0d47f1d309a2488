using System.IO.Compression;
using Zarya.Verbs;
using ZstdSharp;

namespace Zarya.Inputs;

/// <summary>A file that a user named: plain, compressed (<c>.gz</c>, <c>.zst</c>), or <c>-</c> for standard input.</summary>
internal sealed class InputFile : IDisposable
{
    private readonly FileStream? _file;

    private InputFile(string name, Stream content, FileStream? file) => (Name, Content, _file) = (name, content, file);

    /// <summary>As the user gave it.</summary>
    public string Name { get; }

    /// <summary>Its content, decompressed.</summary>
    public Stream Content { get; }

    /// <summary>Octets of the file as it lies on the disk, or <see langword="null"/> if unknown.</summary>
    public long? Length => _file is { CanSeek: true } ? _file.Length : null;

    /// <summary>How many of them have been read.</summary>
    public long Position => _file is { CanSeek: true } ? _file.Position : 0;

    /// <summary>Whether it can be opened again and has the same content then: not so for pipes.</summary>
    public bool IsRepeatable => _file is { CanSeek: true };

    /// <summary>Opens a file.</summary>
    /// <exception cref="VerbException">It cannot be read; the message says why.</exception>
    public static InputFile Open(string name)
    {
        if (name == "-") return new InputFile("standard input", StandardInput.Open(Console.OpenStandardInput()), null);
        if (Directory.Exists(name)) throw new VerbException($"{name} is a folder; name the files in it");
        FileStream file;
        try
        {
            file = new FileStream(name, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite, BufferSize = 0, Options = FileOptions.SequentialScan });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new VerbException(e is FileNotFoundException or DirectoryNotFoundException ? $"there is no file {name}" : $"{name} cannot be read: {e.Message}");
        }
        Stream content = Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".GZ" => new DecompressedStream(name, new GZipStream(file, CompressionMode.Decompress)),
            ".ZST" => new DecompressedStream(name, new DecompressionStream(file, leaveOpen: false)),
            _ => file,
        };
        return new InputFile(name, content, file);
    }

    public void Dispose() => Content.Dispose();
}
