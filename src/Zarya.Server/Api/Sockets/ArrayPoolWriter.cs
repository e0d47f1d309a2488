using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Zarya.Server.Api.Sockets;

/// <summary>Octets in a pooled array that grows. Belongs to one task.</summary>
internal sealed class ArrayPoolWriter
{
    // A thousand clients may have a message under way at once, each of some 30 KB; the shared pool keeps a few dozen and would let the rest be made anew every time.
    private static readonly ArrayPool<byte> s_pool = ArrayPool<byte>.Create(1024 * 1024, 1024);

    private byte[] _octets = [];
    private int _length;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _octets.AsMemory(0, _length);

    /// <summary>Appends octets.</summary>
    public void Write(ReadOnlySpan<byte> octets)
    {
        octets.CopyTo(Reserve(octets.Length));
        _length += octets.Length;
    }

    /// <summary>Appends an octet.</summary>
    public void WriteByte(byte octet)
    {
        Reserve(1)[0] = octet;
        _length++;
    }

    /// <summary>Appends ASCII.</summary>
    public void WriteAscii(string text) => _length += Encoding.ASCII.GetBytes(text, Reserve(text.Length));

    /// <summary>Appends a number in decimal.</summary>
    public void WriteNumber(int number)
    {
        _ = Utf8Formatter.TryFormat(number, Reserve(11), out int written);
        _length += written;
    }

    /// <summary>Gives the memory back; the writer is empty then.</summary>
    public void Return()
    {
        if (_octets.Length > 0) s_pool.Return(_octets);
        (_octets, _length) = ([], 0);
    }

    private Span<byte> Reserve(int count)
    {
        if (_length + count > _octets.Length)
        {
            byte[] larger = s_pool.Rent(Math.Max(4096, Math.Max(_length + count, _octets.Length * 2)));
            _octets.AsSpan(0, _length).CopyTo(larger);
            if (_octets.Length > 0) s_pool.Return(_octets);
            _octets = larger;
        }
        return _octets.AsSpan(_length);
    }
}
