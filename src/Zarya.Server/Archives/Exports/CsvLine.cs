using System.Buffers;
using System.Text;

namespace Zarya.Server.Archives.Exports;

/// <summary>Builds lines of CSV (RFC 4180, with any separator) in a buffer that is handed out piece by piece, so that memory is bounded however long the export is.</summary>
/// <param name="separator">Between cells.</param>
internal sealed class CsvLine(char separator)
{
    /// <summary>A piece is handed out when it has as many octets.</summary>
    public const int PieceOctets = 32 * 1024;

    private readonly StringBuilder _text = new();
    private bool _isBegun;

    /// <summary>Whether a piece is due.</summary>
    public bool IsDue => _text.Length >= PieceOctets;

    public void Cell(string text)
    {
        if (_isBegun) _text.Append(separator);
        _isBegun = true;
        bool isPlain = text.AsSpan().IndexOfAny('"', '\r', '\n') < 0 && !text.Contains(separator, StringComparison.Ordinal);
        if (isPlain) _text.Append(text);
        else _text.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    public void End()
    {
        _text.Append('\n');
        _isBegun = false;
    }

    /// <summary>What was gathered, as UTF-8.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        var octets = new ArrayBufferWriter<byte>(_text.Length + 1);
        foreach (ReadOnlyMemory<char> chunk in _text.GetChunks()) Encoding.UTF8.GetBytes(chunk.Span, octets);
        _text.Clear();
        return octets.WrittenMemory;
    }
}
