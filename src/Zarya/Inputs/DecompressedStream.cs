using ZstdSharp;

namespace Zarya.Inputs;

/// <summary>What a decompressor gives; damage in the compressed octets becomes a <see cref="DamagedFileException"/> that names the file and the place.</summary>
internal sealed class DecompressedStream(string name, Stream decompressor) : Stream
{
    private long _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _given; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            int read = decompressor.Read(buffer);
            _given += read;
            return read;
        }
        catch (Exception e) when (e is InvalidDataException or ZstdException or EndOfStreamException)
        {
            throw new DamagedFileException(_given == 0
                ? $"{name} cannot be decompressed: it is damaged or cut off at its start, or no {Path.GetExtension(name)} file"
                : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}: the compressed data is cut off or damaged; {_given} octets could be read from it"));
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) decompressor.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A compressed file cannot be read further.</summary>
internal sealed class DamagedFileException(string message) : IOException(message);
