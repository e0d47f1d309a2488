using ZstdSharp;

namespace Zarya.Inputs;

/// <summary>What a decompressor gives; damage in the compressed octets becomes a <see cref="DamagedFileException"/> that names the file and the place.</summary>
internal sealed class DecompressedStream(string name, Stream decompressor) : ForwardOnlyStream(decompressor)
{
    private long _given;

    public override long Position { get => _given; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            int read = Source.Read(buffer);
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
}

/// <summary>A compressed file cannot be read further.</summary>
internal sealed class DamagedFileException(string message) : IOException(message);
