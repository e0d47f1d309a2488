using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Zarya.Benchmarks.Record;

/// <summary>The yardstick: times and packet one behind the other through a buffer of 1 MiB into a file. Nothing can be found in it, and damage is not noticed.</summary>
internal sealed class PlainFileStore(string folder) : IAppendStore
{
    private readonly SafeFileHandle _file = File.OpenHandle(Path.Combine(folder, "plain"), FileMode.CreateNew, FileAccess.Write);
    private readonly byte[] _buffer = new byte[1 << 20];
    private int _used;
    private long _written;

    public bool IsFull => false;

    public void Append(int stream, long generation, long reception, ReadOnlySpan<byte> packet)
    {
        if (_buffer.Length - _used < 16 + packet.Length) Write();
        Span<byte> record = _buffer.AsSpan(_used);
        BinaryPrimitives.WriteInt64LittleEndian(record, generation);
        BinaryPrimitives.WriteInt64LittleEndian(record[8..], reception);
        packet.CopyTo(record[16..]);
        _used += 16 + packet.Length;
    }

    public void Commit()
    {
        Write();
        RandomAccess.FlushToDisk(_file);
    }

    public void Close() => Dispose();

    public void Dispose() => _file.Dispose();

    private void Write()
    {
        RandomAccess.Write(_file, _buffer.AsSpan(0, _used), _written);
        _written += _used;
        _used = 0;
    }
}
