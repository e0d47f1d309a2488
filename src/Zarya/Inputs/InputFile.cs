using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using Zarya.Verbs;
using ZstdSharp;

namespace Zarya.Inputs;

/// <summary>A file that a user named: plain, compressed (<c>.gz</c>, <c>.zst</c>), or <c>-</c> for standard input.</summary>
internal sealed class InputFile : IDisposable
{
    private const int PeekedOctets = 64 * 1024;

    private readonly FileStream? _file;

    private InputFile(string name, Stream content, FileStream? file) => (Name, Content, _file) = (name, content, file);

    /// <summary>As the user gave it.</summary>
    public string Name { get; }

    /// <summary>Its content, decompressed.</summary>
    public Stream Content { get; private set; }

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

    /// <summary>
    /// What tells this file from others without reading all of it: SHA-256 over its length and its first and last 64 KiB as it lies on the disk; of a pipe, over the first 64 KiB (decompressed). To be asked for before
    /// <see cref="Content"/> is read.
    /// </summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] octets = new byte[PeekedOctets];
        if (_file is { CanSeek: true })
        {
            long length = _file.Length;
            Span<byte> number = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(number, length);
            hash.AppendData(number);
            // All of it: a file that differs in its middle only must not be taken for one that is in the record.
            for (long at = 0; RandomAccess.Read(_file.SafeFileHandle, octets, at) is > 0 and int read; at += read) hash.AppendData(octets.AsSpan(0, read));
        }
        else
        {
            int read = Content.ReadAtLeast(octets, octets.Length, throwOnEndOfStream: false);
            Content = new RejoinedStream(octets.AsMemory(0, read), Content);
            hash.AppendData(octets.AsSpan(0, read));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Goes forward from the start of the content.</summary>
    /// <param name="octets">How far.</param>
    /// <exception cref="VerbException">The content ends before.</exception>
    public void Skip(long octets)
    {
        if (Content.CanSeek)
        {
            if (Content.Length < octets) throw new VerbException($"{Name} ends before octet {octets}");
            Content.Position = octets;
            return;
        }
        if (ReadOver(octets) < octets) throw new VerbException($"{Name} ends before octet {octets}");
    }

    /// <summary>Whether the content has so many octets from its start, no more and no fewer; reads over it.</summary>
    public bool EndsAt(long octets) => ReadOver(octets + 1) == octets;

    private long ReadOver(long octets)
    {
        byte[] buffer = new byte[1 << 20];
        long done = 0;
        while (done < octets)
        {
            int read = Content.Read(buffer, 0, (int)Math.Min(buffer.Length, octets - done));
            if (read == 0) break;
            done += read;
        }
        return done;
    }

    public void Dispose() => Content.Dispose();
}
