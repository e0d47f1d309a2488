using System.Buffers.Binary;
using RocksDbSharp;

namespace Zarya.Benchmarks.Record;

/// <summary>One key a packet in RocksDB: APID, generation time, sequence count. LZ4, a write-ahead log that is synced with each batch.</summary>
internal sealed class RocksAppendStore : IAppendStore
{
    private readonly RocksDb _store;
    private readonly WriteOptions _sync = new WriteOptions().SetSync(true);
    private readonly WriteBatch _batch = new();
    private readonly byte[] _value = new byte[65_536];

    public RocksAppendStore(string folder)
    {
        DbOptions options = new DbOptions().SetCreateIfMissing(true);
        options.SetCompression(Compression.Lz4);
        options.SetWriteBufferSize(64 << 20);
        options.SetBlockBasedTableFactory(new BlockBasedTableOptions().SetBlockSize(32 * 1024).SetFilterPolicy(BloomFilterPolicy.Create(10, false)));
        _store = RocksDb.Open(options, folder);
    }

    public bool IsFull => false;

    public void Append(int stream, long generation, long reception, ReadOnlySpan<byte> packet)
    {
        Span<byte> key = stackalloc byte[12];
        BinaryPrimitives.WriteUInt16BigEndian(key, (ushort)stream);
        BinaryPrimitives.WriteInt64BigEndian(key[2..], generation);
        packet.Slice(2, 2).CopyTo(key[10..]);
        BinaryPrimitives.WriteInt64LittleEndian(_value, reception);
        packet.CopyTo(_value.AsSpan(8));
        _batch.Put(key, _value.AsSpan(0, 8 + packet.Length));
    }

    public void Commit()
    {
        _store.Write(_batch, _sync);
        _batch.Clear();
    }

    public void Close() => _store.Flush(new FlushOptions().SetWaitForFlush(true));

    public void Dispose()
    {
        _batch.Dispose();
        _store.Dispose();
    }
}
