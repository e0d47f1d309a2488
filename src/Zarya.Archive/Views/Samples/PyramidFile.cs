using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Views.Samples;

//  0  "ZPYR", version     56  number of levels        then for each level: shift (4), number of chunks (4),
//  8  key, SHA-256        60  octets of the head      then for each chunk: first index (8), offset (8), count (4), CRC-32C (4);
// 40  through entry       48  first entry             then CRC-32C of the head; then the chunks. Little-endian.

/// <summary>A pyramid in a file below <c>views/</c>. It may be deleted at any time, and is made again when it does not fit.</summary>
internal static class PyramidFile
{
    private const ulong Magic = 0x0000_0002_5259_505A;
    private const int Fixed = 64;

    /// <summary>The name of the file for what a pyramid is of.</summary>
    public static string Name(string key) => $"views/{Convert.ToHexStringLower(Hash(key).AsSpan(0, 16))}.zpyr";

    /// <summary>Reads the head; <see langword="null"/> if there is none that fits.</summary>
    public static Pyramid? TryRead(IDisk disk, string key)
    {
        IDiskFile? file = null;
        try
        {
            file = disk.Open(Name(key), DiskAccess.Read);
            if (Parse(file, key) is { } pyramid)
            {
                // Chunks are read from it later.
                file = null;
                return pyramid;
            }
        }
        catch (IOException)
        {
            // It can be made again.
        }
        finally
        {
            file?.Dispose();
        }
        return null;
    }

    /// <summary>Writes it under another name, and then gives it its own: a reader sees the old or the new one.</summary>
    public static void Write(IDisk disk, string key, Pyramid pyramid)
    {
        string name = Name(key);
        string draft = name + ".new";
        disk.Delete(draft);
        using (IDiskFile file = disk.Open(draft, DiskAccess.Create))
        {
            var head = new OctetBuffer();
            int headOctets = Fixed + pyramid.Levels.Sum(l => 8 + 24 * l.ChunkCount) + 4;
            long offset = headOctets;
            WriteFixed(head, key, pyramid, headOctets);
            foreach (PyramidLevel level in pyramid.Levels)
            {
                Append(head, level.Shift, level.ChunkCount);
                foreach ((long firstIndex, int count, byte[] octets) in level.Store())
                {
                    Span<byte> line = head.Room(24);
                    BinaryPrimitives.WriteInt64LittleEndian(line, firstIndex);
                    BinaryPrimitives.WriteInt64LittleEndian(line[8..], offset);
                    BinaryPrimitives.WriteInt32LittleEndian(line[16..], count);
                    BinaryPrimitives.WriteUInt32LittleEndian(line[20..], Crc32C.Of(octets));
                    head.Advance(24);
                    file.Write(offset, octets);
                    offset += octets.Length;
                }
            }
            uint crc = Crc32C.Of(head.Written);
            BinaryPrimitives.WriteUInt32LittleEndian(head.Room(4), crc);
            head.Advance(4);
            file.Write(0, head.Written);
        }
        disk.Rename(draft, name);
    }

    private static void WriteFixed(OctetBuffer head, string key, Pyramid pyramid, int headOctets)
    {
        Span<byte> octets = head.Room(Fixed)[..Fixed];
        BinaryPrimitives.WriteUInt64LittleEndian(octets, Magic);
        Hash(key).CopyTo(octets[8..]);
        BinaryPrimitives.WriteInt64LittleEndian(octets[40..], pyramid.Through);
        BinaryPrimitives.WriteInt64LittleEndian(octets[48..], pyramid.FirstEntry);
        BinaryPrimitives.WriteInt32LittleEndian(octets[56..], pyramid.Levels.Count);
        BinaryPrimitives.WriteInt32LittleEndian(octets[60..], headOctets);
        head.Advance(Fixed);
    }

    private static Pyramid? Parse(IDiskFile file, string key)
    {
        Span<byte> start = stackalloc byte[Fixed];
        if (file.Read(0, start) != Fixed || BinaryPrimitives.ReadUInt64LittleEndian(start) != Magic || !start[8..40].SequenceEqual(Hash(key))) return null;
        int headOctets = BinaryPrimitives.ReadInt32LittleEndian(start[60..]);
        if (headOctets < Fixed + 4 || headOctets > file.Length) return null;
        byte[] head = new byte[headOctets];
        if (file.Read(0, head) != headOctets || Crc32C.Of(head.AsSpan(..^4)) != BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(headOctets - 4))) return null;
        ReadOnlySpan<byte> lines = head.AsSpan(Fixed..^4);
        var pyramid = new Pyramid(BinaryPrimitives.ReadInt32LittleEndian(lines))
        {
            Through = BinaryPrimitives.ReadInt64LittleEndian(start[40..]),
            FirstEntry = BinaryPrimitives.ReadInt64LittleEndian(start[48..]),
        };
        foreach (PyramidLevel level in pyramid.Levels)
        {
            int chunks = BinaryPrimitives.ReadInt32LittleEndian(lines[4..]);
            lines = lines[8..];
            for (; chunks > 0; chunks--, lines = lines[24..])
                level.AddStored(file, BinaryPrimitives.ReadInt64LittleEndian(lines[8..]), BinaryPrimitives.ReadInt64LittleEndian(lines), BinaryPrimitives.ReadInt32LittleEndian(lines[16..]), BinaryPrimitives.ReadUInt32LittleEndian(lines[20..]));
        }
        return pyramid;
    }

    private static void Append(OctetBuffer head, int shift, int chunks)
    {
        Span<byte> octets = head.Room(8);
        BinaryPrimitives.WriteInt32LittleEndian(octets, shift);
        BinaryPrimitives.WriteInt32LittleEndian(octets[4..], chunks);
        head.Advance(8);
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
