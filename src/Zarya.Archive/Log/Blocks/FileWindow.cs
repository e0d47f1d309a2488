using Zarya.Archive.Log.Disks;

namespace Zarya.Archive.Log.Blocks;

/// <summary>Reads small pieces that stand near one another with few calls, by reading ahead.</summary>
internal sealed class FileWindow
{
    private const int AheadOctets = 128 * 1024;

    private IDiskFile? _file;
    private long _offset;
    private int _length;
    private byte[] _octets = [];

    /// <summary>Octets of a file; fewer at its end. They stand until the next call.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">From where.</param>
    /// <param name="length">How many.</param>
    /// <param name="isAhead">Whether to read on, because what follows will be asked for next.</param>
    /// <param name="isFresh">Whether what was read before does not count.</param>
    public Span<byte> Read(IDiskFile file, long offset, int length, bool isAhead, bool isFresh)
    {
        bool isHere = !isFresh && ReferenceEquals(file, _file) && offset >= _offset && offset + length <= _offset + _length;
        if (!isHere)
        {
            int wanted = isAhead ? Math.Max(length, AheadOctets) : length;
            if (_octets.Length < wanted) _octets = new byte[wanted];
            (_file, _offset, _length) = (file, offset, file.Read(offset, _octets.AsSpan(0, wanted)));
        }
        int start = (int)(offset - _offset);
        return _octets.AsSpan(start, Math.Min(length, _length - start));
    }
}
