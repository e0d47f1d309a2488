using K4os.Compression.LZ4;
using ZstdSharp;

namespace Zarya.Archive.Log.Blocks;

/// <summary>Packs parts of blocks. Belongs to one thread.</summary>
internal sealed class PartPacker(Packing packing, int level) : IDisposable
{
    /// <summary>Smaller parts are not worth the try.</summary>
    private const int SmallestPacked = 64;

    private byte[] _scratch = [];

    private readonly Compressor? _zstd = packing == Packing.Zstd ? new Compressor(level) : null;

    /// <summary>Packs with LZ4, for blocks that are being written.</summary>
    public static PartPacker Fresh() => new(Packing.Lz4, 0);

    /// <summary>Packs with Zstandard, for blocks that are written anew.</summary>
    public static PartPacker Compact() => new(Packing.Zstd, 3);

    public Packing Packing => packing;

    /// <summary>Appends the packed octets, or the octets themselves if packing does not make them smaller.</summary>
    public BlockPart Pack(ReadOnlySpan<byte> plain, bool isDelta, OctetBuffer output)
    {
        int stored = plain.Length >= SmallestPacked ? TryPack(plain, output.Room(Bound(plain.Length))) : -1;
        Packing used = packing;
        if (stored <= 0 || stored >= plain.Length)
        {
            plain.CopyTo(output.Room(plain.Length));
            (stored, used) = (plain.Length, Packing.None);
        }
        return Finish(stored, plain.Length, used, isDelta, output);
    }

    /// <summary>Appends columns that are packed one by one.</summary>
    public BlockPart PackColumns(ReadOnlySpan<byte> columns, int count, ReadOnlySpan<ColumnMode> modes, OctetBuffer output)
    {
        if (_scratch.Length < ColumnPacking.ScratchLength(count)) _scratch = new byte[ColumnPacking.ScratchLength(count)];
        int stored = ColumnPacking.Pack(columns, count, modes, output.Room(ColumnPacking.MaxLength(modes.Length, count)), _scratch);
        return Finish(stored, columns.Length, Packing.Columns, false, output);
    }

    /// <summary>How many octets <see cref="Pack"/> would write.</summary>
    public int Measure(ReadOnlySpan<byte> plain, OctetBuffer scratch)
    {
        int stored = plain.Length >= SmallestPacked ? TryPack(plain, scratch.Room(Bound(plain.Length))) : -1;
        return stored <= 0 ? plain.Length : Math.Min(stored, plain.Length);
    }

    public void Dispose() => _zstd?.Dispose();

    private static BlockPart Finish(int stored, int plain, Packing packing, bool isDelta, OctetBuffer output)
    {
        uint crc = Crc32C.Of(output.Room(stored)[..stored]);
        output.Advance(stored);
        return new BlockPart(stored, plain, crc, packing, isDelta);
    }

    private static int Bound(int length) => Math.Max(LZ4Codec.MaximumOutputSize(length), Compressor.GetCompressBound(length));

    private int TryPack(ReadOnlySpan<byte> plain, Span<byte> output) =>
        _zstd is null ? LZ4Codec.Encode(plain, output) : _zstd.Wrap(plain, output);
}
