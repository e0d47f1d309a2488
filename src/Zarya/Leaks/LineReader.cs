namespace Zarya.Leaks;

/// <summary>Lines of a stream, one after the other, in bounded memory: a line that is too long is passed over to its end.</summary>
/// <param name="content">Octets; a read may give fewer than asked for, as pipes do.</param>
internal sealed class LineReader(Stream content)
{
    /// <summary>The longest line that is read, octets: rows have some fifty.</summary>
    public const int LongestLine = 16 * 1024;

    private readonly byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;
    private bool _isPassing;
    private bool _isAtEnd;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The next line without its end (LF or CR LF), valid until the next call.</summary>
    /// <param name="line">The line; empty when it is too long.</param>
    /// <param name="isTooLong">Whether it is longer than <see cref="LongestLine"/>.</param>
    /// <returns><see langword="false"/> at the end.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line, out bool isTooLong)
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_start, _end - _start);
            int length = rest.IndexOf((byte)'\n');
            if (length >= 0 || (_isAtEnd && (rest.Length > 0 || _isPassing)))
            {
                line = length >= 0 ? rest[..length] : rest;
                _start = length >= 0 ? _start + length + 1 : _end;
                Line++;
                isTooLong = _isPassing || line.Length > LongestLine;
                _isPassing = false;
                line = isTooLong ? default : Trimmed(line);
                return true;
            }
            if (_isAtEnd)
            {
                line = default;
                isTooLong = false;
                return false;
            }
            if (rest.Length > LongestLine) (_start, _end, _isPassing) = (0, 0, true);
            Fill();
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        int read = content.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
    }

    private ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> line)
    {
        if (Line == 1 && line.StartsWith("\uFEFF"u8)) line = line[3..];
        return line is [.., (byte)'\r'] ? line[..^1] : line;
    }
}
