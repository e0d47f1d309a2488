using K4os.Compression.LZ4;
using ZstdSharp;

namespace Zarya.Archive.Log.Blocks;

/// <summary>Checks and unpacks parts of blocks. Belongs to one thread.</summary>
internal sealed class PartUnpacker : IDisposable
{
    private readonly Decompressor _zstd = new();

    /// <summary>Unpacks a part; <see langword="false"/> if it is damaged.</summary>
    /// <param name="part">Its line in the directory.</param>
    /// <param name="stored">Its octets in the file.</param>
    /// <param name="plain">Where to, <see cref="BlockPart.Plain"/> octets.</param>
    public bool TryUnpack(in BlockPart part, ReadOnlySpan<byte> stored, Span<byte> plain)
    {
        if (Crc32C.Of(stored) != part.Crc) return false;
        switch (part.Packing)
        {
            case Packing.None:
                if (stored.Length != plain.Length) return false;
                stored.CopyTo(plain);
                return true;
            case Packing.Lz4:
                return LZ4Codec.Decode(stored, plain) == plain.Length;
            case Packing.Zstd:
                return TryZstd(stored, plain);
            case Packing.Columns:
                return ColumnPacking.TryUnpack(stored, plain);
            default:
                return false;
        }
    }

    public void Dispose() => _zstd.Dispose();

    private bool TryZstd(ReadOnlySpan<byte> stored, Span<byte> plain)
    {
        try
        {
            return _zstd.Unwrap(stored, plain) == plain.Length;
        }
        catch (ZstdException)
        {
            // The checksum was right, so that only a defect of the writer comes here: as bad as damage.
            return false;
        }
    }
}
