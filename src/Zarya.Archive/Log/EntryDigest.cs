using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Zarya.Archive.Log;

/// <summary>A digest over entries with everything they are: number, stream, times, octets. Two logs with the same digest hold the same.</summary>
internal sealed class EntryDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Entries taken in.</summary>
    public long Count { get; private set; }

    /// <summary>Takes an entry in.</summary>
    public void Add(EntryReader entry)
    {
        Span<byte> head = stackalloc byte[32 + StreamKey.MaxLinkOctets];
        BinaryPrimitives.WriteInt64LittleEndian(head, entry.Number);
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], entry.Reception.TaiNanoseconds);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], entry.Generation.TaiNanoseconds);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], entry.Octets.Length);
        StreamKey stream = entry.Stream;
        head[28] = (byte)stream.Kind;
        BinaryPrimitives.WriteUInt16LittleEndian(head[29..], stream.Identification);
        int link = Encoding.UTF8.GetBytes(stream.Link, head[32..]);
        head[31] = (byte)link;
        _hash.AppendData(head[..(32 + link)]);
        _hash.AppendData(entry.Octets);
        Count++;
    }

    /// <summary>The digest of what was taken in, in hexadecimal.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
