using System.IO.Compression;
using ZstdSharp;

namespace Zarya.Inputs;

/// <summary>Standard input has no name that says how it is compressed: the first octets do (RFC 1952 §2.3.1 with deflate, RFC 8878 §3.1.1).</summary>
internal static class StandardInput
{
    private static readonly byte[] s_gzip = [0x1F, 0x8B, 0x08];
    private static readonly byte[] s_zstd = [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>The stream, decompressed if it is compressed.</summary>
    public static Stream Open(Stream input)
    {
        byte[] start = new byte[4];
        int read = input.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var whole = new RejoinedStream(start.AsMemory(0, read), input);
        // A telecommand of APID 0x78B could begin as a gzip file does; its count would have to be 0x08xx of a first segment.
        if (start.AsSpan(0, read).StartsWith(s_gzip)) return new DecompressedStream("standard input", new GZipStream(whole, CompressionMode.Decompress));
        return start.AsSpan(0, read).StartsWith(s_zstd) ? new DecompressedStream("standard input", new DecompressionStream(whole, leaveOpen: false)) : whole;
    }
}

/// <summary>Octets that were read already, then the rest of a stream.</summary>
internal sealed class RejoinedStream(ReadOnlyMemory<byte> start, Stream rest) : ForwardOnlyStream(rest)
{
    private ReadOnlyMemory<byte> _start = start;

    public override int Read(Span<byte> buffer)
    {
        if (_start.IsEmpty) return Source.Read(buffer);
        int count = Math.Min(buffer.Length, _start.Length);
        _start.Span[..count].CopyTo(buffer);
        _start = _start[count..];
        return count;
    }
}
