using System.Buffers.Binary;
using Zarya.Archive.Log.Blocks;
using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Log.Segments;

//  0  "ZRETIRED"     8  number of the last segment that was retired     16  first entry behind it     24  CRC-32C of octets 0 to 23     Little-endian.

/// <summary>
/// What retention took away, in a small file beside the segments: without it the oldest segments could vanish and nobody would know whether that was meant. Retention makes it durable before it deletes anything.
/// </summary>
/// <param name="Through">The last segment that was retired, 0: none.</param>
/// <param name="FirstEntry">The first entry that should be there.</param>
internal readonly record struct RetiredMark(long Through, long FirstEntry)
{
    private const int Octets = 28;
    private const ulong Magic = 0x444552495445525A;

    private const string Name = $"{SegmentName.Folder}/retired";

    /// <summary>Nothing was retired.</summary>
    public static RetiredMark None { get; } = new(0, 1);

    /// <summary>Reads it; <see cref="None"/> if it is not there, or not what was written.</summary>
    public static RetiredMark Read(IDisk disk)
    {
        try
        {
            using IDiskFile file = disk.Open(Name, DiskAccess.Read);
            Span<byte> octets = stackalloc byte[Octets];
            if (file.Read(0, octets) != Octets || BinaryPrimitives.ReadUInt64LittleEndian(octets) != Magic || Crc32C.Of(octets[..24]) != BinaryPrimitives.ReadUInt32LittleEndian(octets[24..])) return None;
            return new RetiredMark(BinaryPrimitives.ReadInt64LittleEndian(octets[8..]), BinaryPrimitives.ReadInt64LittleEndian(octets[16..]));
        }
        catch (FileNotFoundException)
        {
            return None;
        }
    }

    /// <summary>Writes it; returns when it is durable.</summary>
    /// <exception cref="IOException">It could not be written: nothing may be deleted.</exception>
    public void Write(IDisk disk)
    {
        Span<byte> octets = stackalloc byte[Octets];
        BinaryPrimitives.WriteUInt64LittleEndian(octets, Magic);
        BinaryPrimitives.WriteInt64LittleEndian(octets[8..], Through);
        BinaryPrimitives.WriteInt64LittleEndian(octets[16..], FirstEntry);
        BinaryPrimitives.WriteUInt32LittleEndian(octets[24..], Crc32C.Of(octets[..24]));
        disk.Delete(Name + ".new");
        using (IDiskFile file = disk.Open(Name + ".new", DiskAccess.Create))
        {
            file.Write(0, octets);
            file.Sync();
        }
        disk.Rename(Name + ".new", Name);
        disk.SyncFolder(SegmentName.Folder);
    }
}
