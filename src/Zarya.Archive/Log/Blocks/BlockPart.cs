namespace Zarya.Archive.Log.Blocks;

/// <summary>A part of a block that is packed, checked and read apart from the others: a line of the directory in the block's header.</summary>
/// <param name="Stored">Octets in the file.</param>
/// <param name="Plain">Octets when unpacked.</param>
/// <param name="Crc">CRC-32C of the stored octets.</param>
/// <param name="Packing">How it is packed.</param>
/// <param name="IsDelta">Whether columns hold differences (<see cref="ColumnDelta"/>).</param>
internal readonly record struct BlockPart(int Stored, int Plain, uint Crc, Packing Packing, bool IsDelta)
{
    /// <summary>Octets of a line of the directory.</summary>
    public const int Octets = 16;
}

/// <summary>How the octets of a part are packed. The numbers stand in files.</summary>
internal enum Packing : byte
{
    /// <summary>As they are.</summary>
    None = 0,

    /// <summary>An LZ4 block.</summary>
    Lz4 = 1,

    /// <summary>A Zstandard frame.</summary>
    Zstd = 2,

    /// <summary>Columns, each in a few bits a value (<see cref="ColumnPacking"/>).</summary>
    Columns = 3,
}
